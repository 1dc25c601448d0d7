"""Notes on standards that can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from qc.spec.load import load_spec
from qc.words import language

GOOD = (Path(__file__).parent / "data" / "good.toml").read_text(encoding="utf-8")
FIRST = "subgroup_size = 5"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("resolution = 0.001", "resolution = 0.01", []),
        (
            "resolution = 0.001",
            "resolution = 0.02",
            ["Outside diameter: the gauge's step 0.02 is coarser than a tenth of the tolerance 0.1"],
        ),
        ("usl = 12.05", "usl = 12.051", []),
        ("usl = 12.05", "usl = 12.0505", ["Outside diameter: a limit has more decimals than the gauge shows"]),
        ("lsl = 11.95", "lsl = 0", []),
        (
            'unit = "mm"\nnominal',
            'unit = "jempol"\nnominal',
            ["Outside diameter: qc does not know the unit jempol, so readings in another unit are not converted"],
        ),
        (
            'unit = "mm"\nnominal',
            'unit = "mn"\nnominal',
            ["Outside diameter: qc does not know the unit mn: did you mean mm?"],
        ),
        ('unit = "mm"\nnominal', 'unit = "MIKRON"\nnominal', []),
        (FIRST, 'subgroup_size = 10\nchart = "xbar-r"', []),
        (
            FIRST,
            'subgroup_size = 11\nchart = "xbar-r"',
            ["Outside diameter: for subgroups of 11 the chart xbar-s sees more than xbar-r"],
        ),
        (FIRST, "subgroup_size = 11", []),
        ('class = "major"', 'class = "critical"', []),
        (
            'class = "major"',
            'class = "critical"\nsampling = { acceptance_number = 1 }',
            ["Outside diameter: critical, yet the sampling plan accepts up to 1 nonconforming"],
        ),
    ],
)
def test_notes(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert GOOD.count(old) == 1
    path = tmp_path / "standard.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    notes = load_spec(path).notes
    assert [language("en").say(note) for note in notes] == said
    assert all(language("id").say(note) != language("en").say(note) for note in notes)
