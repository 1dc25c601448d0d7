"""What a study of a gauge says: R&R, bias, linearity, stability, judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from qc import stats
from qc.errors import Problem, UsageError
from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.report.gauge.check_facts import GaugeCheck
from qc.report.gauge.facts import GaugeFacts
from qc.stats.gauges.gage_study import GageStudy, crossed_study
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.gauge_study.study import Study
    from qc.report.gauge.facts import GaugeStandard

METHODS = ("anova", "range")

_WORDS = ("OK", "NG")


@dataclass(frozen=True, slots=True, kw_only=True)
class GaugeAsked:
    """What is asked of a study besides its readings.

    Attributes
    ----------
    method : {"anova", "range"}
        Analysis of variance, or averages and ranges as by hand; of a crossed study.
    reference : float or None
        True value of the one piece, where the file does not give it.
    tolerance : float or None
        Width of the tolerance; where there is a standard, the standard says it.
    standard : GaugeStandard or None
        Where the tolerance comes from.
    """

    method: str = "anova"
    reference: float | None = None
    tolerance: float | None = None
    standard: GaugeStandard | None = None

    @property
    def width(self) -> float | None:
        """Of the tolerance; None where there is none, or one limit only."""
        return self.tolerance if self.standard is None else self.standard.width


def judged_gauge(study: Study, asked: GaugeAsked, program: str) -> GaugeFacts | GaugeCheck:
    """Analyse a study by what it asks.

    Parameters
    ----------
    study : Study
        The readings.
    asked : GaugeAsked
        What is asked of them.
    program : str
        Name and version of the program.

    Returns
    -------
    GaugeFacts or GaugeCheck
        Of an R&R study, or of any other.

    Raises
    ------
    UsageError
        If a study of bias has no true value.
    """
    if study.kind in {GaugeStudyKind.CROSSED, GaugeStudyKind.NESTED}:
        return _shared_out(study, asked, program)
    return GaugeCheck(
        program=program,
        study=study,
        analysis=_analysed(study, asked.reference),
        tolerance=None if study.kind is GaugeStudyKind.ATTRIBUTE else asked.width,
        standard=asked.standard,
    )


def _shared_out(study: Study, asked: GaugeAsked, program: str) -> GaugeFacts:
    """Return how the spread of an R&R study is shared out."""
    width = asked.width
    if study.kind is GaugeStudyKind.NESTED:
        laid = _nested(study)
        analysis: Any = stats.nested_gage_rr(laid.readings.transpose(1, 0, 2), tolerance=width)
    else:
        laid = crossed_study(study.values, part=study.part, operator=study.operator)
        analyse: Any = stats.gage_rr if asked.method == "anova" else stats.range_gage_rr
        analysis = analyse(study.values, part=study.part, operator=study.operator, tolerance=width)
    return GaugeFacts(
        program=program, study=study, laid=laid, analysis=analysis, tolerance=width, standard=asked.standard
    )


def _nested(study: Study) -> GageStudy:
    """Lay a nested study out with the first, second, … part of each operator side by side."""
    users = tuple(dict.fromkeys(study.operator))
    cells: dict[str, dict[str, list[float]]] = {user: {} for user in users}
    for user, part, value in zip(study.operator, study.part, study.values.tolist(), strict=True):
        cells[user].setdefault(part, []).append(value)
    readings = np.array([list(parts.values()) for parts in cells.values()]).transpose(1, 0, 2)
    return GageStudy(parts=tuple(map(str, range(1, readings.shape[0] + 1))), operators=users, readings=readings)


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
