"""Which gauge study a file holds, and what keeps one that is not a crossed study from being analysed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location, Problem
from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.intake.gauge_study.study_columns import StudyRole, cells
from qc.intake.readings.cell import is_missing
from qc.intake.readings.verdict_marks import is_mark
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.gauge_study.study_balance import Labelled
    from qc.intake.gauge_study.study_columns import StudyHeader
    from qc.intake.gauge_study.study_readings import Chosen
    from qc.intake.readings.numbers import Numbers
    from qc.words import Message

RR_STUDIES = frozenset({GaugeStudyKind.CROSSED, GaugeStudyKind.NESTED})
"""The studies that share the spread out."""

_FEWEST_SESSIONS = 3
_FEWEST = 2


def holds_judgements(sheet: Sheet, chosen: Chosen) -> bool:
    """Return whether the readings are words for OK and NG, not numbers.

    Parameters
    ----------
    sheet : Sheet
        The table.
    chosen : Chosen
        Its columns of readings.

    Returns
    -------
    bool
        False too where 0 and 1 could be either.
    """
    below = sheet.head[chosen.header.row + 1 :]
    texts = [text for column in chosen.columns for text in cells(below, column) if not is_missing(text)]
    return bool(texts) and all(is_mark(text) for text in texts)


def recognised(study: Labelled, header: StudyHeader, *, judged: bool) -> GaugeStudyKind:
    """Return which study the columns and labels of a file make.

    Parameters
    ----------
    study : Labelled
        Its readings.
    header : StudyHeader
        Its columns.
    judged : bool
        Whether the readings are judgements.

    Returns
    -------
    GaugeStudyKind
        Crossed where nothing says otherwise.
    """
    if judged:
        return GaugeStudyKind.ATTRIBUTE
    parts, users = set(study.part), set(study.operator)
    referenced = header.column(StudyRole.REFERENCE) is not None
    if len(parts) >= _FEWEST and (len(users) >= _FEWEST or not referenced) and header.complete:
        pairs = set(zip(study.part, study.operator, strict=True))
        alone = len(pairs) == len(parts) and len(users) >= _FEWEST and "" not in parts | users
        return GaugeStudyKind.NESTED if alone and len(parts) >= _FEWEST * len(users) else GaugeStudyKind.CROSSED
    if len(set(study.session)) >= _FEWEST_SESSIONS and len(parts) == 1:
        return GaugeStudyKind.STABILITY
    if referenced:
        return GaugeStudyKind.LINEARITY if len(parts) >= _FEWEST else GaugeStudyKind.BIAS
    return GaugeStudyKind.CROSSED


def report_other_faults(
    kind: GaugeStudyKind,
    reference: NDArray[np.float64] | None,
    study: Labelled,
    numbers: Numbers,
    findings: Findings,
) -> None:
    """Report everything that keeps a study that is not crossed from being analysed.

    Parameters
    ----------
    kind : GaugeStudyKind
        Which study it is.
    reference : (n,) float array or None
        Accepted values.
    study : Labelled
        The readings.
    numbers : Numbers
        The same, with those that lie beyond the gauge's scale.
    findings : Findings
        Where problems go.
    """
    before = len(findings.problems)
    _report(study, np.isnan(study.values), message("there is no reading here"), findings)
    if numbers.censored is not None:
        beyond = message("the gauge study needs the reading itself, not “more than” or “less than”")
        _report(study, numbers.censored != 0, beyond, findings)
    if reference is not None:
        _report(study, np.isnan(reference), message("this row does not give the reference value"), findings)
    for labels, reason in _needed_labels(kind, study):
        _report(study, np.array([not label for label in labels]), reason, findings)
    if len(findings.problems) == before:
        for reason in _too_few(kind, reference, study):
            findings.problem(reason, study.cells.table, expected=_EXPECTED[kind])


def _needed_labels(kind: GaugeStudyKind, study: Labelled) -> Iterable[tuple[tuple[str, ...], Message]]:
    if kind in {GaugeStudyKind.NESTED, GaugeStudyKind.ATTRIBUTE}:
        yield study.part, message("this row does not say which part was measured")
        yield study.operator, message("this row does not say who measured")
    if kind is GaugeStudyKind.STABILITY:
        yield study.session, message("this row does not say in which session it was measured")


def _report(study: Labelled, wrong: NDArray[np.bool_], reason: Message, findings: Findings) -> None:
    fix = message("Measure again and fill in the cell, or leave the row out.")
    findings.each(
        np.flatnonzero(wrong).tolist(),
        lambda index: Problem(reason=reason, location=_row(study, index), fix=fix),
    )


def _row(study: Labelled, index: int) -> Location:
    place = study.cells.place(index)
    return Location(file=place.file, sheet=place.sheet, row=place.row)


def _too_few(kind: GaugeStudyKind, reference: NDArray[np.float64] | None, study: Labelled) -> Iterable[Message]:
    """Yield what a study has too little of, or of unequal size."""
    if kind is GaugeStudyKind.STABILITY:
        if (count := len(set(study.session))) < _FEWEST_SESSIONS:
            yield message("a stability study needs at least three sessions; this one has {count}", count=count)
    elif kind is GaugeStudyKind.LINEARITY:
        yield from _lines(reference)
    elif kind is GaugeStudyKind.BIAS:
        if reference is not None and np.unique(reference).size > 1:
            yield message("a bias study is of one piece; this one has several reference values")
        if study.values.size < _FEWEST:
            yield message("a bias study needs the piece measured at least twice")
    else:
        yield from _unequal(kind, study)
    if kind in {GaugeStudyKind.NESTED, GaugeStudyKind.STABILITY} and np.ptp(study.values) == 0:
        yield message("all readings are the same: this gauge does not tell these parts apart")


def _lines(reference: NDArray[np.float64] | None) -> Iterable[Message]:
    if reference is None:
        yield message("a linearity study needs a column with the reference value of each part")
        return
    counts = np.unique(reference, return_counts=True)[1]
    if counts.size < _FEWEST:
        yield message("a linearity study needs parts with at least two different reference values")
    elif counts.min() < _FEWEST:
        yield message("a linearity study needs every part measured at least twice")


def _unequal(kind: GaugeStudyKind, study: Labelled) -> Iterable[Message]:
    parts = Counter(zip(study.operator, study.part, strict=True))
    users = Counter(user for user, _ in parts)
    if len(set(parts.values())) > 1 or len(set(users.values())) > 1:
        yield message("every user must have as many parts, and measure each as often")
    if kind is GaugeStudyKind.ATTRIBUTE:
        if len({part for _, part in parts}) < _FEWEST or min(users.values()) < len({part for _, part in parts}):
            yield message("every user must judge the same parts, at least two")
    elif len(users) < _FEWEST or min(users.values()) < _FEWEST or min(parts.values()) < _FEWEST:
        yield message("a nested study needs at least two users, two parts of each, and two readings of each part")


_EXPECTED = {
    GaugeStudyKind.NESTED: message("usual are 3 users with 10 parts each, 2 readings of each part"),
    GaugeStudyKind.BIAS: message("usual are 10 readings or more of one piece whose true value is known"),
    GaugeStudyKind.LINEARITY: message("usual are 5 parts over the gauge's range, 10 readings of each or more"),
    GaugeStudyKind.STABILITY: message("usual are 20 sessions or more, 3 to 5 readings in each"),
    GaugeStudyKind.ATTRIBUTE: message("usual are 50 parts, good and bad ones, 3 users, 3 judgements of each part"),
}
