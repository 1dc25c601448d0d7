"""What buyers ask of the process capability in each phase of a supply: before it begins, and while it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from qc.spec.group import Part
from qc.spec.key import key

if TYPE_CHECKING:
    from collections.abc import Mapping

PHASES: Mapping[str, Mapping[str, Any]] = {
    "initial": {
        "index": "ppk",
        "minimum": 1.33,
        "accepted_above": 1.67,
        "min_readings": 30,
        "full_readings": 100,
    },
    "running": {"index": "cpk", "minimum": 1.33},
}
"""Criteria in common use (AIAG PPAP as summarised publicly; check the buyer's own manual)."""


def with_phase(asked: Any) -> Any:
    """Return what is asked of the capability with what its phase gives; what is written itself holds.

    Parameters
    ----------
    asked : object
        As a standard's file has it; anything but a group of keys is left as it is.

    Examples
    --------
    >>> with_phase({"phase": "running", "minimum": 1.5})
    {'index': 'cpk', 'minimum': 1.5, 'phase': 'running'}
    """
    if not isinstance(asked, dict) or not isinstance(asked.get("phase"), str):
        return asked
    return {**PHASES.get(asked["phase"], {}), **asked}


class Phased(Part):
    """The keys by which what is asked depends on the phase and on the number of readings."""

    phase: Literal["initial", "running"] | None = key(
        default=None,
        description="initial: Ppk above 1.67 is accepted, from 1.33 on the buyer decides, below 1.33 it is not; "
        "running: Cpk of at least 1.33; keys written beside it hold instead",
        examples=["initial"],
    )
    accepted_above: Annotated[float, key(gt=0, le=10)] | None = key(
        default=None,
        description="An index above this is accepted; from minimum up to this the buyer decides; absent: minimum alone",
        examples=[1.67],
    )
    full_readings: int | None = key(
        default=None,
        ge=2,
        le=1_000_000,
        description="With fewer readings than this an index is preliminary, and the buyer decides; absent: not asked",
        examples=[100],
    )

    @classmethod
    def stated(cls, rule: dict[str, Any]) -> dict[str, Any]:
        """Let editors ask for a minimum only where no phase gives it."""
        return {**rule, "required": [], "anyOf": [{"required": ["minimum"]}, {"required": ["phase"]}]}

    @classmethod
    def filled(cls, keys: Any) -> Any:
        """Write in what the phase gives."""
        return with_phase(keys)
