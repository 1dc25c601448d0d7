from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.gauges.gage_nested import nested_gage_rr
from qc.stats.gauges.gage_range import RangeConstants, range_constants, range_gage_rr
from qc.stats.gauges.gage_rr import chosen_model, gage_rr
from qc.stats.gauges.gage_shares import AnovaLine, compared, gage_model
from qc.stats.gauges.gage_study import crossed_study

# AIAG, Measurement Systems Analysis: the study of 10 parts by 3 appraisers with 3 trials.
TRIALS = """
 0.29 -0.56 1.34 0.47 -0.80  0.02 0.59 -0.31 2.26 -1.36
 0.41 -0.68 1.17 0.50 -0.92 -0.11 0.75 -0.20 1.99 -1.25
 0.64 -0.58 1.27 0.64 -0.84 -0.21 0.66 -0.17 2.01 -1.31
 0.08 -0.47 1.19 0.01 -0.56 -0.20 0.47 -0.63 1.80 -1.68
 0.25 -1.22 0.94 1.03 -1.20  0.22 0.55  0.08 2.12 -1.62
 0.07 -0.68 1.34 0.20 -1.28  0.06 0.83 -0.34 2.19 -1.50
 0.04 -1.38 0.88 0.14 -1.46 -0.29 0.02 -0.46 1.77 -1.49
-0.11 -1.13 1.09 0.20 -1.07 -0.67 0.01 -0.56 1.45 -1.77
-0.15 -0.96 0.67 0.11 -1.45 -0.49 0.21 -0.49 1.87 -2.16
"""
READINGS = [float(word) for word in TRIALS.split()]
PART = list(range(1, 11)) * 9
OPERATOR = [name for name in "ABC" for _ in range(30)]


def test_the_aiag_study_has_the_published_analysis_of_variance() -> None:
    found = gage_rr(READINGS, part=PART, operator=OPERATOR)
    lines = {line.source: line for line in found.with_interaction.lines}
    assert [round(lines[source].f or 0.0, 3) for source in ("part", "operator", "operator_by_part")] == [
        492.291,
        79.406,
        0.434,
    ]
    assert lines["operator_by_part"].p_value == pytest.approx(0.974, abs=5e-4)
    assert lines["total"].ss == pytest.approx(94.6471, abs=5e-5)
    assert found.chosen == "without_interaction"
    shares = {share.source: round(share.study_share, 2) for share in found.model.shares}
    assert shares == {
        "gage_rr": 27.86,
        "repeatability": 18.42,
        "reproducibility": 20.90,
        "operator": 20.90,
        "operator_by_part": 0.0,
        "part": 96.04,
        "total": 100.0,
    }
    assert found.model.ndc == 4
    assert (found.parts, found.operators, found.replicates) == (10, 3, 3)


def test_the_aiag_study_by_averages_and_ranges() -> None:
    found = range_gage_rr(READINGS, part=PART, operator=OPERATOR, tolerance=8.0)
    assert (found.mean_range, found.operator_range, found.part_range) == pytest.approx(
        (0.3417, 0.4447, 3.511), abs=5e-4
    )
    spread = {share.source: math.sqrt(share.variance) for share in found.model.shares}
    # 0.20188, 0.22963, 0.30575, 1.10456, 1.14610 as printed from rounded averages.
    assert [spread[s] for s in ("repeatability", "reproducibility", "gage_rr", "part", "total")] == pytest.approx(
        [0.20188, 0.22963, 0.30575, 1.10456, 1.14610], abs=5e-5
    )
    assert found.model.share("gage_rr").study_share == pytest.approx(26.68, abs=0.005)
    assert found.model.share("gage_rr").tolerance_share == pytest.approx(100 * 6 * spread["gage_rr"] / 8)
    assert found.model.ndc == 5


def test_order_of_rows_and_kind_of_labels_do_not_matter() -> None:
    mixed = np.random.default_rng(1).permutation(90)
    first = gage_rr(READINGS, part=PART, operator=OPERATOR)
    second = gage_rr(
        [READINGS[i] for i in mixed],
        part=[f"part {PART[i]}" for i in mixed],
        operator=[OPERATOR[i].lower() for i in mixed],
    )
    assert second.model.ndc_exact == pytest.approx(first.model.ndc_exact)


def test_an_interaction_that_counts_is_kept() -> None:
    cell = np.add.outer(np.arange(5.0), [0.0, 0.1]) + np.array([[0.5, -0.5]]) * np.array([[1], [-1], [1], [-1], [1]])
    y = np.repeat(cell, 2, axis=1).ravel() + np.tile([0.01, -0.01, -0.01, 0.01], 5)
    found = gage_rr(y, part=np.repeat(range(5), 4).tolist(), operator=["u", "u", "v", "v"] * 5)
    assert found.chosen == chosen_model(found, 0.25) == "with_interaction"
    raw = dict(found.raw)
    assert raw["operator"] < 0
    assert found.model.share("operator").variance == 0.0
    assert found.model.share("reproducibility").variance == raw["operator_by_part"]


