"""What is refused, and streams that do not look alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from qc.stats.drift.detect import drift_evidence
from qc.stats.drift.prior import Kinds, Prior
from qc.stats.drift.shapes import Shape, ShapeKind

PILOT = 10 + np.random.default_rng(1).standard_normal(100)
BATCH = 10 + np.random.default_rng(2).standard_normal(400)


@pytest.mark.parametrize(
    ("said", "match"),
    [
        ({"later_means": ()}, "`later_means` must hold at least one size"),
        ({"start_means": ((0.4, 0.5),)}, "`start_means` must hold weights of at least 0 that add up to 1"),
        ({"slopes": (0.0,)}, "`slopes` must hold at least one size, all above 0"),
        ({"spread_ratios": ((1.5, 0.5),)}, "`spread_ratios` must hold weights of at least 0 that add up to 1"),
        ({"unchanged": 1.0}, "`unchanged`"),
        ({"own_spread": 0.5}, "`stream_effects`"),
    ],
)
def test_a_prior_that_is_none_is_refused(said: dict[str, Any], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        Prior(**said)


def test_kinds_add_up() -> None:
    with pytest.raises(ValueError, match="`Kinds` must hold weights of at least 0 that add up to 1"):
        Kinds(mean=0.5, spread=0.5, slope=0.5, intermittent=0.0)


@pytest.mark.parametrize(
    ("said", "match"),
    [
        ({"kind": ShapeKind.HEAVY_TAILED, "parameter": 2.0}, "above 2 degrees of freedom, got 2.0"),
        ({"kind": ShapeKind.NORMAL, "correlation": 1.0}, "`correlation` must lie between -1 and 1, got 1.0"),
    ],
)
def test_a_shape_that_is_none_is_refused(said: dict[str, Any], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        Shape(weight=1.0, **said)


@pytest.mark.parametrize(
    ("said", "match"),
    [
        ({"sizes": [3, 4]}, "`sizes` must be whole numbers of at least 1 that add up to the 400 readings"),
        ({"streams": (["a"] * 100, ["a"] * 3)}, "`streams` must name a stream for each of 100 and 400 readings"),
    ],
)
def test_rows_and_streams_that_do_not_fit_are_refused(said: dict[str, Any], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        drift_evidence(PILOT, BATCH, **said)


def test_a_pilot_that_is_two_readings_of_three_on_one_step_is_refused() -> None:
    with pytest.raises(ValueError, match="one reading more than 2 times in 3, got 70 of 100"):
        drift_evidence([1.0] * 70 + [0.0] * 15 + [2.0] * 15, BATCH)


def test_half_of_a_pilot_on_one_step_leaves_heavy_tails_out() -> None:
    coarse = np.array([0.0] * 20 + [1.0] * 60 + [2.0] * 20)
    found = drift_evidence(np.random.default_rng(3).permutation(coarse), np.tile(coarse, 4)[::7])
    heavy = [shape.kind is ShapeKind.HEAVY_TAILED for shape in found.shapes]
    assert (found.pilot_weights[heavy] == 0).all()


def test_one_stream_is_no_stream() -> None:
    alone = drift_evidence(PILOT, BATCH, streams=(["a"] * 100, ["a"] * 400))
    assert alone.streams == ()
    assert np.array_equal(alone.log_evidence, drift_evidence(PILOT, BATCH).log_evidence)


def test_streams_that_differ_from_the_start_are_no_change() -> None:
    labels = np.tile([0, 1, 2], 200)
    apart, width = np.array([0.0, 3.0, -2.0])[labels], np.array([0.5, 1.0, 2.0])[labels]
    x = apart + width * np.random.default_rng(4).standard_normal(600)
    found = drift_evidence(x[:120], x[120:], streams=(labels[:120].tolist(), labels[120:].tolist()))
    assert found.flag is None


def test_one_stream_that_moves_is_found_also_beside_one_the_pilot_never_saw() -> None:
    labels, rng = np.tile([0, 1, 2, 3], 125), np.random.default_rng(5)
    x = rng.standard_normal(500)
    x[300:][labels[300:] == 1] += 3
    late = ["new" if label == 3 else label for label in labels[100:].tolist()]
    found = drift_evidence(x[:100], x[100:], streams=([label % 3 for label in labels[:100].tolist()], late))
    assert found.streams == (0, 1, 2, "new")
    assert found.flag is not None
    assert 200 <= found.flag < 240
