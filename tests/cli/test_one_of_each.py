"""One lot, one characteristic, one bad unit: English says what there is one of as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from new_stores import new_store
from pypdf import PdfReader
from ramping import measured, standard
from remembering import locked, recorded, run

if TYPE_CHECKING:
    from pathlib import Path

MANY = re.compile(
    r"(?<![\d.,:–-])(?<!of )\b1 (?:\w+ )?(?:units|batches|readings|points|rows|files|lots|groups|entries|standards|"
    r"baselines|profiles|columns|questions|characteristics|orders|verdicts|reports|faults|people|things)\b"
    r"|\b1 of 1 \w+s\b"
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One recorded lot, shipped and due, with the one baseline of the part."""
    folder = tmp_path_factory.mktemp("one")
    locked(folder)
    said = ("--workshop", "Maju", "--quantity", 100, "--order", "PO-1", "--ordered", 1, "--shipped", 1)
    days = ("--due", "2026-11-20", "--shipped-on", "2026-11-18")
    status, text = recorded(folder, 1, *said, *days)
    assert (status, MANY.findall(text)) == (0, []), text
    return folder


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("history", "BOS-12"), "1 of 1 batch was accepted."),
        (("recheck",), "1 of 1 recorded verdict comes out the same again"),
        (("scorecard", "--workshop", "Maju", "--month", "2026-11"), "1 unit in 1 order"),
        (("store", "info"), "entries in the log"),
        (("log", "verify"), "entries hold"),
        (("handover", "write", "OUT.zip"), "1 standard"),
        (("baseline", "show", "BOS-12"), "was locked by"),
        (("answer", 1), "lot L1"),
        (("deliver", 1), "lot L1"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_what_there_is_one_of_is_said_as_one(shop: Path, command: tuple[object, ...], said: str) -> None:
    status, text = run(shop, *(shop / one if one == "OUT.zip" else one for one in command))
    assert (status, said in text, MANY.findall(text)) == (0, True, []), text


def test_papers_and_answers_on_one_lot_say_one(shop: Path) -> None:
    lot = (shop / "pilot.csv", "--spec", shop / "standard.toml")
    status, text = run(shop, "inspect", *lot, "--target-volume", 1000, "--pdf", shop / "out.pdf")
    printed = " ".join(" ".join(page.extract_text() for page in PdfReader(shop / "out.pdf").pages).split())
    assert status == 4, text
    assert MANY.findall(text + printed) == []
    assert "It rests on 100 measured units of 100 made, in 1 batch." in printed


def test_a_lot_of_one_unit_is_one_unit(tmp_path: Path) -> None:
    new_store(tmp_path / "store.sqlite")
    lot = measured(tmp_path, "one", day=10, n=3)
    head, first, *_ = lot.read_text(encoding="utf-8").splitlines()
    lot.write_text(f"{head}\n{first}\n", encoding="utf-8")
    text = run(tmp_path, "inspect", lot, "--spec", standard(tmp_path), "--target-volume", 1000)[1]
    assert MANY.findall(text) == [], text
    assert "Outer diameter: 1 reading, at least 30 are needed" in text
