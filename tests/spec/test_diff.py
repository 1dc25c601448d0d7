from __future__ import annotations

from pathlib import Path

import pytest

from qc.spec.diff import differences
from qc.spec.load import load_spec

RING = Path(__file__).parents[2] / "specs" / "contoh-ring-piston.toml"
MORE = """
[[characteristic]]
id = "baru"
names = { id = "Baru", en = "New" }
kind = "attribute"
class = "minor"
"""


def revised(
    tmp_path: Path, *changes: tuple[str, str], more: str = ""
) -> list[tuple[str | None, str, str | None, str | None]]:
    """What differs between the standard of the rings and a copy with changes."""
    text = RING.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "revised.toml"
    path.write_text(text + more, encoding="utf-8")
    found = differences(load_spec(RING), load_spec(path))
    return [(one.names.en if one.names else None, one.key, one.old, one.new) for one in found]


def test_the_same_standard_does_not_differ(tmp_path: Path) -> None:
    assert revised(tmp_path) == []


def test_numbers_written_otherwise_are_the_same(tmp_path: Path) -> None:
    assert revised(tmp_path, ("subgroup_size = 5", "subgroup_size = 5 # five")) == []
    assert revised(tmp_path, ("nominal = 74.000", "nominal = 74")) == []


def test_a_changed_limit_and_date(tmp_path: Path) -> None:
    assert revised(tmp_path, ("usl = 74.050", "usl = 74.04"), ("2026-11-01", "2026-11-20")) == [
        (None, "edition", "2026-11-01", "2026-11-20"),
        ("Inside diameter", "usl", "74.05", "74.04"),
    ]


def test_a_key_within_a_group_is_named_with_it(tmp_path: Path) -> None:
    (change,) = revised(tmp_path, ("minimum = 1.33", "minimum = 1.67"))
    assert change == ("Inside diameter", "capability.minimum", "1.33", "1.67")


def test_keys_that_come_and_go(tmp_path: Path) -> None:
    assert revised(tmp_path, ("nominal = 74.000\n", "")) == [("Inside diameter", "nominal", "74.0", None)]
    assert revised(tmp_path, ("nominal = 74.000\n", 'nominal = 74.000\nballoon = "1"\n')) == [
        ("Inside diameter", "balloon", None, '"1"')
    ]


def test_groups_that_come_and_go(tmp_path: Path) -> None:
    group = 'capability = { index = "ppk", minimum = 1.33, min_readings = 75 }\n'
    (gone,) = revised(tmp_path, (group, ""))
    assert (gone[0], gone[1], gone[3]) == ("Inside diameter", "capability", None)
    assert gone[2] is not None
    assert "minimum = 1.33" in gone[2]
    bare = tmp_path / "bare.toml"
    bare.write_text(RING.read_text(encoding="utf-8").replace(group, ""), encoding="utf-8")
    (come,) = differences(load_spec(bare), load_spec(RING))
    assert (come.key, come.old, come.new) == ("capability", None, gone[2])


def test_characteristics_that_come_and_go(tmp_path: Path) -> None:
    assert revised(tmp_path, more=MORE) == [("New", "", None, '"baru"')]
    path = tmp_path / "more.toml"
    path.write_text(RING.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    (gone,) = differences(load_spec(path), load_spec(RING))
    assert (gone.key, gone.old, gone.new) == ("", '"baru"', None)


@pytest.mark.parametrize("name", ["contoh-gagang-dongkrak", "contoh-knalpot"])
def test_every_standard_is_as_itself(name: str) -> None:
    loaded = load_spec(RING.with_name(f"{name}.toml"))
    assert differences(loaded, loaded) == ()
