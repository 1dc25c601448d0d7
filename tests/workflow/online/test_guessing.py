"""Which standard a file belongs to: told from names and from where its readings lie."""

from __future__ import annotations

from pathlib import Path

from qc.intake import Sent
from qc.workflow.online.guessing import fitting, unreadable

ROOT = Path(__file__).parents[3]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
WIDE = "Subgrup;X1;X2;X3;X4;X5\n"


def parts(name: str, text: str, store: Path) -> list[str]:
    return [one.part_number for one in fitting(Sent(name=name, data=text.encode()), store=store / "qc.db")]


def test_named_columns_tell_the_part(tmp_path: Path) -> None:
    assert parts(RINGS.name, RINGS.read_text(encoding="utf-8"), tmp_path) == ["RING-74"]


def test_readings_of_another_size_are_not_taken_for_the_only_characteristic_of_a_standard(tmp_path: Path) -> None:
    near = "".join(f"{k};74,001;74,003;73,998;74,002;74,000\n" for k in range(1, 6))
    assert parts("x.csv", WIDE + near, tmp_path) == ["RING-74"]
    assert parts("x.csv", WIDE + near.replace("74,0", "12,0").replace("73,9", "11,9"), tmp_path) == []


def test_a_lot_that_is_outside_but_near_is_still_told_by_its_names(tmp_path: Path) -> None:
    out = "diameter_mm\n" + "".join(f"74,{60 + k}\n".replace("74,", "74,0") for k in range(10))
    assert parts("x.csv", out, tmp_path) == ["RING-74"]


def test_what_no_standard_can_read_is_told_at_once(tmp_path: Path) -> None:
    found = unreadable(Sent(name="a.pdf", data=b"%PDF-1.7 nothing"), store=tmp_path / "qc.db")
    assert ["PDF" in one.reason.text for one in found] == [True]
    assert not unreadable(Sent(name=RINGS.name, data=RINGS.read_bytes()), store=tmp_path / "qc.db")
