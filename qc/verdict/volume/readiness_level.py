"""Which of the four levels is reached, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.terms import Conformity, Readiness, SeverityClass, Stability
from qc.values import dataclass
from qc.verdict import decide
from qc.verdict.change.diagnosis_words import blames_pilot, what_changed
from qc.verdict.volume.readiness_counted import outside
from qc.verdict.volume.readiness_coverage import not_known
from qc.verdict.wording.against import apart, as_asked
from qc.verdict.wording.spans import reached_at
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.volume import Volume
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.verdict.volume.readiness_batches import Span
    from qc.verdict.volume.readiness_coverage import Coverage
    from qc.verdict.volume.readiness_evidence import Evidence

    Each = tuple[tuple[CharacteristicFacts, Evidence], ...]

_FEWEST_IN_BATCH = 5  # fewer units tell nothing of another sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One of four levels, and what keeps it from the next one.

    Attributes
    ----------
    level : Readiness
        Not enough evidence, not yet, step up under guard, shown.
    reasons : tuple of Message
        What keeps it from the next level; empty where it is shown.
    units, batches : int
        Measured units and batches that it rests on.
    """

    level: Readiness
    reasons: tuple[Message, ...]
    units: int
    batches: int


def level(
    facts: LotFacts, volume: Volume, each: Each, *, coverage: tuple[Coverage, ...], spans: tuple[Span, ...]
) -> Level:
    """Return the level that a lot's process has reached.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    volume : Volume
        The thresholds.
    each : tuple of (CharacteristicFacts, Evidence)
        Every characteristic.
    coverage : tuple of Coverage
        Sources seen and planned.
    spans : tuple of Span
        Pilot and batches.

    Returns
    -------
    Level
        A fault that is shown outranks little evidence; little evidence outranks everything else.
    """
    batches = sum(span.own_sitting and span.measured >= _FEWEST_IN_BATCH for span in spans)
    measured = sum(span.measured for span in spans)
    steps = (
        (Readiness.NOT_YET, tuple(_faults(each))),
        (Readiness.NOT_ENOUGH, tuple(_too_little(facts, volume, each, coverage=coverage, batches=batches))),
        (Readiness.NOT_YET, tuple(_low_index(volume, each))),
        (Readiness.UNDER_GUARD, tuple(_not_shown(volume, each, coverage=coverage, seen=(measured, batches)))),
    )
    reached, reasons = next(((name, why) for name, why in steps if why), (Readiness.SHOWN, ()))
    return Level(level=reached, reasons=reasons, units=measured, batches=batches)


def _faults(each: Each) -> Iterator[Message]:
    """Yield what must be corrected first."""
    for facts, _ in each:
        name = facts.characteristic.names
        critical = facts.characteristic.severity is SeverityClass.CRITICAL
        count = facts.faults
        if not count and decide.conformity(facts) is Conformity.FAILS:
            yield message("{name}: the sampling plan does not accept it", name=name)
        elif decide.conformity(facts) is Conformity.FAILS or (critical and count):
            yield outside(facts)
        stable = decide.stability(facts)
        if stable in {Stability.DRIFTING, Stability.CHANGED}:
            yield _of_pilot(facts) or _moved(facts) or _unexplained(facts, stable)
        elif stable is Stability.UNSTABLE:
            yield message("{name}: signals that nobody has explained", name=name)


def _of_pilot(facts: CharacteristicFacts) -> Message | None:
    """Return that what changed may be the pilot, or None."""
    told = None if facts.drift is None else facts.drift.diagnosis
    if told is None or not blames_pilot(told):
        return None
    return message(
        "{name}: the pilot itself was not stable: make a new one, and hold the lot against it",
        name=facts.characteristic.names,
    )


def _moved(facts: CharacteristicFacts) -> Message | None:
    """Return what is to be done about a process that moves, as far as the change tells; None where it does not."""
    name = facts.characteristic.names
    told = None if facts.drift is None else facts.drift.diagnosis
    if told is not None and told.reset_after is not None:
        return message(
            "{name}: it wears and comes back; agree to bring it back after {units} at the latest",
            name=name,
            units=told.made.amount(told.reset_after),
        )
    if told is not None and told.reach is not None and told.reach.unit is not None:
        when = reached_at(told)
        if when is None:
            return message("{name}: it moves towards a limit, and its outermost units are near it already", name=name)
        return message("{name}: it moves towards a limit, which it reaches {when}", name=name, when=when)
    source = None if told is None else told.blocks if told.factor is None else told.factor.context
    if told is not None and told.cause is not None and told.factor is None:
        what = what_changed(told.cause.changes)
        return message("{name}: it moved where this changed: {what}; set that right", name=name, what=what)
    if told is not None and source is not None:
        sources = (source, *told.together)
        return message("{name}: its level goes with {sources}: make these alike", name=name, sources=sources)
    return None


