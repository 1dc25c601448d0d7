from __future__ import annotations

import pytest
from scipy import stats

from qc.stats.sampling.accepted_quality import mean_accepted, quality_accepted


@pytest.mark.parametrize(("c", "n"), [(0, 1), (0, 299), (5, 80), (97, 100), (0, 10**7)])
@pytest.mark.parametrize("chance", [0.025, 0.1, 0.5, 0.975])
def test_share_is_the_beta_quantile(c: int, n: int, chance: float) -> None:
    expected = stats.beta.ppf(1 - chance, c + 1, n - c)
    assert quality_accepted(chance, n=n, acceptance_number=c) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("c", [0, 2, 40, 3000])
@pytest.mark.parametrize("chance", [0.01, 0.5, 0.99])
def test_mean_is_half_a_chi_square_quantile(c: int, chance: float) -> None:
    expected = stats.chi2.isf(chance, 2 * (c + 1)) / 2
    assert mean_accepted(chance, acceptance_number=c) == pytest.approx(expected, rel=1e-9)


# domain reference 3.1: ISO 2859-1 single, normal, level II; the quality that passes one time in ten, in percent.
TEN_PERCENT_POINTS = {
    (20, 0): 10.9, (20, 1): 18.1, (20, 2): 24.5, (50, 1): 7.6, (50, 3): 12.9, (50, 5): 17.8,
    (80, 1): 4.8, (80, 2): 6.5, (80, 5): 11.3, (80, 7): 14.3, (125, 2): 4.2, (125, 3): 5.3, (125, 7): 9.2,
    (125, 10): 12.1, (200, 3): 3.3, (200, 5): 4.6, (200, 10): 7.6, (200, 14): 9.9, (315, 5): 2.9, (315, 7): 3.7,
    (315, 14): 6.3, (315, 21): 8.8,
}  # fmt: skip


@pytest.mark.parametrize(("plan", "percent"), TEN_PERCENT_POINTS.items())
def test_ten_percent_points(plan: tuple[int, int], percent: float) -> None:
    n, c = plan
    assert round(100 * quality_accepted(0.10, n=n, acceptance_number=c), 1) == percent


def test_refusals() -> None:
    with pytest.raises(ValueError, match="`acceptance_number` must be below `n` 5, got 5"):
        quality_accepted(0.1, n=5, acceptance_number=5)
    with pytest.raises(ValueError, match="`chance` must lie strictly between 0 and 1, got 1"):
        quality_accepted(1, n=5, acceptance_number=0)
    with pytest.raises(ValueError, match="`chance` must lie strictly between 0 and 1, got 0"):
        mean_accepted(0, acceptance_number=0)
