"""Tolerances that published standards give by class and size, and smallest thicknesses that they give by grade."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeTable:
    """A table of tolerances by nominal size.

    Attributes
    ----------
    above : str
        The size, in mm, above which the table begins; a size of exactly this belongs to its first row where
        ``closed``.
    closed : bool
        Whether the first row holds that size itself.
    up_to : tuple of str
        Largest size of each row, in mm.
    classes : mapping of str to tuple of (str or None)
        For each class the deviation to either side, in mm, row by row; None where the standard gives none.
    """

    above: str
    closed: bool
    up_to: tuple[str, ...]
    classes: Mapping[str, tuple[str | None, ...]]

    def deviation(self, grade: str, nominal: Decimal) -> Decimal | None:
        """Return the deviation allowed to either side of a nominal size, or None where the table gives none."""
        edges = [Decimal(edge) for edge in self.up_to]
        low = Decimal(self.above)
        if nominal > edges[-1] or nominal < low or (nominal == low and not self.closed):
            return None
        found = self.classes[grade][bisect_left(edges, nominal)]
        return None if found is None else Decimal(found)


_LINEAR = SizeTable(
    above="0.5",
    closed=True,
    up_to=("3", "6", "30", "120", "400", "1000", "2000"),
    classes={
        "f": ("0.05", "0.05", "0.1", "0.15", "0.2", "0.3", "0.5"),
        "m": ("0.1", "0.1", "0.2", "0.3", "0.5", "0.8", "1.2"),
        "c": ("0.2", "0.3", "0.5", "0.8", "1.2", "2.0", "3.0"),
        "v": (None, "0.5", "1.0", "1.5", "2.5", "4.0", "6.0"),
    },
)
# The standard gives the whole width; half of it lies to either side.
_CASTING_WIDTHS = {
    "DCTG 6": ("0.52", "0.54", "0.58", "0.64", "0.7", "0.78", "0.88", "1.0", "1.1"),
    "DCTG 7": ("0.74", "0.78", "0.82", "0.9", "1.0", "1.1", "1.2", "1.4", "1.6"),
    "DCTG 8": ("1.0", "1.1", "1.2", "1.3", "1.4", "1.6", "1.8", "2.0", "2.2"),
    "DCTG 9": ("1.5", "1.6", "1.7", "1.8", "2.0", "2.2", "2.5", "2.8", "3.2"),
    "DCTG 10": ("2.0", "2.2", "2.4", "2.6", "2.8", "3.2", "3.6", "4.0", "4.4"),
    "DCTG 11": ("2.8", "3.0", "3.2", "3.6", "4.0", "4.4", "5.0", "5.6", "6.2"),
    "DCTG 12": ("4.2", "4.4", "4.6", "5.0", "5.6", "6.0", "7.0", "8.0", "9.0"),
}
_CASTING = SizeTable(
    above="0",
    closed=False,
    up_to=("10", "16", "25", "40", "63", "100", "160", "250", "400"),
    classes={grade: tuple(str(Decimal(width) / 2) for width in widths) for grade, widths in _CASTING_WIDTHS.items()},
)
_TABLES: Mapping[str, SizeTable] = {"ISO 2768-1": _LINEAR, "JIS B 0405": _LINEAR, "ISO 8062-3": _CASTING}

BY_SIZE: Mapping[str, tuple[SizeTable, str]] = {
    f"{title} {grade}": (table, grade) for title, table in _TABLES.items() for grade in table.classes
}
# Smallest thickness, µm. JIS H 8610 grade 4 is 12 in some editions and 13 in others: it is left out.
BY_GRADE: Mapping[str, str] = {
    "JIS H 8610 grade 1": "2",
    "JIS H 8610 grade 2": "5",
    "JIS H 8610 grade 3": "8",
    "JIS H 8610 grade 5": "20",
    "JIS H 8610 grade 6": "25",
    "ASTM B633 SC1": "5",
    "ASTM B633 SC2": "8",
    "ASTM B633 SC3": "12",
    "ASTM B633 SC4": "25",
    "JIS H 8617 grade 1": "3",
    "JIS H 8617 grade 2": "5",
    "JIS H 8617 grade 3": "10",
}
NAMES: tuple[str, ...] = (*BY_SIZE, *BY_GRADE)


def unit_of(name: str) -> str:
    """Return the unit that a named tolerance is given in."""
    return "mm" if name in BY_SIZE else "µm"


def limits_of(name: str, nominal: float | None) -> tuple[float | None, float | None] | None:
    """Return the specification limits that a named tolerance gives.

    Parameters
    ----------
    name : str
        One of ``NAMES``.
    nominal : float or None
        In mm; not needed for a thickness by grade.

    Returns
    -------
    tuple of (float or None, float or None), or None
        Lower and upper limit, in mm or µm (``unit_of``); None where the standard gives no tolerance for the size.

    References
    ----------
    ISO 2768-1:1989, table 1 (JIS B 0405:1991 is the same); ISO 8062-3:2007, table 2, DCTG 6 to 12; JIS H 8610, ASTM
    B633 and JIS H 8617, smallest thickness: all as tabulated publicly. Check against your own copy.

    Examples
    --------
    >>> limits_of("ISO 2768-1 m", 40.0), limits_of("JIS H 8610 grade 3", None)
    ((39.7, 40.3), (8.0, None))
    """
    if name in BY_GRADE:
        return float(BY_GRADE[name]), None
    if nominal is None:
        return None
    table, grade = BY_SIZE[name]
    size = Decimal(repr(nominal))
    deviation = table.deviation(grade, size)
    return None if deviation is None else (float(size - deviation), float(size + deviation))
