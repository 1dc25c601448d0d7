"""Ask about the readings what a careful buyer would ask. Questions inform and never decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.verdict.question_checks import checks_of, told_of
from qc.verdict.question_facts import LEVEL, Check, DataQuestion, DataQuestions, QuestionKind
from qc.verdict.question_readings import readings_of, steps_of
from qc.verdict.question_times import time_remarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.intake.batch import Batch
    from qc.spec.model import Spec
    from qc.verdict.question_readings import Readings

_CHECKS_EACH = 12
_RARE = 0.5
_SHARED = (QuestionKind.BLOCK, QuestionKind.EARLIER_BLOCK)
_STRONGER = {
    QuestionKind.DIGITS: (QuestionKind.FIVES,),
    QuestionKind.NARROW_RANGE: (QuestionKind.HEAPED, QuestionKind.NONE_BEYOND),
    QuestionKind.ROWS: (QuestionKind.BLOCK,),
}


def data_questions(spec: Spec, batch: Batch, pilot: Batch | None) -> DataQuestions:
    """Return what needs to be explained about a lot's readings.

    Parameters
    ----------
    spec : Spec
        The buyer's standard.
    batch, pilot : Batch, Batch or None
        What was read.

    Returns
    -------
    DataQuestions
        The chance that readings as they were read get any question is at most ``level``: the chances of all checks
        are corrected together (Holm).
    """
    found = [readings for c in spec.characteristic if (readings := readings_of(c, batch)) is not None]
    level = LEVEL / (_CHECKS_EACH * max(1, len(found)))
    made = [check for each in found for check in checks_of(each, steps_of(each.characteristic, pilot), level)] + list(
        _units(found)
    )
    chances = [check.p_value for check in made if check.p_value is not None]
    unlikely = bool(chances) and min(chances) * len(chances) <= LEVEL
    adjusted = iter(stats.holm(chances) if unlikely else [1.0] * len(chances))
    asked = [
        (check, corrected)
        for check in made
        if (corrected := None if check.p_value is None else float(next(adjusted))) is None or corrected <= LEVEL
    ]
    return DataQuestions(level=LEVEL, checks=len(chances), asked=tuple(_asked(asked)), remarks=time_remarks(batch))


def _asked(made: Sequence[tuple[Check, float | None]]) -> Iterator[DataQuestion]:
    """Yield the questions, each thing once: the stronger one of two about the same readings."""
    kinds = {(check.kind, check.characteristic) for check, _ in made}
    together = {shared: [check.characteristic for check, _ in made if check.kind is shared] for shared in _SHARED}
    for check, adjusted in made:
        if any((kind, check.characteristic) in kinds for kind in _STRONGER.get(check.kind, ())):
            continue
        alike = [one for one in together.get(check.kind, ()) if one is not None]
        if alike and check.characteristic != alike[0]:
            continue
        told = check.tell()
        yield DataQuestion(
            id=check.id,
            kind=check.kind,
            characteristic=check.characteristic,
            expected=told.expected,
            seen=told.seen,
            ask=told.ask,
            where=told.where,
            p_value=check.p_value,
            adjusted=adjusted,
            also=tuple(alike[1:]),
        )


def _units(found: Sequence[Readings]) -> Iterator[Check]:
    """Look for units with the same readings of every characteristic."""
    whole = [each for each in found if np.array_equal(each.series.unit[each.index], np.arange(each.n))]
    whole = [each for each in whole if each.n == whole[0].n]
    if len(whole) < 2:
        return
    table = np.column_stack([each.steps for each in whole])
    told = stats.repeated_rows(table, chance=0.0)
    p_value = 1.0
    if told is not None:
        told = stats.repeated_rows(table, chance=_chance(whole))
    if told is not None and told.expected < _RARE:
        p_value = told.p_value
    if told is None:
        yield Check(kind=QuestionKind.UNITS, characteristic=None, p_value=1.0, tell=partial(told_of, "nothing"))
        return
    first = whole[0]
    cells = [first.batch.locate(first.series, int(first.index[row])) for row in (told.first, told.second)]
    tell = partial(told_of, "units", cells[0].message(), cells[1].message(), told, len(whole))
    yield Check(kind=QuestionKind.UNITS, characteristic=None, p_value=p_value, tell=tell)


def _chance(whole: Sequence[Readings]) -> float:
    """Return the chance that two units are equal: of each characteristic what those before it do not tell."""
    chance, columns = 1.0, [np.ones(whole[0].n)]
    for each in whole:
        known = np.column_stack(columns)
        left = each.values - known @ np.linalg.lstsq(known, each.values, rcond=None)[0]
        chance *= max(stats.tie_rate(each.values, step=each.step), stats.tie_rate(left, step=each.step))
        columns.append(each.values)
    return chance
