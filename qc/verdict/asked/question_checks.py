"""The checks of one characteristic's readings: cheap first, exact only where something stands out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.verdict.asked.question_facts import Check, QuestionKind
from qc.verdict.asked.question_readings import grouped
from qc.verdict.asked.question_regular import regular_checks
from qc.verdict.asked.question_told import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.verdict.asked.question_readings import Readings, Steps

_NOISE_FOR_DIGITS = 1.2  # of the steps after which a digit comes again; half of it leaves digits equally likely
_READINGS_PER_PLACE = 5
_FIVES = 5
_STRIP = 0.5  # of the short noise, which may be twice that of a single stream
_FEWEST_BEFORE_EDGE = 4
_NARROW = 0.5  # of the earlier spread
_LEAST_SHARE = 0.5  # of the gauge's standard uncertainty: the rest may be the same for all readings
_STEPS_THAT_SHOW = 0.4  # a standard deviation of fewer steps may vanish between them
_RARE = 0.5  # expected equal rows; with more the chances of rows are not independent enough
_ROW = (3, 50)


def checks_of(found: Readings, earlier: Steps | None, level: float) -> Iterator[Check]:
    """Yield what was checked of one characteristic.

    Parameters
    ----------
    found, earlier : Readings, Readings or None
        The batch's and the pilot's.
    level : float
        What each check has at least of the chance that all share.
    """
    check = partial(Check, characteristic=found.characteristic.id)
    if found.off_gauge.size:
        yield check(kind=QuestionKind.DECIMALS, p_value=None, tell=partial(told_of, "decimals", found))
    yield from _digits(found, check)
    yield from _block(found, earlier, level, check)
    yield from _rows(found, check)
    yield from _limits(found, check)
    yield from _ends(found, check)
    yield from _spreads(found, earlier, check)
    yield from regular_checks(found, check)


def _digits(found: Readings, check: partial[Check]) -> Iterator[Check]:
    """Check the last digits, and whether 0 and 5 stand too often, where the readings spread over enough of them."""
    for places, favoured in ((found.places, False), (_FIVES, True)):
        known = places > 1 and (not favoured or found.places == 2 * _FIVES)
        wide = found.noise_steps >= _NOISE_FOR_DIGITS * places and found.n >= _READINGS_PER_PLACE * places
        if known and wide:
            told = stats.digit_preference(found.steps, places=places, favoured=favoured)
            tell = partial(told_of, "digits", found, told, places)
            kind = QuestionKind.FIVES if favoured else QuestionKind.DIGITS
            yield check(kind=kind, p_value=told.p_value, tell=tell)


def _block(found: Readings, earlier: Steps | None, level: float, check: partial[Check]) -> Iterator[Check]:
    """Look for the same readings in the same order, also among the earlier ones."""
    old = None if earlier is None or earlier.step != found.step else earlier
    steps = found.steps if old is None else np.concatenate([old.steps, found.steps])
    counts = np.bincount(steps - steps.min()) if np.ptp(steps) < 100 * steps.size else np.ones(steps.size)
    share = counts / steps.size
    told = _repeated(steps, float(share @ share), level)
    if told is not None:
        rates = [stats.tie_rate(each.values, step=each.step) for each in (found, old) if each is not None]
        told = _repeated(steps, max(told.rate, *rates), level)
    before = 0 if old is None else old.n
    if told is not None and before and told.first < before and _same_cells(found, old, told.first, told.second):
        told = None
    crosses = told is not None and told.first < before <= told.second
    kind = QuestionKind.EARLIER_BLOCK if crosses else QuestionKind.BLOCK
    tell = partial(told_of, "block", found, old, told) if told is not None else partial(told_of, "nothing")
    yield check(kind=kind, p_value=1.0 if told is None else told.p_value, tell=tell)


def _repeated(steps: NDArray[np.int64], rate: float, level: float) -> stats.RepeatedBlock | None:
    shortest = stats.shortest_rare(steps.size, rate=rate, level=level)
    return stats.repeated_block(steps, rate=rate, at_least=shortest)


def _same_cells(found: Readings, old: Steps | None, first: int, second: int) -> bool:
    """Whether both are one cell of one file, which was given as pilot and as batch."""
    if old is None or second < old.n:
        return False
    one, other = int(old.index[first]), int(found.index[second - old.n])
    files = (
        old.batch.sources[int(old.series.source[one])].sha256,
        found.batch.sources[int(found.series.source[other])].sha256,
    )
    return files[0] == files[1] and int(old.series.row[one]) == int(found.series.row[other])


def _rows(found: Readings, check: partial[Check]) -> Iterator[Check]:
    """Look for subgroups with the same readings in the same order."""
    table = grouped(found, found.steps)
    if table is None or not _ROW[0] <= table.shape[1] <= _ROW[1]:
        return
    told = stats.repeated_rows(table, chance=0.0)
    p_value = 1.0
    if told is not None:
        rate = stats.tie_rate(found.values, step=found.step)
        told = stats.repeated_rows(table, chance=rate ** table.shape[1])
    if told is not None and told.expected < _RARE:
        p_value = told.p_value
    tell = partial(told_of, "rows", found, told, table.shape[1]) if told is not None else partial(told_of, "nothing")
    yield check(kind=QuestionKind.ROWS, p_value=p_value, tell=tell)


def _limits(found: Readings, check: partial[Check]) -> Iterator[Check]:
    """Compare what lies beyond each limit with what lies before it."""
    asked = found.characteristic
    for side, limit in (("lower", asked.lsl), ("upper", asked.usl)):
        bound_by_nature = limit == 0 and found.values.min() >= 0
        if limit is None or bound_by_nature:
            continue
        sign = 1 if side == "upper" else -1
        edge = int(np.floor(sign * limit / found.step + 1e-6))
        told = _few_beyond(found, sign * found.steps, edge)
        kind = QuestionKind.HEAPED if told is not None and told.heaped else QuestionKind.NONE_BEYOND
        tell = partial(told_of, "limit", found, told, side) if told is not None else partial(told_of, "nothing")
        yield check(kind=kind, p_value=1.0 if told is None else told.p_value, tell=tell, side=side)


def _ends(found: Readings, check: partial[Check]) -> Iterator[Check]:
    """Compare what lies beyond both ends of the readings, nothing, with what lies before: many processes have one."""
    ends = [_few_beyond(found, sign * found.steps, int((sign * found.steps).max())) for sign in (-1, 1)]
    told = [each for each in ends if each is not None]
    p_value = max(each.p_value for each in told) * (int(np.ptp(found.steps)) + 1) if len(told) == 2 else 1.0
    tell = partial(told_of, "narrow_range", found, told)
    yield check(kind=QuestionKind.NARROW_RANGE, p_value=min(1.0, p_value), tell=tell)


def _few_beyond(found: Readings, steps: NDArray[np.int64], edge: int) -> stats.FewBeyond | None:
    """Compare the strips on either side of an edge; None where too few readings lie before it."""
    if found.noise.sigma <= 0:
        return None
    strip = max(1, round(_STRIP * found.noise_steps))
    inner, last = (int(np.count_nonzero(steps <= edge - back)) for back in (strip, 0))
    if last - inner < _FEWEST_BEFORE_EDGE:
        return None
    before = inner - int(np.count_nonzero(steps <= edge - 2 * strip))
    beyond = int(np.count_nonzero(steps <= edge + strip)) - last
    return stats.few_beyond(before, last - inner, beyond, width=strip / (_STRIP * found.noise_steps))


def _spreads(found: Readings, earlier: Steps | None, check: partial[Check]) -> Iterator[Check]:
    """Compare the spread with what the gauge alone gives, and with that of the earlier readings."""
    gauge = found.characteristic.gauge
    if gauge is not None and gauge.uncertainty is not None:
        least = gauge.uncertainty / 2 * _LEAST_SHARE
        if least >= _STEPS_THAT_SHOW * found.step:
            told = stats.narrow_against_gauge(found.values, least=least)
            tell = partial(told_of, "gauge_spread", found, told)
            yield check(kind=QuestionKind.GAUGE_SPREAD, p_value=told.p_value, tell=tell)
    if earlier is None:
        return
    spread = float(earlier.values.std()) * _NARROW
    if spread >= _STEPS_THAT_SHOW * max(found.step, earlier.step):
        narrow = None if found.values.std() >= spread else stats.narrow_against_earlier(found.values, earlier.values)
        tell = partial(told_of, "earlier_spread", narrow) if narrow is not None else partial(told_of, "nothing")
        yield check(kind=QuestionKind.EARLIER_SPREAD, p_value=1.0 if narrow is None else narrow.p_value, tell=tell)
