"""Ask about the readings what a careful buyer would ask. Questions inform and never decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.verdict.asked.question_checks import checks_of
from qc.verdict.asked.question_facts import CHECKS_EACH, LEVEL, Check, DataQuestion, DataQuestions, QuestionKind
from qc.verdict.asked.question_lots import lot_checks
from qc.verdict.asked.question_readings import readings_of, steps_of
from qc.verdict.asked.question_times import time_remarks
from qc.verdict.asked.question_units import unit_checks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.intake.batch import Batch
    from qc.spec.model import Spec
    from qc.verdict.asked.question_facts import Remembered

_SHARED = (QuestionKind.BLOCK, QuestionKind.EARLIER_BLOCK, QuestionKind.LOT_BLOCK)
_STRONGER = {
    QuestionKind.DIGITS: (QuestionKind.FIVES,),
    QuestionKind.NARROW_RANGE: (QuestionKind.HEAPED, QuestionKind.NONE_BEYOND),
    QuestionKind.ROWS: (QuestionKind.BLOCK,),
}


def data_questions(
    spec: Spec, batch: Batch, pilot: Batch | None, remembered: Remembered | None = None
) -> DataQuestions:
    """Return what needs to be explained about a lot's readings.

    Parameters
    ----------
    spec : Spec
        The buyer's standard.
    batch, pilot : Batch, Batch or None
        What was read.
    remembered : Remembered, optional
        What of it stands also in lots that were recorded before.

    Returns
    -------
    DataQuestions
        The chance that readings as they were read get any question is at most ``level``: the chances of all checks
        are corrected together (Holm).
    """
    found = [readings for c in spec.characteristic if (readings := readings_of(c, batch)) is not None]
    level = LEVEL / (CHECKS_EACH * max(1, len(found)))
    made = [check for each in found for check in checks_of(each, steps_of(each.characteristic, pilot), level)]
    made += lot_checks(found, remembered)
    made += unit_checks(found, None if remembered is None else remembered.whole)
    chances = [check.p_value for check in made if check.p_value is not None]
    unlikely = bool(chances) and min(chances) * len(chances) <= LEVEL
    adjusted = iter(stats.holm(chances) if unlikely else [1.0] * len(chances))
    asked = [
        (check, corrected)
        for check in made
        if (corrected := None if check.p_value is None else float(next(adjusted))) is None or corrected <= LEVEL
    ]
    return DataQuestions(
        level=LEVEL, checks=len(chances), asked=tuple(_asked(asked)), remarks=time_remarks(batch), remembered=remembered
    )


def _asked(made: Sequence[tuple[Check, float | None]]) -> Iterator[DataQuestion]:
    """Yield the questions, each thing once: the stronger one of two about the same readings."""
    kinds = {(check.kind, check.characteristic) for check, _ in made}
    together = {shared: [check.characteristic for check, _ in made if check.kind is shared] for shared in _SHARED}
    for check, adjusted in made:
        if any((kind, check.characteristic) in kinds for kind in _STRONGER.get(check.kind, ())):
            continue
        if check.kind is QuestionKind.LOT_UNITS and together[QuestionKind.LOT_BLOCK]:
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
