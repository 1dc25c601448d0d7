from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import given, strategies as st
from scipy import special, stats

from qc.stats import (
    beta_quantile,
    chi_square_quantile,
    normal_quantile,
    normal_tail,
    student_t_p_value,
    student_t_quantile,
)

PROBABILITIES = (1e-10, 1e-6, 1e-3, 0.005, 0.025, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.975, 0.995, 0.999, 1 - 1e-6)


@pytest.mark.parametrize(
    "df", [0.5, 1, 2, 3, 4.5, 7, 10, 19, 24, 50, 99.3, 124, 500, 1_000, 4_999, 5_000, 5_000.5, 5_001, 10_000, 100_000]
)
def test_chi_square_by_scipy(df: float) -> None:
    expected = [
        2 * (special.gammaincinv(df / 2, p) if p < 0.5 else special.gammainccinv(df / 2, 1 - p)) for p in PROBABILITIES
    ]
    assert [chi_square_quantile(p, df) for p in PROBABILITIES] == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("df", [1e6, 1e8])
def test_chi_square_with_very_many_degrees_of_freedom(df: float) -> None:
    # Wilson and Hilferty's cube is exact to 1e-9 here; scipy 1.17 itself is off by 7e-7 at df = 1e7, p = 1e-6.
    for p in PROBABILITIES:
        z = stats.norm.ppf(p)
        cube = df * (1 - 2 / (9 * df) + z * math.sqrt(2 / (9 * df))) ** 3
        assert chi_square_quantile(p, df) == pytest.approx(cube, rel=1e-6 * (1 + z * z) / math.sqrt(df))


def test_the_series_meets_the_iteration() -> None:
    for p in (1e-8, 0.025, 0.5, 0.975):
        below, above = chi_square_quantile(p, 5_000), chi_square_quantile(p, math.nextafter(5_000, math.inf))
        assert below == pytest.approx(above, rel=1e-12)


@pytest.mark.parametrize("df", [1, 1.5, 2, 3, 8, 10, 30, 98, 1_000, 12_345])
def test_student_t_by_scipy(df: float) -> None:
    for p in (1e-8, 1e-3, 0.025, 0.2, 0.4999, 0.6, 0.95, 0.975, 0.9999):
        t = student_t_quantile(p, df)
        assert t == pytest.approx(special.stdtrit(df, p), rel=1e-10)
        assert student_t_p_value(t, df) == pytest.approx(2 * min(p, 1 - p), rel=1e-10)


def test_student_t_closed_forms() -> None:
    assert student_t_quantile(0.5, 4) == 0.0
    assert student_t_quantile(0.75, 1) == pytest.approx(1.0, rel=1e-14)
    assert student_t_quantile(0.9, 2) == pytest.approx(0.8 * math.sqrt(2 / (4 * 0.9 * 0.1)), rel=1e-14)
    assert student_t_p_value(0.0, 3) == pytest.approx(1.0, rel=1e-14)
    assert student_t_p_value(math.inf, 3) == 0.0


@pytest.mark.parametrize(("a", "b"), [(1, 10), (3, 98), (0.5, 0.5), (13, 28), (26, 75), (2, 999), (500, 501)])
def test_beta_by_scipy(a: float, b: float) -> None:
    for p in (1e-6, 0.01, 0.05, 0.5, 0.9, 0.99, 0.9999):
        assert beta_quantile(p, a, b) == pytest.approx(special.betaincinv(a, b, p), rel=1e-11)


def test_beta_closed_forms() -> None:
    for p in (1e-9, 0.05, 0.5, 0.95):
        assert beta_quantile(p, 1, 1e6) == pytest.approx(-math.expm1(math.log1p(-p) / 1e6), rel=1e-13)
        assert beta_quantile(p, 7, 1) == pytest.approx(p ** (1 / 7), rel=1e-14)
    assert beta_quantile(0.0, 2, 3) == 0.0
    assert beta_quantile(1.0, 2, 3) == 1.0


@given(p=st.floats(1e-9, 1 - 1e-9), a=st.floats(0.5, 1e4), b=st.floats(0.5, 1e4))
def test_beta_there_and_back(p: float, a: float, b: float) -> None:
    x = beta_quantile(p, a, b)
    assert special.betainc(a, b, x) == pytest.approx(p, rel=1e-7, abs=1e-12)


@given(p=st.floats(1e-300, 1 - 1e-16), df=st.floats(0.05, 1e5))
def test_chi_square_never_strays(p: float, df: float) -> None:
    x = chi_square_quantile(p, df)
    assert 0 <= x < math.inf
    if x > 1e-290:
        assert special.gammainc(df / 2, x / 2) == pytest.approx(p, rel=1e-7, abs=0)


def test_normal() -> None:
    assert normal_quantile(0.975) == pytest.approx(1.959963984540054, rel=1e-15)
    assert normal_quantile(1e-20) == pytest.approx(stats.norm.ppf(1e-20), rel=1e-14)
    assert (normal_quantile(0.0), normal_quantile(1.0)) == (-math.inf, math.inf)
    assert normal_tail(8.0) == pytest.approx(stats.norm.sf(8.0), rel=1e-13)
    assert (normal_tail(-math.inf), normal_tail(math.inf)) == (1.0, 0.0)
    assert (chi_square_quantile(0.0, 3), chi_square_quantile(1.0, 3)) == (0.0, math.inf)


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan])
def test_no_probability(p: float) -> None:
    for quantile in (normal_quantile, lambda p: chi_square_quantile(p, 3), lambda p: student_t_quantile(p, 3)):
        with pytest.raises(ValueError, match=f"`p` must lie between 0 and 1, got {p}"):
            quantile(p)


def test_degrees_of_freedom() -> None:
    for function in (chi_square_quantile, student_t_quantile, student_t_p_value):
        with pytest.raises(ValueError, match="`df` must be a finite number above 0, got 0"):
            function(0.5, 0)
    with pytest.raises(ValueError, match="`b` must be a finite number above 0, got -1"):
        beta_quantile(0.5, 1, -1)


def test_the_statistics_of_an_inspection_load_no_scipy() -> None:
    code = """
import sys
import qc.stats as s
from qc.terms import ChartKind, RuleSet
rules = s.RULES[RuleSet.NELSON]
chart = s.chart_phase_one([1, 3, 2, 6, 4, 9], [0, 0, 1, 1, 2, 2], kind=ChartKind.XBAR_S, rules=rules)
s.capability([1, 3, 2, 6], sigma_within=1.0, estimator=chart.baseline.estimator, lsl=0, usl=5, target=2)
s.count_nonconforming([1, 3, 2, 6], usl=5), s.fit_trend([1, 3, 2, 6], [0, 1, 2, 3]), s.summarize([1, 2])
print(sorted({name.split(".")[0] for name in sys.modules} & {"scipy", "pandas", "statsmodels", "reportlab"}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
