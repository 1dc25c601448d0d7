"""A recorded batch is meant by the number that history shows, or by its lot's own name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from ramping import measured
from remembering import locked, recorded, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two workshops' lots of one part: L1 of either, L2 of one."""
    folder = tmp_path_factory.mktemp("shop")
    spec = locked(folder)
    for number in (1, 2):
        status, text = recorded(folder, number, "--workshop", "CV Maju")
        assert status in {0, 1, 4}, text
    other = measured(folder, "other", day=20, seed=9)
    status, text = run(folder, "record", other, "--spec", spec, "--lot", "L1", "--workshop", "CV Lain")
    assert status in {0, 1, 4}, text
    return folder


def test_history_shows_the_number_of_each_record(shop: Path) -> None:
    status, text = run(shop, "history", "BOS-12", lang="id")
    assert status == 0, text
    head = next(line for line in text.splitlines() if "catatan" in line)
    assert head.split()[:2] == ["catatan", "lot"]
    assert [line.split()[:2] for line in text.splitlines() if line.split()[1:2] == ["L2"]] == [["2", "L2"]]


@pytest.mark.parametrize("command", ["deliver", "dispose", "answer"])
def test_a_lots_own_name_is_enough_where_one_is_called_so(shop: Path, command: str) -> None:
    by_name, by_number = (run(shop, command, called, "--json", "-") for called in ("L2", 2))
    assert by_name == by_number
    assert by_name[0] == 0
    assert json.loads(by_name[1])["batch"] == 2


def test_of_several_lots_of_a_name_the_numbers_are_listed(shop: Path) -> None:
    status, text = run(shop, "deliver", "L1", lang="id")
    assert status == 2
    assert "beberapa lot yang dicatat bernama L1" in text
    assert "nomor salah satu catatan ini: 1 (BOS-12, CV Maju), 3 (BOS-12, CV Lain)" in text


@pytest.mark.parametrize("called", ["L-7", "0", "1.0"])
def test_a_name_that_no_lot_has_leads_to_history(shop: Path, called: str) -> None:
    status, text = run(shop, "answer", called, lang="id")
    assert status == 2
    assert f"tidak ada lot bernama {called} yang dicatat" in text
    assert "qc history" in text
