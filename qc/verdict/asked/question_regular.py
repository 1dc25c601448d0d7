"""Checks whether the readings of one characteristic are more regular than chance leaves them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import Context
from qc.verdict.asked.question_facts import Check, QuestionKind
from qc.verdict.asked.question_readings import grouped
from qc.verdict.asked.question_told import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.asked.question_readings import Readings

_SMALLEST = 3
_FEWEST_GROUPS, _GROUP = 8, 5
_MOST_GROUPS = 400
_ROUND = (1.0, 1.33, 4 / 3, 1.5, 1.67, 5 / 3, 2.0)
_STREAMS = (Context.MACHINE, Context.TOOL, Context.POSITION)


def regular_checks(found: Readings, check: partial[Check]) -> Iterator[Check]:
    """Yield what was checked of how regular the readings of one characteristic are.

    Parameters
    ----------
    found : Readings
        The batch's.
    check : partial of Check
        With the characteristic.
    """
    yield from _even(found, check)
    if _one_stream(found):
        turns = stats.alternation(found.values)
        yield check(kind=QuestionKind.TURNS, p_value=turns.p_value, tell=partial(told_of, "turns", found, turns))
    yield from _made(found, check)


def _even(found: Readings, check: partial[Check]) -> Iterator[Check]:
    """Check whether groups spread too much alike."""
    left = np.concatenate([np.full(found.noise.lags, np.nan), found.noise.left])
    table = grouped(found, left)
    if table is None or table.shape[1] < _SMALLEST:
        table = left[: left.size // _GROUP * _GROUP].reshape(-1, _GROUP)
    whole = table[~np.isnan(table).any(axis=1)][:_MOST_GROUPS]
    if whole.shape[0] >= _FEWEST_GROUPS and found.noise_steps >= 1:
        told = stats.even_spread(whole)
        tell = partial(told_of, "even", found, told, table.shape[1])
        yield check(kind=QuestionKind.EVEN, p_value=told.p_value, tell=tell)


def _made(found: Readings, check: partial[Check]) -> Iterator[Check]:
    """Look for readings that go on by the same step, and for mean and index on round numbers."""
    run = stats.stairs(found.steps)
    tell = partial(told_of, "stairs", found, run) if run is not None else partial(told_of, "nothing")
    yield check(kind=QuestionKind.STAIRS, p_value=1.0 if run is None else run.p_value, tell=tell)
    asked = found.characteristic
    if asked.lsl is None or asked.usl is None or asked.nominal is None or not asked.lsl < asked.nominal < asked.usl:
        return
    if found.values.min() < found.values.max():
        told = stats.round_figures(
            found.values, lsl=asked.lsl, nominal=asked.nominal, usl=asked.usl, round_at=_ROUND, step=found.step
        )
        yield check(kind=QuestionKind.ROUND, p_value=told.p_value, tell=partial(told_of, "round_index", found, told))


def _one_stream(found: Readings) -> bool:
    """Whether the file says that all readings come from one machine, tool or position."""
    labels = [found.series.context[kind] for kind in _STREAMS if kind in found.series.context]
    return bool(labels) and all(each[0] != "" and (each == each[0]).all() for each in labels)
