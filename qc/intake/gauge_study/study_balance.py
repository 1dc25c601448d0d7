"""A gauge study must be whole: every operator measured every part equally often."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location, Problem
from qc.intake.headers import fold
from qc.terms import Context
from qc.values import dataclass
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

_FEWEST = 2
_EQUAL = message("a gauge study needs every operator to measure every part equally often")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Labelled:
    """The readings of a study with their labels, in file order.

    Attributes
    ----------
    cells : Cells
        Where they stand.
    values : (n,) float array
        NaN where one is missing.
    part, operator, trial, session : tuple of n str
        Spellings that differ in capitals and spaces only are one; empty where the file says nothing.
    """

    cells: Cells
    values: NDArray[np.float64]
    part: tuple[str, ...]
    operator: tuple[str, ...]
    trial: tuple[str, ...]
    session: tuple[str, ...]


def labelled(cells: Cells, numbers: Numbers) -> Labelled:
    """Return readings with their labels.

    Parameters
    ----------
    cells : Cells
        Parts stand as units, trials as subgroups, sessions as shifts.
    numbers : Numbers
        Their readings.

    Returns
    -------
    Labelled
    """
    places = (Context.UNIT, Context.OPERATOR, Context.SUBGROUP, Context.SHIFT)
    part, operator, trial, session = (_labels(cells, each) for each in places)
    return Labelled(cells=cells, values=numbers.values, part=part, operator=operator, trial=trial, session=session)


def _labels(cells: Cells, context: Context) -> tuple[str, ...]:
    if context not in cells.context:
        return ("",) * len(cells)
    first: dict[str, str] = {}
    return tuple(first.setdefault(fold(text) or text, text) for text in cells.context[context].text().tolist())


def report_faults(study: Labelled, numbers: Numbers, findings: Findings) -> None:
    """Report everything that keeps readings from being a study that can be analysed.

    Parameters
    ----------
    study : Labelled
        The readings.
    numbers : Numbers
        The same, with those that lie beyond the gauge's scale.
    findings : Findings
        Where problems go.
    """
    before = len(findings.problems)
    _report_unnamed(study, findings)
    _report_cells(study, np.flatnonzero(np.isnan(study.values)), message("there is no reading here"), findings)
    if numbers.censored is not None:
        beyond = message("the gauge study needs the reading itself, not “more than” or “less than”")
        _report_cells(study, np.flatnonzero(numbers.censored), beyond, findings)
    _report_twice(study, findings)
    if len(findings.problems) == before:
        _report_counts(study, findings)
    if len(findings.problems) == before:
        _report_too_few(study, findings)
    if len(findings.problems) == before and np.ptp(study.values) == 0:
        findings.problem(
            message("all readings are the same: this gauge does not tell these parts apart"),
            study.cells.place(),
            fix=message("Measure parts that differ, with a gauge of finer steps."),
        )


def _row(study: Labelled, index: int) -> Location:
    place = study.cells.place(index)
    return Location(file=place.file, sheet=place.sheet, row=place.row)


def _report_unnamed(study: Labelled, findings: Findings) -> None:
    said = (
        (study.part, message("this row does not say which part was measured")),
        (study.operator, message("this row does not say who measured")),
    )
    for labels, reason in said:
        rows = [index for index, label in enumerate(labels) if not label]
        findings.each(rows, partial(_unnamed, study, reason))


def _unnamed(study: Labelled, reason: Message, index: int) -> Problem:
    return Problem(reason=reason, location=_row(study, index), fix=message("Fill in the cell in every row."))


def _report_cells(study: Labelled, places: NDArray[np.int64], reason: Message, findings: Findings) -> None:
    fix = message("Measure again and fill in the reading, or leave this part out for every operator.")
    findings.each(
        places.tolist(),
        lambda index: Problem(
            reason=reason,
            location=study.cells.place(index),
            found=study.cells.written(index) or None,
            expected=_EQUAL,
            fix=fix,
        ),
    )


def _report_twice(study: Labelled, findings: Findings) -> None:
    """Report a trial that one operator has twice on one part, where the file numbers trials."""
    if study.cells.width > 1 or not any(study.trial):
        return
    first: dict[tuple[str, str, str], int] = {}
    for index, key in enumerate(zip(study.part, study.operator, study.trial, strict=True)):
        earlier = first.setdefault(key, index)
        if earlier != index:
            findings.problem(
                message("the same part, operator and trial stand twice"),
                _row(study, index),
                found=" · ".join(key),
                expected=message("each trial once; it stands in row {row} too", row=str(study.cells.row[earlier])),
                fix=message("Correct the part, the operator or the trial of one of the two rows."),
            )


def _report_counts(study: Labelled, findings: Findings) -> None:
    """Report cells with more or fewer readings than most have."""
    counts = Counter(zip(study.part, study.operator, strict=True))
    every = [(part, operator) for part in _distinct(study.part) for operator in _distinct(study.operator)]
    usual = Counter(counts[key] for key in every).most_common(1)[0][0]
    for part, operator in every:
        if (count := counts[part, operator]) != usual:
            findings.problem(
                plural(
                    "operator {operator} measured part {part} {count} time, most others {usual} times",
                    "operator {operator} measured part {part} {count} times, most others {usual} times",
                    count=count,
                    operator=operator,
                    part=part,
                    usual=usual,
                ),
                study.cells.table,
                expected=_EQUAL,
                fix=message("Measure what is missing, or leave this part out for every operator."),
            )


def _report_too_few(study: Labelled, findings: Findings) -> None:
    parts, operators = len(set(study.part)), len(set(study.operator))
    trials = len(study.part) // (parts * operators)
    usual = message("usual are 10 parts, 3 operators, 2 or 3 trials")
    for count, reason in (
        (parts, message("a gauge study needs at least two parts; this one has {count}", count=parts)),
        (operators, message("a gauge study needs at least two operators; this one has {count}", count=operators)),
        (trials, message("everyone must measure each part at least twice; here it is {count}", count=trials)),
    ):
        if count < _FEWEST:
            findings.problem(reason, study.cells.table, expected=usual)


def _distinct(labels: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(labels))
