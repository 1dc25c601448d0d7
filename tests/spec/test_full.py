"""A standard that uses everything loads without a note, and with anything done to a line it is refused in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qc.spec.load import check_spec, load_spec
from qc.spec.shape import UNKNOWN_FAULT
from qc.words import language

FULL = Path(__file__).parent / "data" / "full.toml"
LINES = FULL.read_text(encoding="utf-8").splitlines()
VALUES = ["1", "-1", "0", "0.5", "1e400", "nan", "true", '""', '"x"', "[]", "[1]", '["x"]', "{}", "{ a = 1 }", "[{}]"]
VALUES += ['[["a"]]', "2026-11-01", '[{ pattern = "trend", points = 6 }, 1]']
KEY = re.compile(r"[a-z_]+(?= = )")


def test_everything_loads() -> None:
    loaded = load_spec(FULL)
    assert loaded.notes == ()
    assert len(loaded.spec.characteristic) == 3


@pytest.mark.parametrize("row", [row for row, line in enumerate(LINES) if " = " in line])
def test_any_value_loads_or_is_refused_in_words(tmp_path: Path, row: int) -> None:
    path = tmp_path / "standard.toml"
    keys = list(KEY.finditer(LINES[row]))
    for key in keys:
        for value in VALUES:
            # Inside a group, all that follows the key gives way to the value and the group's end.
            tail = (
                ""
                if key is keys[0]
                else " }" * (LINES[row][: key.end()].count("{") - LINES[row][: key.end()].count("}"))
            )
            line = f"{LINES[row][: key.end()]} = {value}{tail}"
            path.write_text("\n".join([*LINES[:row], line, *LINES[row + 1 :]]), encoding="utf-8")
            problems = check_spec(path)
            assert problems or load_spec(path).spec.characteristic
            assert all(problem.reason != UNKNOWN_FAULT for problem in problems), line
            assert all(problem.lines(language(code)) for problem in problems for code in ("id", "en"))
