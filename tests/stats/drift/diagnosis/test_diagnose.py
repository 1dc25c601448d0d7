"""Since when, what and by how much: calibrated by simulation, and the same in every unit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from stats.drift.diagnosis.changes import (
    BURSTS,
    GROWTHS,
    LOTS,
    SPREADS,
    STEPS,
    STREAMS,
    TEETH,
    TRENDS,
    Change,
    produced,
)

from qc.stats.drift.diagnosis.diagnose import diagnose_drift
from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.stats.drift.shapes import SHAPES, Shape, ShapeKind

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.result import DriftDiagnosis

PILOT, UNITS, RUNS = 100, 400, 8


@cache
def diagnosed(change: Change, seed: int, *, size: int = 1, units: int = UNITS) -> tuple[int, DriftDiagnosis]:
    """The first changed unit, and what is said of a run."""
    rng = np.random.default_rng([11, seed])
    first = (
        int(100 * rng.integers(1, 3)) if change.kind is ChangeKind.LOT_TO_LOT else int(100 + 20 * rng.integers(0, 6))
    )
    pilot, production = rng.standard_normal(PILOT), produced(rng, change, units, first)
    streams = None
    if change.kind is ChangeKind.ONE_STREAM:
        streams = ((np.arange(PILOT) % 4).tolist(), (np.arange(units) % 4).tolist())
    rows = np.full(units // size, size)
    return first + 1, diagnose_drift(pilot, production, sizes=rows, streams=streams)


@pytest.mark.parametrize(
    ("changes", "least"),
    [
        (STEPS[1:], 0.88),
        (SPREADS, 0.88),
        (TRENDS[1:], 0.88),
        (STREAMS, 0.88),
        (LOTS[1:], 0.8),
        (BURSTS[:1], 0.8),
        (GROWTHS[1:], 0.8),
    ],
    ids=lambda given: given[0].kind.value if isinstance(given, tuple) else "",
)
def test_the_interval_holds_the_first_unit_and_the_kind_is_named(changes: tuple[Change, ...], least: float) -> None:
    units = 700 if changes == GROWTHS[1:] else UNITS  # it takes longer to tell from a spread that grew once
    runs = [(change, *diagnosed(change, seed, size=5, units=units)) for change in changes for seed in range(RUNS)]
    held = [found.lower <= first <= found.upper for _, first, found in runs]
    named = [found.kind is change.kind for change, _, found in runs]
    assert np.mean(held) >= least
    assert np.mean(named) >= 0.85


@pytest.mark.parametrize("change", TEETH, ids=lambda change: f"{change.b:g}")
def test_a_saw_tooth_is_named_with_its_period_and_slope(change: Change) -> None:
    _, found = diagnosed(change, 3, units=800)
    assert found.kind is ChangeKind.SAW_TOOTH
    assert found.size.period == pytest.approx(change.b, rel=0.03)
    assert found.size.rate is not None
    assert abs(found.size.rate.value) == pytest.approx(change.a, rel=0.2)


def test_wear_that_had_begun_before_production_is_a_saw_tooth_from_its_first_unit() -> None:
    rng = np.random.default_rng(5)
    pilot, production = rng.standard_normal(PILOT), rng.standard_normal(UNITS)
    production += 0.02 * np.mod(np.arange(UNITS) + 70, 150)
    found = diagnose_drift(pilot, production)
    assert (found.kind, found.first) == (ChangeKind.SAW_TOOTH, 1)
    assert found.size.rate is not None
    assert found.size.rate.lower < 0.02 < found.size.rate.upper


@pytest.mark.parametrize(
    ("change", "name", "truth"),
    [
        (STEPS[1], "level", 1.0),
        (TRENDS[1], "rate", 0.01),
        (SPREADS[1], "ratio", 2.0),
        (LOTS[1], "between", 1.5),
        (BURSTS[0], "level", 4.0),
        (BURSTS[0], "share", 0.05),
        (STREAMS[1], "level", 2.0),
    ],
)
def test_the_size_lies_in_its_interval_nine_times_in_ten(change: Change, name: str, truth: float) -> None:
    found = [diagnosed(change, seed)[1] for seed in range(7)]
    sizes = [getattr(said.size, name) for said in found if said.kind is change.kind]
    inside = [min(abs(s.lower), abs(s.upper)) <= truth <= max(abs(s.lower), abs(s.upper)) for s in sizes]
    assert len(sizes) >= 6
    assert sum(inside) >= len(sizes) - 2  # by chance in 97 of 100


def test_a_growing_spread_is_measured_at_the_last_unit() -> None:
    first, found = diagnosed(GROWTHS[1], 4)
    assert found.kind is ChangeKind.GROWING_SPREAD
    assert found.size.ratio is not None
    assert found.size.ratio.lower < 1 + 0.005 * (UNITS - first) < found.size.ratio.upper


def test_it_is_the_same_in_every_unit() -> None:
    rng = np.random.default_rng(2)
    pilot, production = rng.standard_normal(80), produced(rng, STEPS[1], 200, 120)
    one, other = diagnose_drift(pilot, production), diagnose_drift(3 - 0.01 * pilot, 3 - 0.01 * production)
    np.testing.assert_allclose(one.probability, other.probability, atol=1e-9)
    assert one.size.level is not None
    assert other.size.level is not None
    assert other.size.level.value == pytest.approx(-0.01 * one.size.level.value)
    assert other.size.level.lower == pytest.approx(-0.01 * one.size.level.upper)


def test_a_change_comes_between_rows() -> None:
    _, found = diagnosed(STEPS[2], 6, size=5)
    assert {(found.first - 1) % 5, (found.lower - 1) % 5, (found.upper - 1) % 5} == {0}
    assert found.probability.sum() == pytest.approx(1.0)
    assert sum(found.probabilities.values()) == pytest.approx(1.0)


def test_the_stream_that_changed_is_named() -> None:
    rng = np.random.default_rng(9)
    names = np.array(["A", "B", "C"])
    pilot, production = rng.standard_normal(90), rng.standard_normal(300)
    labels = names[np.arange(300) % 3]
    production[150:] -= 2.0 * (labels[150:] == "B")
    found = diagnose_drift(pilot, production, streams=(names[np.arange(90) % 3].tolist(), labels.tolist()))
    assert (found.kind, found.stream) == (ChangeKind.ONE_STREAM, "B")
    assert abs(found.first - 151) <= 6


def test_the_shape_that_the_readings_have_is_used() -> None:
    rng = np.random.default_rng(1)
    pilot, production = np.exp(rng.normal(0, 0.5, 120)), np.exp(rng.normal(0, 0.5, 200))
    production[100:] *= 1.8
    found = diagnose_drift(pilot, production, shapes=SHAPES)
    assert found.shape.kind in {ShapeKind.SKEWED, ShapeKind.POSITIVE}
    assert found.kind is ChangeKind.STEP
    assert abs(found.first - 101) <= 8


def test_readings_that_no_shape_can_have_are_refused() -> None:
    rng = np.random.default_rng(1)
    positive = (Shape(kind=ShapeKind.POSITIVE, parameter=0.0, weight=1.0),)
    with pytest.raises(ValueError, match="`shapes` must hold a shape that can have all readings"):
        diagnose_drift(rng.standard_normal(50), rng.standard_normal(50), shapes=positive)


def test_a_probability_of_one_is_no_confidence() -> None:
    rng = np.random.default_rng(1)
    with pytest.raises(ValueError, match="`confidence`"):
        diagnose_drift(rng.standard_normal(50), rng.standard_normal(50), confidence=1.5)


def test_one_row_of_production_is_enough() -> None:
    rng = np.random.default_rng(8)
    found = diagnose_drift(rng.standard_normal(50), 5 + rng.standard_normal(6), sizes=[6])
    assert (found.first, found.lower, found.upper) == (1, 1, 1)


@pytest.mark.parametrize("seed", [2, 41, 44])
def test_the_most_probable_unit_lies_in_the_interval(seed: int) -> None:
    """The first unit of production has much weight alone: it may top the others where the interval is elsewhere."""
    rng = np.random.default_rng(seed)
    pilot, made = rng.standard_normal(100), rng.standard_normal(800)
    found = diagnose_drift(pilot, np.where(np.arange(800) >= 200, 1.4 * made, made))
    assert found.probability.argmax() == 0
    assert found.lower > 1
    assert found.lower <= found.first <= found.upper
    within = found.probability[found.lower - 1 : found.upper]
    assert found.probability[found.first - 1] == within.max()


@pytest.mark.parametrize("kind", ["one", "constant", "far", "outlier"])
@pytest.mark.parametrize("units", [1, 2, 5, 40])
def test_odd_readings_have_an_answer(units: int, kind: str) -> None:
    rng = np.random.default_rng(6)
    x = 10.3 + 0.1 * rng.standard_normal(units)
    made = {"one": x, "constant": np.full(units, 10.0), "far": np.full(units, 1e6), "outlier": np.r_[x[1:], 99.0]}[kind]
    found = diagnose_drift(np.round(rng.normal(10.0, 0.1, 25), 2), made)
    assert np.isfinite(found.log_ratio).all()
    assert 1 <= found.lower <= found.upper <= units
    assert found.probability.sum() == pytest.approx(1.0)
