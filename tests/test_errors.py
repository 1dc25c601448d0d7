"""Problems in words: where, what, and what to do."""

from __future__ import annotations

import dataclasses

import pytest

from qc.errors import InputError, Location, OutputError, Problem, QCError, SpecError, UsageError
from qc.words import language, message

EN, ID = language("en"), language("id")


@pytest.mark.parametrize(
    ("place", "english", "indonesian"),
    [
        (Location(file="a.csv"), "a.csv", "a.csv"),
        (Location(file="a.csv", row=12), "a.csv, row 12", "a.csv, baris 12"),
        (
            Location(file="a.xlsx", sheet="Data 1", row=1234, column="x3"),
            "a.xlsx, sheet Data 1, row 1234, column x3",
            "a.xlsx, lembar Data 1, baris 1234, kolom x3",
        ),
        (Location(file="s.toml", line=3), "s.toml, line 3", "s.toml, baris 3"),
        (Location(file="s.toml", line=3, key="lot"), "s.toml, line 3, key lot", "s.toml, baris 3, kunci lot"),
        (
            Location(file="s.toml", key="characteristic[2].lsl", item="tebal"),
            "s.toml, key characteristic[2].lsl (tebal)",
            "s.toml, kunci characteristic[2].lsl (tebal)",
        ),
        (Location(file="{file}.csv", column="{x}"), "{file}.csv, column {x}", "{file}.csv, kolom {x}"),
    ],
)
def test_a_place_in_words(place: Location, english: str, indonesian: str) -> None:
    assert EN.say(place.message()) == english
    assert ID.say(place.message()) == indonesian


def test_a_problem_in_lines() -> None:
    problem = Problem(
        reason=message("this is not a number"),
        location=Location(file="a.csv", row=2, column="x1"),
        found="12,O5",
        expected=message("a number"),
        fix=message("write it like this: {line}", line="12,05"),
    )
    assert problem.lines(EN) == (
        "a.csv, row 2, column x1: this is not a number",
        "  found: 12,O5",
        "  expected: a number",
        "  what to do: write it like this: 12,05",
    )
    assert problem.lines(ID)[1:] == (
        "  tertulis: 12,O5",
        "  seharusnya: angka",
        "  yang perlu dilakukan: tulis seperti ini: 12,05",
    )


def test_what_is_not_known_is_left_out() -> None:
    problem = Problem(reason=message("the file is empty"))
    assert problem.lines(EN) == ("the file is empty",)
    assert dataclasses.replace(problem, found="").lines(EN) == ("the file is empty", "  found: ")


def test_an_error_holds_every_problem_and_says_them_in_both_languages() -> None:
    first = Problem(reason=message("the file is empty"), location=Location(file="a.csv"))
    second = Problem(reason=message("this is not a date"), location=Location(file="b.csv"))
    error = InputError(problem for problem in (first, second))
    assert error.problems == (first, second)
    assert str(error) == "a.csv: the file is empty\nb.csv: this is not a date"
    assert error.text(ID) == "a.csv: berkas ini kosong\nb.csv: ini bukan tanggal"


@pytest.mark.parametrize(
    ("kind", "status"), [(InputError, 3), (SpecError, 3), (OutputError, 3), (UsageError, 2), (QCError, 3)]
)
def test_exit_status_of_each_kind(kind: type[QCError], status: int) -> None:
    assert issubclass(kind, QCError)
    assert kind.exit_status == status
    with pytest.raises(QCError, match="the file is empty"):
        raise kind([Problem(reason=message("the file is empty"))])


def test_places_and_problems_are_values() -> None:
    assert Location(file="a", row=1) == Location(file="a", row=1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Location(file="a").row = 2  # type: ignore[misc]  # the point of the test
