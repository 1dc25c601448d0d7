"""Figures that a sheet gives of the spread of all its readings: s, Cp, Cpk, Pp, Ppk."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.errors import Location


class FigureKind(StrEnum):
    """What a sheet calls a figure of the spread of its readings."""

    DEVIATION = "deviation"
    CP = "cp"
    CPK = "cpk"
    PP = "pp"
    PPK = "ppk"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFigure:
    """A figure of the spread of all readings of a table, as the sheet gives it.

    Attributes
    ----------
    characteristic : str
        Its id.
    kind : FigureKind
        What the sheet calls it.
    label, cell : str
        As the sheet names it, and where it stands, such as B7.
    place : Location
        The table.
    text : str
        As written.
    value : float
        As read, in the sheet's unit.
    shown : int
        Digits after the decimal mark.
    factor : float
        What makes the sheet's unit of measurement the standard's.
    """

    characteristic: str
    kind: FigureKind
    label: str
    cell: str
    place: Location
    text: str
    value: float
    shown: int
    factor: float = 1.0

    def agrees(self, ours: float) -> bool:
        """Return whether a number is this one, rounded or cut off after as many digits.

        Parameters
        ----------
        ours : float
            In the sheet's unit.
        """
        return agrees(ours, self.value, self.shown)


def agrees(ours: float, said: float, shown: int) -> bool:
    """Return whether a number is another one that was rounded or cut off after so many digits.

    Parameters
    ----------
    ours : float
        With all its digits.
    said : float
        Rounded or cut off.
    shown : int
        Its digits after the decimal mark.

    Examples
    --------
    >>> agrees(1.337, 1.34, 2), agrees(1.337, 1.33, 2), agrees(1.337, 1.35, 2)
    (True, True, False)
    """
    step, slack = 10.0**-shown, 1e-9 * max(1.0, abs(ours))
    rounded = abs(ours - said) <= step / 2 + slack
    return rounded or (abs(said) <= abs(ours) + slack and abs(ours - said) < step - slack)
