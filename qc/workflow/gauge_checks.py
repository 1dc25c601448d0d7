"""Studies of a gauge that are no R&R studies: bias, linearity, stability, judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from qc import stats
from qc.errors import Problem, UsageError
from qc.intake.gauge_kind import GaugeStudyKind
from qc.report.gauge_check_facts import GaugeCheck
from qc.words import message
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from qc.intake.study import Study
    from qc.report.gauge_facts import GaugeStandard

_WORDS = ("OK", "NG")


def check(study: Study, reference: float | None, tolerance: float | None, standard: GaugeStandard | None) -> GaugeCheck:
    """Analyse a study by what it asks.

    Parameters
    ----------
    study : Study
        Of bias, linearity, stability, or judgements.
    reference : float or None
        True value of the one piece, where the file does not give it.
    tolerance : float or None
        Width of the tolerance.
    standard : GaugeStandard or None
        Where the tolerance comes from.

    Returns
    -------
    GaugeCheck

    Raises
    ------
    UsageError
        If a study of bias has no true value.
    """
    return GaugeCheck(
        program=PROGRAM,
        study=study,
        analysis=_analysed(study, reference),
        tolerance=None if study.kind is GaugeStudyKind.ATTRIBUTE else tolerance,
        standard=standard,
    )


def _analysed(study: Study, reference: float | None) -> Any:
    if study.kind is GaugeStudyKind.ATTRIBUTE:
        return _agreement(study)
    if study.kind is GaugeStudyKind.LINEARITY:
        assert study.reference is not None
        return stats.gage_linearity(study.values, reference=study.reference)
    true = float(study.reference[0]) if study.reference is not None else reference
    if study.kind is GaugeStudyKind.STABILITY:
        labels = {name: place for place, name in enumerate(dict.fromkeys(study.session))}
        sessions = np.array([labels[name] for name in study.session])
        order = np.argsort(sessions, kind="stable")
        return stats.gage_stability(study.values[order], sessions[order], reference=true)
    if true is None:
        raise UsageError(
            [
                Problem(
                    reason=message("a bias study needs the true value of the piece"),
                    fix=message("Give it with --reference, or in a column “Acuan”."),
                )
            ]
        )
    return stats.gage_bias(study.values, reference=true)


def _agreement(study: Study) -> Any:
    pieces = tuple(dict.fromkeys(study.part))
    judged: dict[str, dict[str, list[str]]] = {}
    for user, part, value in zip(study.operator, study.part, study.values.tolist(), strict=True):
        judged.setdefault(user, {}).setdefault(part, []).append(_WORDS[int(value)])
    right = None
    if study.reference is not None:
        known = dict(zip(study.part, study.reference.tolist(), strict=True))
        right = [_WORDS[int(known[piece])] for piece in pieces]
    table = {user: [given[piece] for piece in pieces] for user, given in judged.items()}
    return stats.attribute_agreement(table, reference=right, good=None if right is None else "OK")
