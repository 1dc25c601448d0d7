"""What a mark in one of two columns says."""

from __future__ import annotations

import pytest

from qc.intake.readings.tick_marks import Tick, both_say, counted, is_cross, side


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("v", "", "OK"),
        ("x", "-", "OK"),
        ("1", "0", "OK"),
        ("0", "1", "NG"),
        ("TRUE", "FALSE", "OK"),
        ("FALSE", "TRUE", "NG"),
        ("ya", "tidak", "OK"),
        ("tidak", "ya", "NG"),
        ("", "", ""),
        ("tidak", "tidak", ""),
        ("TU", "", "TU"),
        ("HL", "HL", "HL"),
        ("", "rusak", "NG - rusak"),
        ("", "NG - retak", "NG - retak"),
        ("Budi", "Siti", "Budi / Siti"),
        ("", "2", "2"),
        ("rusak", "", "rusak"),
        ("v", "v", "C4 (OK): v + D4 (NG): v"),
        ("", "tidak", "D4 (NG): tidak"),
        ("cacat", "", "C4 (OK): cacat"),
    ],
)
def test_two_cells_together(good: str, bad: str, said: str) -> None:
    assert both_say(Tick("C4", "OK", good), Tick("D4", "NG", bad), numbered=True) == said


def test_names_below_the_readings_stay_names() -> None:
    assert both_say(Tick("C9", "OK", ""), Tick("D9", "NG", "Siti"), numbered=False) == "Siti"


def test_a_word_that_is_the_header_is_a_mark() -> None:
    assert both_say(Tick("C4", "Baik", ""), Tick("D4", "Tidak", "tidak"), numbered=True) == "NG"
    assert both_say(Tick("C4", "Baik", "baik"), Tick("D4", "Rusak", ""), numbered=True) == "OK"


def test_which_side_a_header_is() -> None:
    assert [side(text) for text in ("OK", "N.G.", "Tidak Baik", "Rusak", "Lulus", "Berat")] == [0, 1, 1, 1, 0, None]


def test_counts_are_no_marks() -> None:
    assert counted(["48", "2", "50", "0"], ["OK", "NG"] * 2)
    assert counted(["12,01", "", "12,09"], ["OK", "NG", "OK"])
    assert not counted(["1", "0", "", "1"], ["OK", "NG"] * 2)
    assert not counted(["v", "2", "v", ""], ["OK", "NG"] * 2)


def test_crosses() -> None:
    assert [is_cross(text) for text in ("x", "×", "✗", "v", "")] == [True, True, True, False, False]
