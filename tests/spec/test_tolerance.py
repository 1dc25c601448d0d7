from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qc.errors import SpecError
from qc.spec.load import load_spec
from qc.spec.tolerance import with_limits
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

    from qc.spec.model import Characteristic

HEAD = """
format = 1
buyer = "A"
part_number = "P"
part_name = { id = "x", en = "x" }
revision = "A"
edition = 2026-11-01
status = "contoh"
[[characteristic]]
id = "a"
names = { id = "A", en = "A" }
class = "major"
"""


def loaded(tmp_path: Path, *lines: str) -> Characteristic:
    """The characteristic of a standard that ends with these lines."""
    path = tmp_path / "s.toml"
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return load_spec(path).spec.characteristic[0]


def test_a_class_gives_both_limits(tmp_path: Path) -> None:
    item = loaded(tmp_path, 'unit = "mm"', "nominal = 40", 'tolerance = "ISO 2768-1 m"')
    assert (item.lsl, item.usl, item.sides) == (39.7, 40.3, "two")


def test_a_grade_gives_the_lower_limit(tmp_path: Path) -> None:
    item = loaded(tmp_path, 'unit = "µm"', 'tolerance = "JIS H 8610 grade 3"')
    assert (item.lsl, item.usl, item.sides) == (8.0, None, "lower")


def test_limits_that_agree_may_be_written_too(tmp_path: Path) -> None:
    item = loaded(tmp_path, 'unit = "mm"', "nominal = 40", "lsl = 39.7", "usl = 40.3", 'tolerance = "ISO 2768-1 m"')
    assert item.tolerance == "ISO 2768-1 m"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (['unit = "µm"', "nominal = 40", 'tolerance = "ISO 2768-1 m"'], "this tolerance is given in mm"),
        (['unit = "mm"', 'tolerance = "ISO 2768-1 m"'], "a tolerance by size needs the nominal size"),
        (['unit = "mm"', 'nominal = "x"', 'tolerance = "ISO 2768-1 m"'], "this is not a number"),
        (['unit = "mm"', "nominal = true", 'tolerance = "ISO 2768-1 m"'], "this is not a number"),
        (['unit = "mm"', "nominal = 4000", 'tolerance = "ISO 2768-1 m"'], "no tolerance for this size"),
        (['unit = "mm"', "nominal = 40", 'tolerance = "ISO 2768-1 x"'], "this word is not known here"),
        (
            ['unit = "mm"', "nominal = 40", "lsl = 39", "usl = 41", 'tolerance = "ISO 2768-1 m"'],
            "the limits written are not those of this tolerance",
        ),
    ],
)
def test_a_tolerance_that_gives_no_limits_is_refused(tmp_path: Path, lines: list[str], said: str) -> None:
    with pytest.raises(SpecError) as refused:
        loaded(tmp_path, *lines)
    reasons = [language("en").say(problem.reason) for problem in refused.value.problems]
    assert any(said in reason for reason in reasons), reasons


def test_what_was_read_is_not_changed() -> None:
    item = {"tolerance": "ISO 2768-1 f", "nominal": 10.0}
    data = {"characteristic": [item, "odd"]}
    assert with_limits(data)["characteristic"][0]["usl"] == 10.1
    assert item == {"tolerance": "ISO 2768-1 f", "nominal": 10.0}
    assert with_limits({"characteristic": 3}) == {"characteristic": 3}
