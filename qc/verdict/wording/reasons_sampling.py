"""What was counted in the sample, where that rejects a lot, and what to do with bad units of one that passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.terms import Conformity
from qc.units import decimals_of
from qc.verdict.decide import conformity
from qc.verdict.wording.reasons_counts import too_many
from qc.verdict.wording.reasons_units import bad_units, with_bad_units
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts, LotFacts


def nonconforming(facts: CharacteristicFacts) -> Message | None:
    """Return how much is outside, where that rejects the lot."""
    sample = facts.sample
    if conformity(facts) is not Conformity.FAILS or sample is None:
        return None
    if facts.attribute is not None:
        return too_many(facts)
    if sample.judgement is not None:
        return message(
            "{name}: by its sample an estimated {share} % of the lot lies outside the buyer's limits; "
            "the plan allows {limit} %.",
            name=facts.characteristic.names,
            share=Number(100 * sample.judgement.share, 2),
            limit=Number(100 * sample.judgement.limit, 2),
        )
    if sample.plan is not None:
        return plural(
            "{name}: {count} of the {n} units of the sample lies outside the buyer's limits; the plan allows "
            "{allowed}.",
            "{name}: {count} of the {n} units of the sample lie outside the buyer's limits; the plan allows {allowed}.",
            name=facts.characteristic.names,
            count=sample.counted,
            n=sample.sampled,
            allowed=sample.allowed,
        )
    return plural(
        "{name}: {count} unit lies outside the buyer's limits (of {n} readings; {allowed} allowed).",
        "{name}: {count} units lie outside the buyer's limits (of {n} readings; {allowed} allowed).",
        count=sample.counted,
        name=facts.characteristic.names,
        n=facts.n,
        allowed=sample.allowed,
    )


def far_outside(facts: CharacteristicFacts) -> Message | None:
    """Return that every reading lies far outside, as those of another part or in another unit do."""
    series, limits = facts.series, facts.characteristic
    if series is None or series.inspected is not None or limits.lsl is None or limits.usl is None:
        return None
    read = series.values[np.isfinite(series.values)]
    tolerance = limits.usl - limits.lsl
    if not len(read) or ((read > limits.lsl - tolerance) & (read < limits.usl + tolerance)).any():
        return None
    decimals = decimals_of(limits.gauge.resolution) if limits.gauge else None
    return message(
        "{name}: every reading lies far outside ({low} to {high}; the standard: {lsl} to {usl} {unit}). Check first "
        "that standard, unit and file are those of this part.",
        name=limits.names,
        low=Number(float(read.min()), decimals),
        high=Number(float(read.max()), decimals),
        lsl=Number(limits.lsl, decimals),
        usl=Number(limits.usl, decimals),
        unit=limits.unit,
    )


def to_sort_out(facts: LotFacts, said: tuple[Message, ...]) -> tuple[Message, ...]:
    """Return what is said of nonconforming units, with the first of them of all characteristics."""
    which = bad_units(facts.characteristics) if said else None
    if which is None:
        return said
    names = with_bad_units(facts.characteristics)
    if len(names) > 1:
        together = message(
            "{sentence} Set aside, of all characteristics ({names}), {units}.",
            sentence=said[-1],
            names=names,
            units=which,
        )
        return (*said[:-1], together)
    return (*said[:-1], message("{sentence} Set aside {units}.", sentence=said[-1], units=which))


def set_aside(facts: LotFacts) -> tuple[Message, ...]:
    """Return that units known to be outside do not go with an accepted lot, if there are any."""
    known = {
        int(c.series.unit[index])
        for c in facts.characteristics
        if c.series is not None and c.series.inspected is None and c.nonconforming is not None
        for index in c.nonconforming.indices
    }
    # Sums do not say which units: the largest of them is the fewest that there can be.
    sums = [c.attribute.found.count for c in facts.characteristics if c.nonconforming is not None and c.attribute]
    count = max(len(known), *sums, 0)
    if not count:
        return ()
    said = _known_bad(count) if sums else _known_outside(count)
    which = bad_units(facts.characteristics) if count == len(known) else None
    return (said if which is None else message("{sentence} Namely {units}.", sentence=said, units=which),)


def _known_bad(count: int) -> Message:
    return plural(
        "The sampling plan accepts the lot, but {count} unit is known to be nonconforming: set it aside.",
        "The sampling plan accepts the lot, but {count} units are known to be nonconforming: set them aside.",
        count=count,
    )


def _known_outside(count: int) -> Message:
    return plural(
        "The sampling plan accepts the lot, but {count} unit is known to lie outside the buyer's limits: set it aside.",
        "The sampling plan accepts the lot, but {count} units are known to lie outside the buyer's limits: "
        "set them aside.",
        count=count,
    )