def test_components_of_a_large_made_up_study() -> None:
    rng = np.random.default_rng(4)
    p, o, r = 60, 40, 2
    y = (
        rng.normal(0, 2.0, (p, 1, 1))
        + rng.normal(0, 0.5, (1, o, 1))
        + rng.normal(0, 0.4, (p, o, 1))
        + rng.normal(0, 0.3, (p, o, r))
    )
    part, operator, _ = np.indices(y.shape)
    raw = dict(gage_rr(y.ravel(), part=part.ravel().tolist(), operator=operator.ravel().tolist()).raw)
    expected = {"part": 4.0, "operator": 0.25, "operator_by_part": 0.16, "repeatability": 0.09}
    for source, variance in expected.items():
        assert raw[source] == pytest.approx(variance, rel=0.5 if source in {"part", "operator"} else 0.1)


def test_a_perfect_gauge_has_no_number_of_categories() -> None:
    y = np.repeat([1.0, 2.0, 3.0], 4)
    found = gage_rr(y, part=np.repeat(range(3), 4).tolist(), operator=["u", "u", "v", "v"] * 3)
    assert found.model.ndc is None
    assert found.model.ndc_exact is None
    assert found.model.share("gage_rr").variance == 0.0
    assert found.with_interaction.lines[0].f == math.inf


def test_a_nested_study_agrees_with_simulation() -> None:
    rng = np.random.default_rng(8)
    o, p, r = 200, 5, 2
    y = rng.normal(0, 0.6, (o, 1, 1)) + rng.normal(0, 1.0, (o, p, 1)) + rng.normal(0, 0.3, (o, p, r))
    found = nested_gage_rr(y, tolerance=12.0)
    raw = dict(found.raw)
    assert raw["part"] == pytest.approx(1.0, rel=0.2)
    assert raw["operator"] == pytest.approx(0.36, rel=0.4)
    assert raw["repeatability"] == pytest.approx(0.09, rel=0.1)
    gage = found.model.share("gage_rr")
    assert gage.variance == pytest.approx(raw["operator"] + raw["repeatability"])
    assert gage.tolerance_share == pytest.approx(50 * math.sqrt(gage.variance))
    operator, part, error, total = found.model.lines
    assert operator.f == operator.ms / part.ms
    assert part.f == part.ms / error.ms
    assert total.ss == pytest.approx(float(np.square(y - y.mean()).sum()))


def test_parts_apart_from_nothing() -> None:
    line = AnovaLine(source="repeatability", df=4, ss=0.0, ms=0.0)
    assert math.isnan(compared("part", 2, 0.0, line).f or 0.0)


def test_constants_are_those_of_the_manual() -> None:
    # Printed: K1 0.8862 (2 trials); K2 0.7071 (2 appraisers); K3 0.4467 (4 parts), 0.4030 (5), 0.3249 (9).
    assert range_constants(5, 2, 2) == RangeConstants(k1=0.8862, k2=0.7071, k3=0.4030)
    assert range_constants(9, 2, 3).k3 == 0.3249
    assert range_constants(4, 3, 2).k3 == 0.4467


def test_what_is_refused() -> None:
    y, part, operator = [1.0, 2.0, 3.0, 4.0] * 2, [1, 1, 2, 2] * 2, [1] * 4 + [2] * 4
    with pytest.raises(ValueError, match=r"`part` must hold a label for each of 8 readings, got 7"):
        crossed_study(y, part=part[:7], operator=operator)
    with pytest.raises(
        ValueError, match=r"got 3 at part 1, operator 1 against 3|got 1 at part 1, operator 2 against 3"
    ):
        crossed_study(y, part=part, operator=[1, 1, 1, 1, 1, 2, 2, 2])
    with pytest.raises(ValueError, match=r"`values` must hold at least 2 operators, got 1"):
        gage_rr(y, part=part, operator=[1] * 8)
    with pytest.raises(ValueError, match=r"`values` must hold at least 2 replicates, got 1"):
        range_gage_rr(y, part=[1, 2, 3, 4] * 2, operator=operator)
    with pytest.raises(ValueError, match=r"`values` must hold at least two different values"):
        gage_rr([1.0] * 8, part=part, operator=operator)
    with pytest.raises(ValueError, match=r"`tolerance` must be a finite number above 0, got 0"):
        gage_rr(y, part=part, operator=operator, tolerance=0)
    with pytest.raises(ValueError, match=r"`alpha` must lie strictly between 0 and 1, got 0"):
        gage_rr(y, part=part, operator=operator, alpha=0)
    with pytest.raises(ValueError, match=r"`readings` must be 3-dimensional with at least 2 of each, got the shape"):
        nested_gage_rr([[1.0, 2.0]])
    with pytest.raises(ValueError, match=r"`parts` must be a whole number of at least 2, got 1"):
        range_constants(1, 2, 2)
    model = gage_model("m", (), {"gage_rr": 1.0, "part": 1.0, "total": 2.0}, multiple=6, tolerance=None)
    with pytest.raises(ValueError, match=r"`source` must be one of \('gage_rr', 'part', 'total'\), got 'bias'"):
        model.share("bias")
