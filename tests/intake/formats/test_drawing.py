"""What makes a text worth a look for bars and spaces, and that nothing else is read otherwise than before."""

from __future__ import annotations

from pathlib import Path

import pytest

from qc.intake.formats.drawing import may_be_drawn

ROOT = Path(__file__).parents[3]
MARKED = sorted(p for p in (ROOT / "samples").rglob("*") if p.suffix in {".csv", ".tsv", ".txt"})
LAYOUTS = sorted(p for p in (ROOT / "tests" / "data" / "layouts").iterdir() if p.suffix in {".csv", ".dfq"})


@pytest.mark.parametrize(
    "text", ["No|d", "No  d\n1  12", "┃ No", "║ No", "│ No", "No\u00a0\u00a0d", "No\td\n" * 9000 + "1  2\t3"]
)
def test_bars_and_two_spaces_are_looked_at(text: str) -> None:
    assert may_be_drawn(text.encode())


@pytest.mark.parametrize(
    "text", ["No;Diameter luar\n1;12 003", "  12.003\n  12.004\n", "No\td\n1\t12", "x;y\n" * 9000 + "1  2;3"]
)
def test_other_texts_are_not(text: str) -> None:
    assert not may_be_drawn(text.encode())


def test_there_are_files_with_marks_between_their_cells() -> None:
    assert len(MARKED) >= 40
    assert len(LAYOUTS) >= 5


@pytest.mark.parametrize("path", [*MARKED, *LAYOUTS], ids=lambda path: path.name)
def test_samples_and_layouts_go_the_way_they_always_went(path: Path) -> None:
    assert not may_be_drawn(path.read_bytes())
