from __future__ import annotations

from pathlib import Path

import pytest

from qc.stats.sampling.z14_tables import AQLS, LETTERS, aql_column, resolve

CELLS = Path(__file__).parents[1] / "data" / "z14_single_plans.txt"


def _rows() -> list[tuple[str, str, list[str]]]:
    lines = [line.split() for line in CELLS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(severity, letter, cells) for severity, letter, *cells in lines]


@pytest.mark.parametrize(("severity", "letter", "cells"), _rows())
def test_every_cell_of_mil_std_105e(severity: str, letter: str, cells: list[str]) -> None:
    """All 1248 cells, as R package AQLSchemes has them with the arrows followed."""
    plans = [resolve(letter, aql, severity=severity, standard="mil-std-105e")[1] for aql in AQLS]
    assert [f"{p.n}/{p.acceptance_number}/{p.rejection_number}" for p in plans] == cells
    assert plans == [resolve(letter, aql, severity=severity, standard="ansi-z1.4")[1] for aql in AQLS]


# Table 1-A of the public file AC-TABLE.ASC of the National Institute of Building Sciences, which takes it from
# MIL-STD-105E Table II-A: Re at AQL 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10 and 15; v and ^ are its arrows.
PUBLIC_NORMAL = """
A v v v v v 1 v v
B v v v v 1 ^ v 2
C v v v 1 ^ v 2 3
D v v 1 ^ v 2 3 4
E v 1 ^ v 2 3 4 6
F 1 ^ v 2 3 4 6 8
G ^ v 2 3 4 6 8 11
H v 2 3 4 6 8 11 15
J 2 3 4 6 8 11 15 22
K 3 4 6 8 11 15 22 ^
L 4 6 8 11 15 22 ^ ^
M 6 8 11 15 22 ^ ^ ^
N 8 11 15 22 ^ ^ ^ ^
P 11 15 22 ^ ^ ^ ^ ^
Q 15 22 ^ ^ ^ ^ ^ ^
"""


@pytest.mark.parametrize("row", PUBLIC_NORMAL.strip().splitlines())
def test_arrows_of_a_public_print(row: str) -> None:
    letter, *cells = row.split()
    for aql, cell in zip((0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10, 15), cells, strict=True):
        found, plan = resolve(letter, aql, severity="normal", standard="mil-std-105e")
        if cell == "v":
            assert found > letter
        elif cell == "^":
            assert found < letter
        else:
            assert (found, plan.rejection_number) == (letter, int(cell))


# NTE INEN-ISO 2859-1, Tables 2-A, 2-B, 2-C, letters A to R down: Ac at AQL 1.0, 4.0 and 10, transcribed in the public
# repository faustoaguanor/acceptance-sampling.
ISO = {
    ("normal", 1.0): "v v v v 0 ^ v 1 2 3 5 7 10 14 21 ^",
    ("normal", 4.0): "v 0 ^ v 1 2 3 5 7 10 14 21 ^ ^ ^ ^",
    ("normal", 10): "v v 1 2 3 5 7 10 14 21 ^ ^ ^ ^ ^ ^",
    ("tightened", 1.0): "v v v v v 0 v v 1 2 3 5 8 12 18 ^",
    ("tightened", 4.0): "v v 0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^",
    ("tightened", 10): "0 v v 1 2 3 5 8 12 18 ^ ^ ^ ^ ^ ^",
    ("reduced", 1.0): "v v v v 0 ^ v v 1 2 3 5 6 8 10 ^",
    ("reduced", 4.0): "v 0 ^ v v 1 2 3 5 6 8 10 ^ ^ ^ ^",
    ("reduced", 10): "v v v 1 2 3 5 6 8 10 ^ ^ ^ ^ ^ ^",
}


@pytest.mark.parametrize(("severity", "aql"), ISO)
def test_iso_2859(severity: str, aql: float) -> None:
    column = ISO[severity, aql].split()
    for letter, cell in zip(LETTERS, column, strict=True):
        found, plan = resolve(letter, aql, severity=severity, standard="iso-2859-1")
        if cell in "v^":
            assert (found > letter) is (cell == "v")
        else:
            assert (found, plan.acceptance_number) == (letter, int(cell))
        assert plan.rejection_number == plan.acceptance_number + 1


def test_iso_differs_from_z14_in_one_normal_or_tightened_cell() -> None:
    different = [
        (severity, letter, aql)
        for severity in ("normal", "tightened")
        for letter in LETTERS
        for aql in AQLS
        if resolve(letter, aql, severity=severity, standard="iso-2859-1")
        != resolve(letter, aql, severity=severity, standard="ansi-z1.4")
    ]
    assert different == [("tightened", "A", 10.0)]


def test_the_extra_row_of_tightened_inspection() -> None:
    found, plan = resolve("R", 0.025, severity="tightened", standard="ansi-z1.4")
    assert (found, plan.n, plan.acceptance_number) == ("S", 3150, 1)


@pytest.mark.parametrize("standard", ["ansi-z1.4", "iso-2859-1"])
def test_an_arrow_ends_at_a_plan_of_its_own(standard: str) -> None:
    for severity in ("normal", "tightened"):
        for letter in LETTERS:
            for aql in AQLS:
                found, plan = resolve(letter, aql, severity=severity, standard=standard)
                if found in LETTERS:
                    assert resolve(found, aql, severity=severity, standard=standard) == (found, plan)


def test_refuses_what_no_source_confirms() -> None:
    with pytest.raises(ValueError, match=r"`aql` must be at most 10 for reduced plans of ISO 2859-1 .* got 15"):
        resolve("F", 15, severity="reduced", standard="iso-2859-1")


@pytest.mark.parametrize("aql", [3.0, 0.0, 2000])
def test_refuses_an_aql_between_the_columns(aql: float) -> None:
    with pytest.raises(ValueError, match=f"`aql` must be one of .*got {aql}"):
        aql_column(aql)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"letter": "I"}, "`letter` must be one of"),
        ({"severity": "strict"}, "`severity` must be one of"),
        ({"standard": "jis"}, "`standard` must be one of"),
    ],
)
def test_refuses_unknown_names(changed: dict[str, str], problem: str) -> None:
    asked = {"letter": "F", "severity": "normal", "standard": "ansi-z1.4", **changed}
    with pytest.raises(ValueError, match=problem):
        resolve(asked["letter"], 1.0, severity=asked["severity"], standard=asked["standard"])
