"""Each sample gives the verdict written beside it, and generated ones come out of their generator."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest
from told_stories import ROOT, SAMPLES, STORIES, beside, verdict_of

from qc.spec.load import load_spec
from qc.terms import PlottedStatistic
from qc.verdict import decide
from qc.verdict.points import place

if TYPE_CHECKING:
    from pathlib import Path

MADE = sorted(SAMPLES.glob("*/make.py"))
LARGEST, LARGEST_OF_ALL = 300_000, 4_000_000
"""Bytes of one sample, and of all."""


@pytest.mark.parametrize("name", STORIES)
def test_the_verdict_is_the_one_beside_the_sample(name: str) -> None:
    """``since`` counts production's measured units from 1."""
    told, facts = beside(name, "expected.json"), verdict_of(name).facts
    assert verdict_of(name).decision.value == told["decision"]
    assert told["answers"] == {
        "conformity": decide.lot_conformity(facts).value,
        "stability": decide.lot_stability(facts).value,
        "capability": decide.lot_capability(facts).value,
    }
    assert [one.characteristic.id for one in facts.characteristics] == list(told["characteristics"])
    for one in facts.characteristics:
        wanted = told["characteristics"][one.characteristic.id]
        known = None if one.drift is None else one.drift.diagnosis
        got = {
            "n": one.n,
            "nonconforming": one.faults,
            "conformity": decide.conformity(one).value,
            "stability": decide.stability(one).value,
            "kind": None if known is None else known.found.kind.value,
            "since": None if known is None else [known.found.lower, known.found.upper],
        }
        assert {key: got[key] for key in wanted if key in got} == {key: wanted[key] for key in wanted if key in got}
        assert (got["kind"] is None) == ("kind" not in wanted)


@pytest.mark.parametrize(("name", "units"), [("center-plate", 1000), ("nikel-krom", 200), ("dudukan-pegas", 1000)])
def test_characteristics_in_files_of_their_own_count_no_units_twice(name: str, units: int) -> None:
    batch = verdict_of(name).facts.batch
    assert batch.units == units
    assert {int(series.unit[0]) for series in batch.series.values()} == {0}


def test_the_piston_rings_have_the_book_s_limits_signals_and_drift() -> None:
    wanted = beside("ring-piston", "expected.json")["characteristics"]["diameter_mm"]
    facts = verdict_of("ring-piston").facts.characteristics[0]
    assert facts.pilot_chart is not None
    assert facts.chart is not None
    assert facts.trend is not None
    limits = facts.pilot_chart.location.limits
    # The book prints what A2 = 0.577 and R̄ = 0.02276 give; with the exact factor the upper limit is 74.014304.
    assert wanted["ucl"] == pytest.approx(74.00118 + 0.577 * 0.02276, abs=5e-6)
    assert limits.lcl[0] == pytest.approx(wanted["lcl"], abs=1e-5)
    assert limits.ucl[0] == pytest.approx(wanted["ucl"], abs=1e-5)
    outside = [s for s in facts.chart.signals if s.rule.endswith("-1") and s.statistic is PlottedStatistic.MEAN]
    assert [place(facts, signal.point).label for signal in outside] == wanted["beyond_limits"]
    assert (facts.trend.slope_lower > 0) == (wanted["drift"] == "up")


@pytest.mark.parametrize("script", MADE, ids=lambda path: path.parent.name)
def test_a_generator_makes_the_files_that_stand_beside_it(script: Path, tmp_path: Path) -> None:
    runpy.run_path(str(script))["main"](tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    beside_it = {path.name for path in script.parent.iterdir() if path.suffix in {".csv", ".xlsx", ".txt"}}
    assert set(made) == beside_it
    for name, content in made.items():
        assert content == (script.parent / name).read_bytes(), name


def test_every_example_standard_has_a_story() -> None:
    told = {story.spec.name for story in STORIES.values()}
    assert {path.name for path in (ROOT / "specs").glob("contoh-*.toml")} - told == set()
    assert len(STORIES) >= 15
    assert sum(story.source is not None for story in STORIES.values()) >= 5


def test_samples_are_small() -> None:
    sizes = {
        folder.name: sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
        for folder in SAMPLES.iterdir()
        if folder.is_dir()
    }
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) < LARGEST_OF_ALL


@pytest.mark.parametrize("name", [name for name, story in STORIES.items() if story.source is not None])
def test_a_standard_for_real_measurements_says_that_no_buyer_approved_it(name: str) -> None:
    spec = load_spec(STORIES[name].spec).spec
    assert spec.status.value == "contoh"
    assert all(item.source for item in spec.characteristic)
