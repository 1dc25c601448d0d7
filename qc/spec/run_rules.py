"""The run rules of a standard: a set by its name, or rows of the standard's own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from qc.spec.parts import Part
from qc.terms import RuleSet

NAMED, OWN = "named", "own"
"""Which of the two a value of ``rules`` is taken for; pydantic puts them into the path of an error."""

# Longer runs say nothing that shorter ones do not, and the chance of a false alarm takes minutes to compute.
_LONGEST = 20


class RunRule(Part):
    """A row of a standard's own run rules."""

    pattern: Literal["beyond", "beyond-either-side", "within", "trend", "alternation"] = Field(
        description="What the points do: lie beyond zone on one side, beyond it on either side, or within it; "
        "only rise or only fall; rise and fall in turn",
        examples=["beyond"],
    )
    points: int = Field(ge=1, le=_LONGEST, description="How many points of the window have to do it", examples=[2])
    window: int | None = Field(
        default=None, ge=1, le=_LONGEST, description="Points in a row that are looked at; absent: points", examples=[3]
    )
    zone: Annotated[float, Field(ge=0, le=8)] = Field(
        default=0.0,
        description="Distance from the centre line in standard errors, 3 is the control limit; 0: a run on one side",
        examples=[2.0],
    )


def _tag(value: Any) -> str:
    """Take a list for the standard's own rules and all else for a set's name."""
    return OWN if isinstance(value, list | tuple) else NAMED


Rules = Annotated[
    Annotated[RuleSet, Field(strict=False), Tag(NAMED)]
    | Annotated[tuple[RunRule, ...], Field(min_length=1, max_length=12, strict=False), Tag(OWN)],
    Discriminator(_tag),
]
"""A named set, or the standard's own rows."""
