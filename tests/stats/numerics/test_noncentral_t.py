from __future__ import annotations

import math

import pytest
from hypothesis import given, strategies as st
from scipy import integrate, special, stats

from qc.stats import noncentral_t_cdf, noncentrality_bound


@pytest.mark.parametrize("df", [1, 2, 5, 19, 99, 100, 149, 999, 9_999])
@pytest.mark.parametrize("noncentrality", [0.0, 0.5, -2.0, 6.0, 30.0, 37.0, 38.0, 60.0, 90.0])
def test_by_scipy(df: float, noncentrality: float) -> None:
    for z in (-2.0, -0.5, 0.0, 1.0, 2.5):
        t = noncentrality + z * math.sqrt(1 + noncentrality**2 / (2 * df))
        expected = stats.nct.cdf(t, df, noncentrality)
        if math.isnan(expected):  # scipy 1.17 with one or two degrees of freedom, far below the bulk
            expected = 0.0
        assert noncentral_t_cdf(t, df, noncentrality) == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize(("t", "df", "noncentrality"), [(50.1, 99, 41.37), (300.0, 499, 280.0), (12.0, 4, 9.0)])
def test_by_another_integral(t: float, df: float, noncentrality: float) -> None:
    def integrand(u: float) -> float:
        return float(special.ndtr(t * u / math.sqrt(df) - noncentrality) * stats.chi.pdf(u, df))

    middle = math.sqrt(df)
    ends = max(0.0, middle - 9), middle + 9
    expected = integrate.quad(integrand, *ends, epsabs=1e-13, epsrel=1e-12, limit=300, points=[middle])[0]
    assert noncentral_t_cdf(t, df, noncentrality) == pytest.approx(expected, abs=1e-11)


def test_without_noncentrality_it_is_students() -> None:
    for t in (-4.0, -1.0, 0.0, 0.3, 2.0, 8.0):
        assert noncentral_t_cdf(t, 7, 0.0) == pytest.approx(stats.t.cdf(t, 7), abs=1e-13)


@given(
    t=st.floats(-20, 200), df=st.integers(2, 2_000), probability=st.sampled_from([0.005, 0.05, 0.5, 0.9, 0.95, 0.99])
)
def test_the_bound_has_the_probability_that_defines_it(t: float, df: int, probability: float) -> None:
    delta = noncentrality_bound(t, df, probability)
    assert noncentral_t_cdf(t, df, delta) == pytest.approx(probability, abs=1e-10)


def test_refused() -> None:
    with pytest.raises(ValueError, match="`df` must be a finite number above 0, got 0"):
        noncentral_t_cdf(1.0, 0, 0.0)
    with pytest.raises(ValueError, match=r"`probability` must lie strictly between 0 and 1, got 1\.0"):
        noncentrality_bound(1.0, 5, 1.0)


@pytest.mark.parametrize(("t", "p"), [(72.0, 0.99), (56.0, 0.99), (48.0, 0.99), (200.0, 0.005), (-72.0, 0.01)])
def test_few_degrees_of_freedom_do_not_lead_the_search_astray(t: float, p: float) -> None:
    assert noncentral_t_cdf(t, 2, noncentrality_bound(t, 2, p)) == pytest.approx(p, abs=1e-10)
