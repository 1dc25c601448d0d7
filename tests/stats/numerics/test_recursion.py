import numpy as np
import pytest

from qc.stats.numerics.recursion import fading_sum


@pytest.mark.parametrize("keep", [0.0, 0.2, 0.8, 0.999, 0.9999999])
def test_the_plain_recursion(keep: float) -> None:
    terms = np.random.default_rng(8).normal(size=700)
    expected, level = [], 0.0
    for term in terms:
        level = keep * level + float(term)
        expected.append(level)
    assert fading_sum(terms, keep) == pytest.approx(expected, rel=1e-11, abs=1e-11)


def test_the_terms_stay_as_they_are() -> None:
    terms = np.ones(3)
    fading_sum(terms, 0.5)
    assert terms.tolist() == [1.0, 1.0, 1.0]
