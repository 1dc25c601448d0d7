"""Sums of products, however long the series."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from qc.stats.numerics.products import product_sum


@pytest.mark.parametrize("n", [0, 1, 8192, 8193, 20_000])
def test_long_products_are_those_of_exact_arithmetic(n: int) -> None:
    rng = np.random.default_rng(n)
    x, y = rng.normal(10.0, 1.0, n), rng.normal(0.0, 1.0, n)
    exact = sum((Fraction(a) * Fraction(b) for a, b in zip(x.tolist(), y.tolist(), strict=True)), Fraction(0))
    assert product_sum(x, y) == pytest.approx(float(exact), rel=1e-12, abs=1e-9)