def _unexplained(facts: CharacteristicFacts, stable: Stability) -> Message:
    """Return that something changed and nobody knows why."""
    name, told = facts.characteristic.names, None if facts.drift is None else facts.drift.diagnosis
    if told is not None and told.found.kind is ChangeKind.LOT_TO_LOT and told.factor is None:
        return message("{name}: its level is another from lot to lot, and nobody has said why", name=name)
    if stable is Stability.CHANGED:
        return message("{name}: the process is not as before, and nobody has said why", name=name)
    return message("{name}: the process moves, and nobody has said why", name=name)


def _too_little(
    facts: LotFacts, volume: Volume, each: Each, *, coverage: tuple[Coverage, ...], batches: int
) -> Iterator[Message]:
    """Yield what is missing before anything can be said."""
    for one, told in each:
        name = one.characteristic.names
        if told.readings < volume.min_readings:
            yield plural(
                "{name}: {count} reading, at least {fewest} are needed",
                "{name}: {count} readings, at least {fewest} are needed",
                name=name,
                count=told.readings,
                fewest=volume.min_readings,
            )
        elif one.attribute is None and told.subgroups < volume.min_subgroups:
            yield plural(
                "{name}: {count} subgroup, at least {fewest} are needed",
                "{name}: {count} subgroups, at least {fewest} are needed",
                name=name,
                count=told.subgroups,
                fewest=volume.min_subgroups,
            )
    days = next(row.seen for row in coverage if row.key == "days")
    if max(batches, days or 0) < volume.min_sittings:
        yield message("all units come from one sitting: what another day brings was not seen")
    yield from _unanswered(facts, each)


def _unanswered(facts: LotFacts, each: Each) -> Iterator[Message]:
    """Yield the characteristics of which it is not known whether they stay."""
    if facts.pilot is None:
        yield message("no pilot was given: whether the process stays where it began cannot be said")
        return
    moved = tuple(
        one.characteristic.names
        for one, _ in each
        if one.pilot_stability is not None and not one.pilot_stability.stable
    )
    if moved:
        yield message("the pilot itself was not stable, a new one is needed: {names}", names=moved)
    unknown = tuple(one.characteristic.names for one, _ in each if decide.stability(one) is Stability.NOT_JUDGED)
    if unknown:
        yield message("whether the process stays could not be judged for {names}", names=unknown)


def _low_index(volume: Volume, each: Each) -> Iterator[Message]:
    """Yield indices whose lower bound is too low to step up, and those asked for that are not known."""
    for facts, told in each:
        name = facts.characteristic.names
        if told.index_lower is not None and told.index_lower < volume.min_index:
            yield message(
                "{name}: {index} may be as low as {lower}, below {least}",
                name=name,
                index=told.index_name,
                lower=apart(told.index_lower, volume.min_index),
                least=as_asked(volume.min_index),
            )


def _not_shown(
    volume: Volume, each: Each, *, coverage: tuple[Coverage, ...], seen: tuple[int, int]
) -> Iterator[Message]:
    """Yield what is missing before a volume counts as shown."""
    measured, batches = seen
    if measured < volume.shown_units:
        yield message("{count} units measured, {fewest} are needed", count=measured, fewest=volume.shown_units)
    if batches < volume.shown_batches:
        yield plural(
            "{count} batch seen, {fewest} are needed",
            "{count} batches seen, {fewest} are needed",
            count=batches,
            fewest=volume.shown_batches,
        )
    for facts, told in each:
        yield from _index_not_shown(facts, told)
    missing = tuple(row.name for row in coverage if row.covered is False)
    if missing:
        yield message("not all that is planned was seen: {names}", names=missing)
    yield from not_known(coverage)


def _index_not_shown(facts: CharacteristicFacts, told: Evidence) -> Iterator[Message]:
    name = facts.characteristic.names
    if told.index_lower is None:
        if facts.characteristic.capability is not None or facts.characteristic.kind == "variable":
            yield message("{name}: the capability index is not known", name=name)
    elif told.index_lower < told.required:
        yield message(
            "{name}: {index} may be as low as {lower}, the buyer asks {wanted}",
            name=name,
            index=told.index_name,
            lower=apart(told.index_lower, told.required),
            wanted=as_asked(told.required),
        )
