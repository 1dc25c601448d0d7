"""A lot that only the lots before it hold: screen, exit status, JSON, report and ``qc verify`` say the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from ramping import STANDARD
from remembering import locked, recorded, run
from tools import run as tool

from qc.cli import main
from qc.store.opening import open_store
from qc.store.recalling import batches
from qc.workflow.remembered.recalled import recalled

if TYPE_CHECKING:
    from pathlib import Path

SLOW = 11.9792
"""A mean too near the pilot's for one lot of 100 to show it."""


def held(folder: Path) -> tuple[int, str]:
    """Record two lots that moved; the second is written as a report and as JSON."""
    recorded(folder, 1, mean=SLOW)
    written = ("--pdf", folder / "held.pdf", "--json", folder / "held.json")
    return recorded(folder, 2, *written, mean=SLOW)


def verified(folder: Path, *more: object) -> tuple[int, str]:
    given = ["verify", str(folder / "held.pdf"), "--lang", "en", *map(str, more)]
    ran = CliRunner().invoke(main, given, env={"QC_KEYS": str(folder / "keys")})
    return ran.exit_code, ran.output


def headlines(text: str) -> list[str]:
    """The lines that hold nothing but a decision."""
    return [line for line in text.splitlines() if line in {"ACCEPT", "HOLD", "REJECT"}]


def test_screen_and_exit_status_say_one_thing(tmp_path: Path) -> None:
    locked(tmp_path)
    status, text = held(tmp_path)
    assert (status, headlines(text)) == (4, ["HOLD"])
    assert "Ship this lot." not in text
    assert "Outer diameter: over this lot and the 1 before it the process left its baseline" in text
    row = next(line for line in text.splitlines() if line.startswith("Outer diameter  "))
    assert [row.count(word) for word in ("conforms", "stable", "HOLD")] == [1, 1, 1], "only the decision is of all lots"


def test_json_keeps_the_decision_and_the_lot_alone_apart(tmp_path: Path) -> None:
    locked(tmp_path)
    held(tmp_path)
    found = json.loads((tmp_path / "held.json").read_text(encoding="utf-8"))
    assert found["decision"] == "hold"
    assert found["over_lots"] == {
        "lots": 1,
        "left": [
            {"characteristic": "d_luar", "lot": "L2", "way": "stepped", "since": "L1", "period": None, "latest": None}
        ],
        "decision_alone": "accept",
    }
    assert (found["answers"]["conformity"], found["answers"]["stability"]) == ("conforms", "stable")
    assert "lot L2" in found["reasons"][1]["en"]


def test_the_report_is_headed_hold(tmp_path: Path) -> None:
    locked(tmp_path)
    held(tmp_path)
    page = tool("pdftotext", "-layout", "-l", "1", tmp_path / "held.pdf", "-")
    assert "HOLD" in page
    assert "Ship this lot." not in page
    assert "Is the process stable within this lot?" in page
    assert "the process left its baseline" in page


def test_verify_comes_to_hold_and_names_what_it_cannot_check(tmp_path: Path) -> None:
    locked(tmp_path)
    held(tmp_path)
    _, text = verified(tmp_path)
    assert "its readings alone come to ACCEPT, with the lots before it to HOLD" in text
    assert "that it is held rests on 1 earlier lot, whose readings this file does not carry" in text
    _, text = verified(tmp_path, "--json", "-")
    proof: dict[str, Any] = json.loads(text)
    assert proof["decision"] == "hold"
    assert {one["code"] for one in proof["findings"]} >= {"verdict-follows", "pages-follow", "bytes-agree"}


def test_what_is_recorded_comes_out_the_same_again(tmp_path: Path) -> None:
    locked(tmp_path)
    held(tmp_path)
    status, text = run(tmp_path, "recheck", "BOS-12")
    assert (status, "2 of 2 recorded verdicts come out the same again" in text) == (0, True), text
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        assert [one.decision for one in batches(connection)] == ["accept", "hold"]
        assert [one.facts["decision"] for one in batches(connection)] == ["accept", "hold"]
    assert recalled(2, store=tmp_path / "store.sqlite").verdict.decision == "hold"


def test_a_standard_that_only_reports_stability_does_not_hold(tmp_path: Path) -> None:
    locked(tmp_path)
    path = tmp_path / "standard.toml"
    path.write_text(
        STANDARD.replace('status = "contoh"', 'status = "contoh"\n\n[lot]\nstability = "reported"'), encoding="utf-8"
    )
    lock = ("baseline", "relock", tmp_path / "pilot.csv", "--spec", path, "--who", "Budi", "--why", "x")
    assert run(tmp_path, *lock)[0] == 0
    status, text = held(tmp_path)
    assert (status, headlines(text)) == (0, ["ACCEPT"]), text
    assert "Outer diameter: all batches together show that it left its baseline in lot L2" in text
    assert "qc baseline relock" not in text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_reason_names_a_command(tmp_path: Path, lang: str) -> None:
    locked(tmp_path)
    held(tmp_path)
    reasons = recalled(2, store=tmp_path / "store.sqlite").verdict.reasons(lang)
    assert len(reasons) == 3
    assert not [one for one in reasons if "qc " in one]
