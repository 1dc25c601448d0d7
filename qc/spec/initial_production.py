"""Initial production: the first lots of a new part, watched more closely until a rule ends it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from qc.spec.origin import Remark
from qc.spec.parts import Part

__all__ = ["InitialProduction", "Remark"]

_LISTED = Field(strict=False)  # TOML has lists, not tuples


class InitialProduction(Part):
    """How the first lots are watched."""

    lots: int = Field(ge=1, le=1000, description="How many of the first lots are watched more closely", examples=[3])
    min_units: int | None = Field(
        default=None,
        ge=1,
        description="Fewest units to measure in each of them; absent: as in every lot",
        examples=[200],
    )
    severity: Literal["tightened", "normal"] = Field(
        default="tightened",
        description="Inspection of these lots by a published table that names none itself",
        examples=["tightened"],
    )
    keep: Annotated[tuple[Literal["first", "middle", "last"], ...], _LISTED] = Field(
        default=("first", "middle", "last"),
        max_length=3,
        description="Which units of each of these lots are kept",
        examples=[["first", "middle", "last"]],
    )
    exit_lots: int | None = Field(
        default=None,
        ge=1,
        le=1000,
        description="It ends after so many lots accepted in a row, never before lots; absent: as many as lots",
        examples=[3],
    )
    exit_rule: Remark | None = Field(
        default=None,
        description="What else must hold before it ends",
        examples=[{"id": "Persetujuan tertulis dari pembeli", "en": "The buyer's written agreement"}],
    )
