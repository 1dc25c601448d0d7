"""Initial production: the first lots of a new part, watched more closely until a rule ends it."""

from __future__ import annotations

from typing import Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.origin import Remark

__all__ = ["InitialProduction", "Remark"]


class InitialProduction(Part):
    """How the first lots are watched."""

    lots: int = key(ge=1, le=1000, description="How many of the first lots are watched more closely", examples=[3])
    min_units: int | None = key(
        default=None,
        ge=1,
        description="Fewest units to measure in each of them; absent: as in every lot",
        examples=[200],
    )
    severity: Literal["tightened", "normal"] = key(
        default="tightened",
        description="Inspection of these lots by a published table that names none itself",
        examples=["tightened"],
    )
    keep: tuple[Literal["first", "middle", "last"], ...] = key(
        default=("first", "middle", "last"),
        max_length=3,
        description="Which units of each of these lots are kept",
        examples=[["first", "middle", "last"]],
    )
    exit_lots: int | None = key(
        default=None,
        ge=1,
        le=1000,
        description="It ends after so many lots accepted in a row, never before lots; absent: as many as lots",
        examples=[3],
    )
    exit_rule: Remark | None = key(
        default=None,
        description="What else must hold before it ends",
        examples=[{"id": "Persetujuan tertulis dari pembeli", "en": "The buyer's written agreement"}],
    )
