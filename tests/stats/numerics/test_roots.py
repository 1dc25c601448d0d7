from __future__ import annotations

import math

import pytest

from qc.stats.numerics.roots import rising_root


@pytest.mark.parametrize("step", [0.1, 1.0, 30.0])
def test_a_root_is_found_whatever_the_step(step: float) -> None:
    assert rising_root(lambda x: math.expm1(x) - 4.0, start=0.0, step=step) == pytest.approx(math.log(5), rel=1e-10)


def test_a_root_at_the_start() -> None:
    assert rising_root(lambda x: x, start=0.0, step=1.0) == 0.0


def test_a_search_that_is_given_up() -> None:
    assert rising_root(lambda x: x - 100.0, start=0.0, step=1.0, most=10.0) == math.inf
