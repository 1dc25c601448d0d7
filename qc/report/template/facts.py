"""What a form to fill in is made for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.intake.names import Names
from qc.units import decimals_of
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.spec.load import LoadedSpec
    from qc.spec.model import Characteristic


class TemplateLayout(StrEnum):
    """How a form holds readings."""

    WIDE = "wide"
    LONG = "long"
    CHECK_SHEET = "check-sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateFacts:
    """A form for the measurements of one lot.

    Attributes
    ----------
    program : str
        Name and version of the program that makes it.
    standard : LoadedSpec
        What is to be measured.
    layout : TemplateLayout
    units : int
        How many units it has room for.
    """

    program: str
    standard: LoadedSpec
    layout: TemplateLayout
    units: int

    @property
    def characteristics(self) -> tuple[Characteristic, ...]:
        """What is to be measured or judged, in the standard's order."""
        return self.standard.spec.characteristic


def name_of(characteristic: Characteristic, facts: TemplateFacts, code: str) -> str:
    """Return what a form calls a characteristic: its name, or its id where the name is not its own.

    Parameters
    ----------
    characteristic : Characteristic
    facts : TemplateFacts
    code : str
        The reader's language.
    """
    return _read_back((characteristic.names.say(code),), characteristic, facts)


def header_of(characteristic: Characteristic, facts: TemplateFacts, code: str) -> str:
    """Return a characteristic's name with its unit as it stands above a column, in a form that is read back.

    Parameters
    ----------
    characteristic : Characteristic
    facts : TemplateFacts
    code : str
        The reader's language.
    """
    name, unit = characteristic.names.say(code), characteristic.unit
    return _read_back((f"{name} ({unit})", name) if unit else (name,), characteristic, facts)


def _read_back(texts: tuple[str, ...], characteristic: Characteristic, facts: TemplateFacts) -> str:
    """Return the first text that a file's reader takes for this characteristic and no other, else its id."""
    known = Names(facts.standard.spec.column_plan())
    return next((text for text in texts if known.match(text)[0] == (characteristic.id,)), characteristic.id)


def digits_of(characteristic: Characteristic) -> int:
    """Return how many digits after the decimal mark a reading has."""
    if characteristic.kind == "attribute":
        return 0
    if characteristic.gauge is not None:
        return decimals_of(characteristic.gauge.resolution)
    limits = [x for x in (characteristic.lsl, characteristic.nominal, characteristic.usl) if x]
    return max((decimals_of(float(f"1e-{len(repr(abs(x)).partition('.')[2])}")) for x in limits), default=2)
