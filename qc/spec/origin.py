"""Where a characteristic's limits come from, how it is known to drift, and how it is sampled."""

from __future__ import annotations

from typing import Annotated, Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.parts import ONE_LINE, LongText
from qc.spec.tolerance import Tolerance

__all__ = ["Origin", "Remark", "Tolerance"]

_Line = Annotated[str, key(min_length=1, max_length=300, pattern=ONE_LINE)]


class Remark(Part):
    """A remark in every language that the reports are written in."""

    id: _Line = key(description="The remark in Indonesian", examples=["Naik saat pahat aus"])
    en: _Line = key(description="The remark in English", examples=["Rises as the tool wears"])

    def say(self, code: str) -> str:
        """Return the remark in the language ``code``."""
        return self.en if code == "en" else self.id


class Origin(Part):
    """What stands behind a characteristic's limits."""

    tolerance: Tolerance | None = key(
        default=None,
        description="A published tolerance that gives lsl and usl from nominal, or a grade that gives lsl",
        examples=["ISO 2768-1 m"],
    )
    basis: Literal["standard", "reported", "unchecked", "illustrative"] | None = key(
        default=None,
        description="What the limits rest on; standard: a published one; reported: a study's or a buyer's publication; "
        "unchecked: a standard that nobody has looked up yet; illustrative: invented as an example",
        examples=["standard"],
    )
    source: LongText | None = key(
        default=None,
        description="Where the limits come from, with edition",
        examples=["Gambar 12-034 rev. B"],
    )
    drift: Remark | None = key(
        default=None,
        description="How it is known to change as volume rises, and why",
        examples=[{"id": "Naik saat insert aus", "en": "Grows as the insert wears"}],
    )
    take: Remark | None = key(
        default=None,
        description="How units are to be taken",
        examples=[{"id": "5 unit berturut-turut tiap jam", "en": "5 units in a row every hour"}],
    )
