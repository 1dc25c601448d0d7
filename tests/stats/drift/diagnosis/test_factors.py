"""Levels that go with a factor."""

from __future__ import annotations

import math

import numpy as np
import pytest

from qc.stats.drift.diagnosis.factors import WIDTHS, factor_levels


def test_its_ratio_is_the_integral_over_mean_and_sigma() -> None:
    rng = np.random.default_rng(3)
    labels = list("aabbccabcabcca")
    y = rng.normal(0, 1, len(labels)) + 2 * (np.array(labels) == "b")
    means, log_sds = np.meshgrid(np.linspace(-80, 80, 1601), np.linspace(-2, 4, 201))
    same = np.equal.outer(np.array(labels), np.array(labels)).astype(float)

    def marginal(covariance: np.ndarray) -> float:
        inverse, one = np.linalg.inv(covariance), np.ones(y.size)
        square = y @ inverse @ y - 2 * means * (one @ inverse @ y) + means**2 * (one @ inverse @ one)
        log_density = -0.5 * square / np.exp(2 * log_sds) - y.size * log_sds
        return float(np.exp(log_density - 0.5 * np.linalg.slogdet(covariance)[1]).sum())

    ratios = [marginal(np.eye(y.size) + width**2 * same) / marginal(np.eye(y.size)) for width in WIDTHS[:, 0]]
    assert factor_levels(y, labels).log_ratio == pytest.approx(math.log(float(np.mean(ratios))), abs=1e-6)


def test_labels_and_readings_come_in_pairs() -> None:
    with pytest.raises(ValueError, match="`labels` must name a value for each of 3 readings, got 2"):
        factor_levels([1.0, 2.0, 3.0], ["a", "b"])
