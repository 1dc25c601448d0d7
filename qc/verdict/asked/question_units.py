"""Units with the same readings of every characteristic, within a lot and in lots recorded before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.verdict.asked.question_facts import Check, QuestionKind
from qc.verdict.asked.question_told import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qc.verdict.asked.question_facts import SharedWhole
    from qc.verdict.asked.question_readings import Readings, Steps

_RARE = 0.5  # expected equal units; with more the chances of units are not independent enough


def whole_units(found: Sequence[Steps]) -> list[Steps]:
    """Return the characteristics of which every unit has a reading; none where there are fewer than two.

    Parameters
    ----------
    found : sequence of Steps
        The readings of each.
    """
    whole = [each for each in found if np.array_equal(each.series.unit[each.index], np.arange(each.n))]
    whole = [each for each in whole if each.n == whole[0].n]
    return whole if len(whole) > 1 else []


def table_of(whole: Sequence[Steps]) -> NDArray[np.int64]:
    """Return the readings of units in steps, a row for each.

    Parameters
    ----------
    whole : sequence of Steps
        As ``whole_units`` gave them.
    """
    return np.column_stack([each.steps for each in whole])


def unit_checks(found: Sequence[Readings], shared: SharedWhole | None) -> Iterator[Check]:
    """Look for units with the same readings of every characteristic.

    Parameters
    ----------
    found : sequence of Readings
        The readings of each characteristic.
    shared : SharedWhole or None
        What stands in lots recorded before.
    """
    whole = whole_units(found)
    if not whole:
        return
    told, p_value = stats.repeated_rows(table_of(whole), chance=0.0), 1.0
    tell = partial(told_of, "nothing")
    if told is not None:
        told = stats.repeated_rows(table_of(whole), chance=_chance(whole))
    if told is not None:
        p_value = told.p_value if told.expected < _RARE else 1.0
        tell = partial(told_of, "units", _cell(whole, told.first), _cell(whole, told.second), told, len(whole))
    yield Check(kind=QuestionKind.UNITS, characteristic=None, p_value=p_value, tell=tell)
    if shared is not None:
        yield _in_other_lots(whole, shared)


def _in_other_lots(whole: Sequence[Steps], shared: SharedWhole) -> Check:
    """Hold the units that stand in other lots against what chance would bring there."""
    check = partial(Check, kind=QuestionKind.LOT_UNITS, characteristic=None)
    if not shared.units or shared.place >= whole[0].n:
        return check(p_value=1.0, tell=partial(told_of, "nothing"))
    expected = shared.earlier * whole[0].n * _chance(whole)
    p_value = stats.chance_of_rows(shared.units, expected) if expected < _RARE else 1.0
    tell = partial(told_of, "lot_units", _cell(whole, shared.place), shared, expected, len(whole))
    return check(p_value=p_value, tell=tell)


def _cell(whole: Sequence[Steps], row: int) -> object:
    first = whole[0]
    return first.batch.locate(first.series, int(first.index[row])).message()


def _chance(whole: Sequence[Steps]) -> float:
    """Return the chance that two units are equal: of each characteristic what those before it do not tell."""
    chance, columns = 1.0, [np.ones(whole[0].n)]
    for each in whole:
        known = np.column_stack(columns)
        left = each.values - known @ np.linalg.lstsq(known, each.values, rcond=None)[0]
        chance *= max(stats.tie_rate(each.values, step=each.step), stats.tie_rate(left, step=each.step))
        columns.append(each.values)
    return chance
