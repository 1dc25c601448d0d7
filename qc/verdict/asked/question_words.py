"""The words of the questions: what was expected, what was seen, where, and what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.units import decimals_of
from qc.verdict.asked.question_facts import Told
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc import stats
    from qc.verdict.asked.question_readings import Readings, Steps

_FEW = 10


def nothing() -> Told:
    """Return no words: nothing was found, so nobody asks."""
    raise AssertionError("nothing was found to ask about")


def few(expected: float) -> Number | Message:
    """Return an expected count with the digits that matter."""
    if expected < 0.01:
        return message("fewer than {count}", count=Number(0.01, 2))
    return Number(expected, 0 if expected >= _FEW else 2 if expected < 1 else 1)


def cell_of(found: Steps, position: int) -> Message:
    """Return the cell of a reading."""
    return found.batch.locate(found.series, int(found.index[position])).message()


def reading_of(found: Steps, value: float) -> Message:
    """Return a reading with its unit."""
    shown = Number(value, max(found.series.decimals, decimals_of(found.step)))
    return message("{value} {unit}", value=shown, unit=found.characteristic.unit)


def _at(found: Readings, one: Steps | None, position: int) -> Message:
    """Return the cell at a position of the earlier readings followed by the batch's."""
    if one is None:
        return cell_of(found, position)
    return cell_of(one, position) if position < one.n else cell_of(found, position - one.n)


def decimals(found: Readings) -> Told:
    """Say that readings are finer than the gauge."""
    gauge = found.characteristic.gauge
    assert gauge is not None
    first = int(found.off_gauge[0])
    return Told(
        expected=message(
            "the gauge that the standard asks for shows steps of {step}", step=reading_of(found, gauge.resolution)
        ),
        seen=message(
            "{count} of {n} readings lie between these steps, such as {reading}",
            count=int(found.off_gauge.size),
            n=found.n,
            reading=reading_of(found, float(found.values[first])),
        ),
        where=cell_of(found, first),
        ask=message("Which gauge was used? Are these averages of several readings, or converted from another unit?"),
    )


def digits(found: Readings, told: stats.DigitPreference, places: int) -> Told:
    """Say which last digits stand too often."""
    counts = told.counts
    top = int(counts.argmax()) if places == found.places else 0
    last = found.step if found.places == places else found.step * places
    digit = _last_digits(found, top, places)
    return Told(
        expected=message(
            "about {count} readings for each last digit (steps of {step})",
            count=Number(found.n / places, 0),
            step=reading_of(found, found.step),
        )
        if last == found.step
        else message("about {count} readings that end in {digit}", count=Number(found.n / places, 0), digit=digit),
        seen=message("{count} of {n} readings end in {digit}", count=int(counts[top]), n=found.n, digit=digit),
        ask=message("Was the gauge read by eye or rounded? Was another gauge used than the one in the standard?"),
    )


def _last_digits(found: Readings, place: int, places: int) -> str:
    """Return the last digits of a place, such as 0 or 5 where every fifth step is looked at."""
    last = round(found.step * 10 ** decimals_of(found.step)) % 10
    return " / ".join(str(last * (place + turn * places) % 10) for turn in range(found.places // places))


def block(found: Readings, old: Steps | None, told: stats.RepeatedBlock) -> Told:
    """Say which readings stand twice in the same order."""
    before = 0 if old is None else old.n
    crosses = told.first < before <= told.second
    length = told.length if not crosses else min(told.length, before - told.first)
    ask = (
        message("Were these units measured once and written in both lots?")
        if crosses
        else message("Were these rows copied, or the same units measured again?")
    )
    seen = message("{length} readings in a row stand twice, in the same order", length=length)
    return Told(
        expected=message(
            "by chance {count} such repeats, if two readings are equal in {rate} % of cases",
            count=few(told.expected),
            rate=Number(100 * told.rate, 1),
        ),
        seen=seen,
        where=message(
            "from {first} and from {second}", first=_at(found, old, told.first), second=_at(found, old, told.second)
        ),
        ask=ask,
    )


def rows(found: Readings, told: stats.RepeatedRows, size: int) -> Told:
    """Say how many subgroups are equal."""
    return Told(
        expected=message("by chance {count} pairs of equal subgroups", count=few(told.expected)),
        seen=message("{count} pairs of equal subgroups of {size} readings", count=told.pairs, size=size),
        where=message(
            "such as {first} and {second}",
            first=cell_of(found, told.first * size),
            second=cell_of(found, told.second * size),
        ),
        ask=message("Were these rows copied, or the same units measured again?"),
    )


def units(first: Message, second: Message, told: stats.RepeatedRows, size: int) -> Told:
    """Say how many units have the same readings throughout."""
    return Told(
        expected=message("by chance {count} pairs of equal units", count=few(told.expected)),
        seen=message("{count} pairs of units with all {size} readings equal", count=told.pairs, size=size),
        where=message("such as {first} and {second}", first=first, second=second),
        ask=message("Were these rows copied, or the same units measured again?"),
    )


def limit(found: Readings, told: stats.FewBeyond, side: str) -> Told:
    """Say that readings stop at a limit."""
    asked = found.characteristic
    bound = asked.usl if side == "upper" else asked.lsl
    assert bound is not None
    heaped = message(
        "{last} readings lie just within the limit {limit}, {before} in the strip before, {beyond} just beyond it",
        last=told.last,
        limit=reading_of(found, bound),
        before=told.before,
        beyond=told.beyond,
    )
    return Told(
        expected=message("at least about {count} readings just beyond the limit", count=few(told.expected)),
        seen=heaped,
        ask=message("Was the lot sorted before it was measured? Were readings at the limit measured again or rounded?"),
    )


def narrow_range(found: Readings, told: Sequence[stats.FewBeyond]) -> Told:
    """Say that the readings end abruptly at both ends."""
    low, high = (reading_of(found, float(end)) for end in (found.values.min(), found.values.max()))
    return Told(
        expected=message(
            "that {n} readings thin out at both ends: at least about {below} more below {low} and {above} above {high}",
            n=found.n,
            below=few(told[0].expected),
            above=few(told[1].expected),
            low=low,
            high=high,
        ),
        seen=message(
            "{first} readings at the lower end, {last} at the upper end, and none beyond",
            first=told[0].last,
            last=told[1].last,
        ),
        ask=message("Was the lot sorted, or does the gauge or the machine stop there?"),
    )


def gauge_spread(found: Readings, told: stats.NarrowSpread) -> Told:
    """Say that the readings spread less than the gauge alone would."""
    return Told(
        expected=message(
            "a standard deviation of at least about {least} from the gauge alone, half of its uncertainty",
            least=Number(told.least),
        ),
        seen=message("{sd} over {n} readings", sd=Number(told.sd), n=found.n),
        ask=message("Was a better gauge used, or does the uncertainty hold parts that are the same for all readings?"),
    )


def earlier_spread(told: stats.NarrowSpread) -> Told:
    """Say that the readings spread far less than the earlier ones."""
    return Told(
        expected=message("a standard deviation near {sd}, as in the pilot", sd=Number(2 * told.least)),
        seen=message("{sd}, less than half of it", sd=Number(told.sd)),
        ask=message("What became better: process, material, gauge? Were averages written down?"),
    )
