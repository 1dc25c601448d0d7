"""What changed and by how much, in words, for each kind of change."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.units import decimals_of
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.spec.model import Characteristic
    from qc.stats.drift.diagnosis.result import Estimate
    from qc.verdict.change.diagnosis import Diagnosis

_MOST_DIGITS = 3  # of a size
_RATE = 100.0  # units that a rate is said per

KIND_NAMES: Mapping[ChangeKind, Message] = {
    ChangeKind.STEP: message("another level"),
    ChangeKind.TREND: message("a slow trend"),
    ChangeKind.SPREAD: message("another spread"),
    ChangeKind.GROWING_SPREAD: message("a growing spread"),
    ChangeKind.LOT_TO_LOT: message("another level from lot to lot"),
    ChangeKind.INTERMITTENT: message("some units off now and then"),
    ChangeKind.SAW_TOOTH: message("a slow move that comes back again and again"),
    ChangeKind.ONE_STREAM: message("one stream off"),
}
"""The kinds of change in a few words."""


def what(asked: Characteristic, known: Diagnosis) -> Message:
    """Return what changed and by how much, to follow since when.

    Parameters
    ----------
    asked : Characteristic
        Its name, unit and gauge.
    known : Diagnosis
        The change.
    """
    return _WHAT[known.found.kind](asked, known)


def whole(value: float) -> Number:
    """Return a number of units as it is said.

    Examples
    --------
    >>> whole(294.6)
    Number(value=295.0, decimals=0)
    """
    return Number(float(round(value)), 0)


def amount(asked: Characteristic, value: Estimate, factor: float = 1.0) -> dict[str, object]:
    """Return a size without its sign, with its interval and unit.

    Parameters
    ----------
    asked : Characteristic
        Its name, unit and gauge.
    value : Estimate
        The size.
    factor : float, default 1
        What it is multiplied with.
    """
    decimals = _decimals(value.times(factor), 0 if asked.gauge is None else decimals_of(asked.gauge.resolution))
    ends = sorted(factor * abs(end) for end in (value.lower, value.upper))
    return {
        "size": Number(factor * abs(value.value), decimals),
        "unit": asked.unit,
        "low": Number(ends[0], decimals),
        "high": Number(ends[1], decimals),
        "name": asked.names,
    }


def names_of(known: Diagnosis) -> tuple[tuple[Message, float], ...]:
    """Return what the change may be with how probable each is, the likeliest first.

    Parameters
    ----------
    known : Diagnosis
        The change; a factor leaves to the changes in time what it does not explain.
    """
    if known.far is not None and known.far.alone:
        return ((message("one reading far from all others"), 1.0),)
    left = 1.0 if known.factor is None else 1 - known.factor.probability
    found = [(KIND_NAMES[kind], left * share) for kind, share in known.found.probabilities.items()]
    if known.factor is not None:
        found.append((message("goes with the {context}", context=known.factor.context), known.factor.probability))
    return tuple(sorted(found, key=lambda pair: -pair[1]))


def stream(known: Diagnosis) -> Message:
    """Return the stream that changed, with the column that names it.

    Parameters
    ----------
    known : Diagnosis
        A change of one stream alone.
    """
    return message("{context} {stream}", context=known.stream_of, stream=str(known.found.stream))


def _decimals(value: Estimate, fewest: int) -> int:
    """Return the decimals that an interval's width needs for two of its own, the gauge's at least."""
    width, largest = value.upper - value.lower, max(abs(value.lower), abs(value.upper))
    if width <= 0 or largest <= 0:
        return fewest or _of_two_digits(largest)
    return max(fewest, min(_of_two_digits(width), _MOST_DIGITS - 1 - math.floor(math.log10(largest))))


def _of_two_digits(value: float) -> int:
    """Return the digits after the decimal mark of a number with two significant ones."""
    return max(0, 1 - math.floor(math.log10(value))) if value > 0 else 0


def _stepped(asked: Characteristic, known: Diagnosis) -> Message:
    level = known.found.size.level
    assert level is not None
    said = amount(asked, level)
    if level.value > 0:
        return message("{name} is higher by {size} {unit} (between {low} and {high})", **said)
    return message("{name} is lower by {size} {unit} (between {low} and {high})", **said)


def _one_stream(asked: Characteristic, known: Diagnosis) -> Message:
    level = known.found.size.level
    assert level is not None
    said = {**amount(asked, level), "stream": stream(known)}
    if level.value > 0:
        return message("{name} of {stream} alone is higher by {size} {unit} (between {low} and {high})", **said)
    return message("{name} of {stream} alone is lower by {size} {unit} (between {low} and {high})", **said)


def _drifting(asked: Characteristic, known: Diagnosis) -> Message:
    rate, level = known.found.size.rate, known.found.size.level
    assert rate is not None
    assert level is not None
    said = {
        **amount(asked, rate, _RATE / known.made.each),
        "per": known.made.amount(_RATE),
        "so_far": amount(asked, level)["size"],
    }
    if rate.value > 0:
        return message(
            "{name} slowly drifts upward, {size} {unit} per {per} (between {low} and {high}), {so_far} {unit} so far",
            **said,
        )
    return message(
        "{name} slowly drifts downward, {size} {unit} per {per} (between {low} and {high}), {so_far} {unit} so far",
        **said,
    )


def _scattered(asked: Characteristic, known: Diagnosis) -> Message:
    ratio = known.found.size.ratio
    assert ratio is not None
    said = {
        "name": asked.names,
        "ratio": Number(ratio.value, 1),
        "low": Number(ratio.lower, 1),
        "high": Number(ratio.upper, 1),
    }
    if known.constant and known.from_start:
        return message("all readings of the batch are the same: {name}", name=asked.names)
    if known.constant:
        return message("all readings are the same: {name}", name=asked.names)
    if known.found.kind is ChangeKind.GROWING_SPREAD:
        return message(
            "{name} scatters more and more, by now {ratio} times as widely (between {low} and {high})", **said
        )
    if ratio.value > 1:
        return message("{name} scatters {ratio} times as widely (between {low} and {high})", **said)
    return message(
        "{name} suddenly scatters only {ratio} times as widely (between {low} and {high})",
        **{**said, "ratio": Number(ratio.value, 2), "low": Number(ratio.lower, 2), "high": Number(ratio.upper, 2)},
    )


def _by_lots(asked: Characteristic, known: Diagnosis) -> Message:
    between, period = known.found.size.between, known.found.size.period
    assert between is not None
    assert period is not None
    said = {**amount(asked, between), "period": known.made.amount(period * known.made.each), "context": known.blocks}
    if known.blocks is not None:
        return message(
            "{name} has another level with each {context}, typically ±{size} {unit} (between {low} and {high})", **said
        )
    return message(
        "{name} has another level about every {period}, typically ±{size} {unit} (between {low} and {high})", **said
    )


def _now_and_then(asked: Characteristic, known: Diagnosis) -> Message:
    level, share = known.found.size.level, known.found.size.share
    assert level is not None
    assert share is not None
    said = {**amount(asked, level), "share": _in_hundred(share)}
    if level.value > 0:
        return message(
            "about {share} in 100 units of {name} are off now and then, {size} {unit} too high (between {low} and "
            "{high})",
            **said,
        )
    return message(
        "about {share} in 100 units of {name} are off now and then, {size} {unit} too low (between {low} and {high})",
        **said,
    )


def _in_hundred(share: Estimate) -> Message:
    """Return how many units in a hundred, with the ends of the interval; one at least."""
    value, low, high = (whole(max(1.0, 100 * each)) for each in (share.value, share.lower, share.upper))
    return message("{value} ({low} to {high})", value=value, low=low, high=high)


def _worn(asked: Characteristic, known: Diagnosis) -> Message:
    level, period = known.found.size.level, known.found.size.period
    assert level is not None
    assert period is not None
    said = {**amount(asked, level), "period": known.made.amount(period * known.made.each)}
    if level.value > 0:
        return message(
            "{name} rises slowly and comes back about every {period}, "
            "{size} {unit} each time (between {low} and {high})",
            **said,
        )
    return message(
        "{name} falls slowly and comes back about every {period}, {size} {unit} each time (between {low} and {high})",
        **said,
    )


_WHAT: Mapping[ChangeKind, Callable[[Characteristic, Diagnosis], Message]] = {
    ChangeKind.STEP: _stepped,
    ChangeKind.TREND: _drifting,
    ChangeKind.SPREAD: _scattered,
    ChangeKind.GROWING_SPREAD: _scattered,
    ChangeKind.LOT_TO_LOT: _by_lots,
    ChangeKind.INTERMITTENT: _now_and_then,
    ChangeKind.SAW_TOOTH: _worn,
    ChangeKind.ONE_STREAM: _one_stream,
}
