"""Groups of characteristics in a standard."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import attribute, characteristic, spec

from qc.spec.load import check_spec, load_spec
from qc.spec.together import together_findings

GOOD = (Path(__file__).parent / "data" / "good.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "at_fault"),
    [
        (["d", "e"], []),
        (["d", "e", "d"], [2]),
        (["d", "x"], [1]),
        (["d", "a"], [1]),
    ],
)
def test_faults(names: list[str], at_fault: list[int]) -> None:
    items = [
        characteristic(),
        characteristic(id="e", names={"id": "E", "en": "E"}),
        attribute(id="a", names={"id": "A", "en": "A"}),
    ]
    found = together_findings(spec(*items, lot={"together": [{"characteristics": names}]}))
    assert [finding.path[-1] for finding in found] == at_fault


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "standard.toml"
    path.write_text(GOOD.replace("[lot]", "\n".join(["[lot]", *lines])), encoding="utf-8")
    return path


def test_it_is_written_as_headings_or_in_a_line(tmp_path: Path) -> None:
    inline = written(tmp_path, 'together = [{ characteristics = ["d_luar", "kerataan"] }]')
    assert load_spec(inline).spec.lot.together[0].characteristics == ("d_luar", "kerataan")
    heading = tmp_path / "heading.toml"
    heading.write_text(
        GOOD + '\n[[lot.together]]\ncharacteristics = ["d_luar", "kerataan"]\nfalse_alarm = 0.01\n', encoding="utf-8"
    )
    assert load_spec(heading).spec.lot.together[0].false_alarm == 0.01


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('together = [{ characteristics = ["d_luar"] }]', "lot.together[1].characteristics"),
        ('together = [{ characteristics = ["d_luar", "x"] }]', "lot.together[1].characteristics[2]"),
        ("together = [{}]", "lot.together[1].characteristics"),
        ("together = 1", "lot.together"),
        ('together = [{ characteristics = ["d_luar", 1] }]', "lot.together[1].characteristics[2]"),
    ],
)
def test_a_fault_is_told_at_its_key(tmp_path: Path, line: str, key: str) -> None:
    (problem,) = check_spec(written(tmp_path, line))
    assert problem.location is not None
    assert problem.location.key == key
