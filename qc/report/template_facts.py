"""What a form to fill in is made for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.units import decimals_of

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
    """Return what a form calls a characteristic: its name, or its id where two have the same name.

    Parameters
    ----------
    characteristic : Characteristic
    facts : TemplateFacts
    code : str
        The reader's language.
    """
    own = characteristic.names.say(code)
    others = [c for c in facts.characteristics if c.id != characteristic.id]
    taken = {text.casefold() for c in others for text in (c.names.id, c.names.en, c.id)}
    return characteristic.id if own.casefold() in taken else own


def header_of(characteristic: Characteristic, facts: TemplateFacts, code: str) -> str:
    """Return a characteristic's name with its unit, as it stands above a column and is read back."""
    name = name_of(characteristic, facts, code)
    return f"{name} ({characteristic.unit})" if characteristic.unit else name


def digits_of(characteristic: Characteristic) -> int:
    """Return how many digits after the decimal mark a reading has."""
    if characteristic.kind == "attribute":
        return 0
    if characteristic.gauge is not None:
        return decimals_of(characteristic.gauge.resolution)
    limits = [x for x in (characteristic.lsl, characteristic.nominal, characteristic.usl) if x]
    return max((decimals_of(float(f"1e-{len(repr(abs(x)).partition('.')[2])}")) for x in limits), default=2)
