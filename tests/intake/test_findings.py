"""Problems and notes, collected."""

from __future__ import annotations

import pytest
from intake.files import said

from qc.errors import InputError, Location, Problem
from qc.intake.findings import MANY, SHOWN, Findings, row_list
from qc.words import message


def problem(row: int, *, file: str = "a.csv", reason: str = "wrong") -> Problem:
    return Problem(reason=message("{what}", what=reason), location=Location(file=file, row=row))


def raised(findings: Findings) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        findings.stop()
    return list(caught.value.problems)


def test_nothing_found_stops_nothing() -> None:
    findings = Findings()
    findings.note(message("noted"))
    findings.stop()
    assert len(findings.notes) == 1


@pytest.mark.parametrize("count", [1, SHOWN, MANY])
def test_few_are_all_shown(count: int) -> None:
    findings = Findings()
    findings.each(range(1, count + 1), problem)
    assert len(raised(findings)) == count


@pytest.mark.parametrize("count", [MANY + 1, MANY + 2, 1_000_000])
def test_of_many_the_first_are_shown_and_the_rest_counted(count: int) -> None:
    findings = Findings()
    findings.each(range(1, count + 1), problem)
    assert len(findings.problems) <= MANY + 1
    found = raised(findings)
    assert len(found) == SHOWN + 1
    assert said(found[-1]) == f"a.csv: {count - SHOWN:,} more problems of the same kind: wrong"


def test_kinds_are_counted_over_columns_and_apart_for_files() -> None:
    findings = Findings()
    for column in range(3):
        findings.each(range(1 + 20 * column, 21 + 20 * column), problem)
    findings.each(range(1, 5), lambda row: problem(row, file="b.csv"))
    found = raised(findings)
    assert len(found) == SHOWN + 1 + 4
    assert said(found[SHOWN]) == "a.csv: 40 more problems of the same kind: wrong"


def test_problems_stand_file_by_file_and_row_by_row() -> None:
    findings = Findings()
    findings.problems += [problem(7), problem(3, file="b.csv"), problem(2), problem(1, file="b.csv")]
    assert [(p.location.file, p.location.row) for p in raised(findings) if p.location] == [
        ("a.csv", 2),
        ("a.csv", 7),
        ("b.csv", 1),
        ("b.csv", 3),
    ]


def test_a_problem_stands_once() -> None:
    findings = Findings()
    findings.each([1, 1, 2], problem)
    findings.each([2, 3], problem)
    assert len(raised(findings)) == 3


def test_a_note_stands_once_if_asked() -> None:
    findings = Findings()
    place = Location(file="a.csv")
    for _ in range(2):
        findings.note_once(message("noted"), place)
    findings.note_once(message("noted"), Location(file="b.csv"))
    assert len(findings.notes) == 2


def test_findings_are_taken_over_with_their_counts() -> None:
    trial, findings = Findings(), Findings()
    trial.each(range(1, 101), problem)
    trial.note(message("noted"))
    findings.take(trial)
    assert len(findings.notes) == 1
    assert "80 more" in said(raised(findings)[-1])


def test_a_problem_without_a_place() -> None:
    findings = Findings()
    findings.problem(message("nothing given"))
    (found,) = raised(findings)
    assert found.location is None


@pytest.mark.parametrize(
    ("rows", "text"), [([], ""), ([7], "7"), ([1, 2, 3], "1, 2, 3"), (list(range(1, 12)), "1, 2, 3, 4, 5, 6, 7, 8, …")]
)
def test_lists_of_rows(rows: list[int], text: str) -> None:
    assert row_list(rows) == text
