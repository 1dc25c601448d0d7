"""When a trend brings the first units to a limit, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import Side
from qc.units import decimals_of
from qc.verdict.wording.spans import reached_at
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc import stats
    from qc.spec.model import Characteristic
    from qc.verdict.change.diagnosis import Diagnosis

_NOW: Mapping[Side, Callable[[Mapping[str, object]], Message]] = {
    Side.ABOVE: lambda said: message("The highest units already come near the upper limit {limit} {unit}.", **said),
    Side.BELOW: lambda said: message("The lowest units already come near the lower limit {limit} {unit}.", **said),
}
_LATER: Mapping[Side, Callable[[Mapping[str, object]], Message]] = {
    Side.ABOVE: lambda said: message(
        "At this rate the first units reach the upper limit {limit} {unit} {when}.", **said
    ),
    Side.BELOW: lambda said: message(
        "At this rate the first units reach the lower limit {limit} {unit} {when}.", **said
    ),
}


def reached(asked: Characteristic, known: Diagnosis, outside: stats.Nonconforming | None) -> Message | None:
    """Return when a trend brings the first units to a limit, or that this is not proven; None where there is no trend.

    Parameters
    ----------
    asked : Characteristic
        Its limits.
    known : Diagnosis
        The change.
    outside : Nonconforming or None
        What lies beyond the limits already: that these are near need not be said then.
    """
    reach = known.reach
    if reach is None or not known.directed:
        return None
    if reach.unit is None:
        return message("When this trend reaches a limit is not proven yet.")
    decimals = None if asked.gauge is None else decimals_of(asked.gauge.resolution)
    said: dict[str, object] = {"limit": Number(reach.limit, decimals), "unit": asked.unit}
    when = reached_at(known)
    if when is not None:
        return _LATER[reach.side]({**said, "when": when})
    passed = outside is not None and (outside.above if reach.side is Side.ABOVE else outside.below)
    return None if passed else _NOW[reach.side](said)
