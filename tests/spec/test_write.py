from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from qc.spec.load import load_spec
from qc.spec.write import standard_text

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.toml"))


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_what_is_written_gives_the_same_standard(path: Path, tmp_path: Path) -> None:
    loaded = load_spec(path)
    copy = tmp_path / "copy.toml"
    copy.write_text(standard_text(loaded.data), encoding="utf-8")
    used_up = {"inherits", "by_class"}  # what these say stands in the characteristics by now
    assert load_spec(copy).spec.model_dump(exclude=used_up) == loaded.spec.model_dump(exclude=used_up)


def test_limits_that_a_tolerance_gives_are_marked() -> None:
    item = {"id": "a", "tolerance": "ISO 2768-1 m", "nominal": 40.0, "lsl": 39.7, "usl": 40.3}
    lines = standard_text({"characteristic": [item, {"id": "b", "lsl": 1.0}]}).splitlines()
    assert "lsl = 39.7  # ISO 2768-1 m" in lines
    assert "usl = 40.3  # ISO 2768-1 m" in lines
    assert "lsl = 1.0" in lines


def test_odd_keys_and_texts_are_quoted() -> None:
    text = standard_text({"odd key": 'a "b" \\', "lot": {"x": [1, {"y": True}]}})
    assert tomllib.loads(text) == {"odd key": 'a "b" \\', "lot": {"x": [1, {"y": True}]}}
