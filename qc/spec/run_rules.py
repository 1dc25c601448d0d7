"""The run rules of a standard: a set by its name, or rows of the standard's own."""

from __future__ import annotations

from typing import Annotated, Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.terms import RuleSet

# Longer runs say nothing that shorter ones do not, and the chance of a false alarm takes minutes to compute.
_LONGEST = 20


class RunRule(Part):
    """A row of a standard's own run rules."""

    pattern: Literal["beyond", "beyond-either-side", "within", "trend", "alternation"] = key(
        description="What the points do: lie beyond zone on one side, beyond it on either side, or within it; "
        "only rise or only fall; rise and fall in turn",
        examples=["beyond"],
    )
    points: int = key(ge=1, le=_LONGEST, description="How many points of the window have to do it", examples=[2])
    window: int | None = key(
        default=None, ge=1, le=_LONGEST, description="Points in a row that are looked at; absent: points", examples=[3]
    )
    zone: Annotated[float, key(ge=0, le=8)] = key(
        default=0.0,
        description="Distance from the centre line in standard errors, 3 is the control limit; 0: a run on one side",
        examples=[2.0],
    )


Rules = RuleSet | Annotated[tuple[RunRule, ...], key(min_length=1, max_length=12)]
"""A named set, or the standard's own rows."""
