"""The largest volume that the data support stepping to, and the least measuring for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.terms import Readiness
from qc.values import dataclass
from qc.verdict.volume.readiness_coverage import GROWING
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qc.spec.volume import Volume
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_coverage import Coverage
    from qc.verdict.volume.readiness_evidence import Evidence

_TOGETHER = 5
_MOST_READINGS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far, and what to measure on the way.

    Attributes
    ----------
    volume : int or None
        Largest volume, all units made so far included; None where the data support no step.
    bound_by : Message
        What keeps it from being larger.
    further : int
        Units of the next run that the sampling is for.
    sampling : Spacing
        How many are measured, and how they are spread.
    each_new : int
        Units measured besides, at the start of whatever is new.
    new : tuple of Message
        What is still to be met.
    stop_at : int
        So many nonconforming units among those measured are more than what was seen so far, or the standard, allows.
    unreachable : tuple of Message
        Indices that no number of readings would show at their present level.
    """

    volume: int | None
    bound_by: Message
    further: int
    sampling: stats.Spacing
    each_new: int
    new: tuple[Message, ...]
    stop_at: int
    unreachable: tuple[Message, ...]


def next_step(
    volume: Volume,
    each: tuple[tuple[CharacteristicFacts, Evidence], ...],
    *,
    coverage: tuple[Coverage, ...],
    made: tuple[int, int],
    level: Readiness,
) -> Step:
    """Return the next step up.

    Parameters
    ----------
    volume : Volume
        Target and thresholds.
    each : tuple of (CharacteristicFacts, Evidence)
        Every characteristic.
    coverage : tuple of Coverage
        Sources seen and planned.
    made : tuple of int and int
        Units made, and units measured so far.
    level : Readiness
        Below "under guard" no step is supported.

    Returns
    -------
    Step
    """
    reached, bound_by = min(_caps(volume, each, coverage, made[0]), key=lambda cap: cap[0])
    may = level in {Readiness.UNDER_GUARD, Readiness.SHOWN}
    largest = max(reached, made[0]) if may else None
    further = max(largest - made[0] if largest else 0, 0) or max(made[0], _TOGETHER)
    wanted, unreachable = _readings(volume, each, made[1], shown=may)
    plan = stats.spread_readings(wanted, units=further, size=_together(each))
    new = tuple(row.name for row in coverage if row.covered is False)
    return Step(
        volume=largest,
        bound_by=bound_by,
        further=further,
        sampling=plan,
        each_new=_TOGETHER,
        new=new,
        stop_at=_stop(each, plan, volume.confidence),
        unreachable=unreachable,
    )


def _caps(
    volume: Volume,
    each: tuple[tuple[CharacteristicFacts, Evidence], ...],
    coverage: tuple[Coverage, ...],
    made: int,
) -> Iterator[tuple[int, Message]]:
    """Yield each volume that must not be passed, with what sets it."""
    yield volume.target, message("the target itself")
    times = message("at most {times} times what was made so far", times=Number(volume.step))
    yield int(volume.step * made), times
    for row in coverage:
        if row.key in GROWING and row.seen is not None and row.planned:
            # A tool that was never changed lasts until its first change; of lots and days one was always there.
            more = row.key == "tool_changes"
            limit = (row.seen + more) * volume.target // (row.planned + more)
            yield limit, message("a larger volume takes more than was seen: {name}", name=row.name)
    if volume.most_nonconforming is not None:
        allowed = volume.most_nonconforming
        feared = message("beyond it more than {count} nonconforming units are to be feared", count=allowed)
        for _, told in each:
            if told.from_counts:
                limit = stats.largest_volume(_limit(told, volume), allowed=allowed, most=max(volume.target, 1))
                yield made + limit, feared


def _limit(told: Evidence, volume: Volume) -> Callable[[int], int]:
    """Return how many nonconforming units are to be feared among so many further ones."""
    if not told.from_readings:
        known = told.from_counts[0]
        return lambda units: (
            stats.count_exposure(known.nonconforming, known.inspected, future=units, confidence=volume.confidence)
            .prediction(volume.prior)
            .limit
        )
    from_readings = told.outlook
    assert from_readings is not None
    return lambda units: from_readings.limit(units, volume.confidence)


def _readings(
    volume: Volume, each: tuple[tuple[CharacteristicFacts, Evidence], ...], measured: int, *, shown: bool
) -> tuple[int, tuple[Message, ...]]:
    """Return the fewest readings that the next level needs, and what no number of them would show.

    The next level is that the volume counts as ``shown``, or else that a step up is supported.
    """
    wanted, unreachable = [volume.min_readings, volume.shown_units - measured if shown else 0], []
    for facts, told in each:
        wanted.append(volume.min_readings - told.readings)
        required = told.required if shown else volume.min_index
        if told.index is None or told.index_lower is None or told.index_lower >= required:
            continue
        needed = None
        if told.index > 0:
            needed = stats.readings_to_claim(told.index, required, confidence=volume.confidence, most=_MOST_READINGS)
        if needed is None:
            unreachable.append(
                message(
                    "{name}: {index} {value} would have to rise above {wanted}; more measuring does not do it",
                    name=facts.characteristic.names,
                    index=told.index_name,
                    value=Number(told.index, 2),
                    wanted=Number(required, 2),
                )
            )
        else:
            wanted.append(needed)
    return max(wanted), tuple(unreachable)


def _together(each: tuple[tuple[CharacteristicFacts, Evidence], ...]) -> int:
    """Return how many units are measured one after the other: the standard's subgroups, else five."""
    sizes = [facts.characteristic.subgroup_size for facts, _ in each if facts.characteristic.kind == "variable"]
    return max([size for size in sizes if size > 1], default=_TOGETHER)


def _stop(each: tuple[tuple[CharacteristicFacts, Evidence], ...], plan: stats.Spacing, confidence: float) -> int:
    """Return the number of nonconforming units that what was seen so far, or the standard, does not allow."""
    if all(facts.sample is not None and facts.sample.allowed == 0 for facts, _ in each):
        return 1
    known = [told.from_counts[0] for _, told in each if told.from_counts]
    if not known:
        return 1
    inspected = max(one.inspected for one in known)
    found = min(sum(one.nonconforming for one in known), inspected)
    return stats.count_exposure(found, inspected, future=plan.readings, confidence=confidence).limit + 1
