"""``qc plan --history``: how the next lot is inspected after the lots so far."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner

from qc import stats
from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

USUAL = ("--lot-size", 1000, "--aql", 2.5)  # code letter J: 80 units, accept up to 5; tightened up to 3


def run(*args: object, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["plan", *map(str, args), "--lang", lang])


def listed(folder: Path, *counts: object, head: str = "No Lot;Diperiksa;NG", inspected: object = 80) -> Path:
    path = folder / "lots.csv"
    rows = [f"L{place};{inspected};{count}" for place, count in enumerate(counts, start=1)]
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


def facts(path: Path, *args: object) -> Any:
    return json.loads(run(*USUAL, "--history", path, *args, "--json", "-").stdout)


@pytest.mark.parametrize(
    ("counts", "severity", "after", "most"),
    [
        ((2, 1, 6, 3, 5), "normal", None, 5),
        ((2, 1, 6, 3, 7), "tightened", "L5", 3),
        ((6, 7, 3, 3, 0, 1, 2), "normal", "L7", 5),
        ((6, 7, 4, 4, 4, 4, 4), "discontinued", "L7", None),
    ],
)
def test_the_rules_are_followed(
    tmp_path: Path, counts: tuple[int, ...], severity: str, after: str | None, most: int | None
) -> None:
    found = facts(listed(tmp_path, *counts))
    assert (found["severity"], found["switched_after"]) == (severity, after)
    assert (found["plan"] and found["plan"]["plan"]["acceptance_number"]) == most
    assert [lot["nonconforming"] for lot in found["lots"]] == list(counts)


def test_the_score_is_that_of_iso_2859(tmp_path: Path) -> None:
    # Ac 3 at AQL 1.5, one step tighter: up to 3 bad units add 3, 4 or 5 set the score to 0.
    found = facts(listed(tmp_path, 0, 3, 3, 4, 3))
    assert [lot["score"] for lot in found["lots"]] == [3, 6, 9, 0, 3]
    assert found["score"] == 3
    tighter = stats.lot_plan(1000, aql=1.5, standard="iso-2859-1").plan
    assert tighter.acceptance_number == 3


def test_reduced_inspection_needs_the_word_of_the_workshop(tmp_path: Path) -> None:
    path = listed(tmp_path, *[0] * 10)
    told = run(*USUAL, "--history", path)
    assert "say --steady" in told.stdout
    assert facts(path)["severity"] == "normal"
    steady = facts(path, "--steady")
    assert (steady["severity"], steady["plan"]["table"]["severity"]) == ("reduced", "reduced")
    assert facts(listed(tmp_path, *[0] * 10, 9), "--steady")["severity"] == "normal"


def test_z14_has_rules_of_its_own(tmp_path: Path) -> None:
    found = facts(listed(tmp_path, 1, 1), "--standard", "ansi-z1.4")
    assert (found["rules"], found["score"], found["lots"][0]["score"]) == ("z1.4", None, None)


def test_a_workbook_and_another_sample_size(tmp_path: Path) -> None:
    path = tmp_path / "lots.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("Daftar lot",), ("Lot", "Jumlah periksa", "Cacat"), ("A", 80, 0), ("B", 50, 1)):
        book.active.append(row)
    book.save(path)
    found = facts(path)
    assert [(lot["name"], lot["inspected"], lot["row"]) for lot in found["lots"]] == [("A", 80, 3), ("B", 50, 4)]
    assert "Lot B: 50 units were inspected, its plan asks for 80" in run(*USUAL, "--history", path).stdout


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_a_terminal_shows(tmp_path: Path, lang: str) -> None:
    svg = tmp_path / "oc.svg"
    told = run(*USUAL, "--history", listed(tmp_path, 6, 6), "--svg", svg, lang=lang)
    assert told.exit_code == 0
    assert ("ketat" if lang == "id" else "tightened") in told.stdout.splitlines()[0]
    assert svg.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("row", "head", "told"),
    [
        ("", "No Lot;Diperiksa;NG", "how many units"),
        ("1,5", "No Lot;Diperiksa;NG", "how many units"),
        ("81", "No Lot;Diperiksa;NG", "more units are nonconforming"),
        ("1", "Lot;Berat;Warna", "no row of headers"),
    ],
)
def test_rows_that_say_too_little_are_told(tmp_path: Path, row: str, head: str, told: str) -> None:
    refused = run(*USUAL, "--history", listed(tmp_path, row, head=head))
    assert (refused.exit_code, told in refused.stderr) == (3, True)


def test_requests_that_do_not_fit(tmp_path: Path) -> None:
    path = listed(tmp_path, 1)
    refused = run("--good", 1, "--bad", 6, "--history", path)
    assert (refused.exit_code, "plans of a table that count" in refused.stderr) == (2, True)
    stopped = run(*USUAL, "--history", listed(tmp_path, 6, 7, 4, 4, 4, 4, 4), "--svg", tmp_path / "x.svg")
    assert (stopped.exit_code, "no plan to draw" in stopped.stderr) == (2, True)
    assert "no lots below" in run(*USUAL, "--history", listed(tmp_path)).stderr
