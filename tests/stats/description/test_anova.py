from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from qc.stats.description.anova import chi_square_tail, f_quantile, f_tail, one_way

GROUPS = [[6.9, 5.4, 5.8, 4.6, 4.0], [8.3, 6.8, 7.8, 9.2, 6.5], [8.0, 10.5, 8.1, 6.9], [5.8, 3.8]]


def test_agrees_with_scipy() -> None:
    table, theirs = one_way(GROUPS), stats.f_oneway(*GROUPS)
    assert (table.f, table.p_value) == pytest.approx((theirs.statistic, theirs.pvalue), rel=1e-10)
    assert table.means == pytest.approx([np.mean(group) for group in GROUPS])
    assert (table.sizes, table.df_between, table.df_within) == ((5, 5, 4, 2), 3, 12)
    assert table.ms_between / table.ms_within == table.f
    values = np.concatenate(GROUPS)
    assert table.r_squared == pytest.approx(1 - table.ss_within / (values.var() * values.size))


def test_a_large_common_level_costs_no_digits() -> None:
    far = one_way([[1e9 + value for value in group] for group in [[1.0, 2.0, 4.0], [3.0, 5.0, 7.0]]])
    assert far.f == one_way([[1.0, 2.0, 4.0], [3.0, 5.0, 7.0]]).f


@pytest.mark.parametrize(("f", "df1", "df2"), [(0.01, 1, 1), (1.0, 3, 12), (4.7, 30, 4), (80.0, 2, 200)])
def test_f_and_chi_square_agree_with_scipy(f: float, df1: int, df2: int) -> None:
    assert f_tail(f, df1, df2) == pytest.approx(stats.f.sf(f, df1, df2), rel=1e-10)
    assert chi_square_tail(f, df1) == pytest.approx(stats.chi2.sf(f, df1), rel=1e-10)
    for p in (0.001, 0.4, 0.5, 0.9, 0.999):
        assert f_quantile(p, df1, df2) == pytest.approx(stats.f.ppf(p, df1, df2), rel=1e-9)


def test_where_nothing_varies() -> None:
    nothing = one_way([[1.0, 1.0], [1.0, 1.0]])
    assert math.isnan(nothing.f)
    assert math.isnan(nothing.p_value)
    assert math.isnan(nothing.r_squared)
    between = one_way([[1.0, 1.0], [2.0, 2.0]])
    assert (between.f, between.p_value) == (math.inf, 0.0)
    assert one_way([[1.0, 3.0], [1.0, 3.0]]).p_value == 1.0


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`groups` must hold more readings than groups, got 2 in 2"):
        one_way([[1.0], [2.0]])
    with pytest.raises(ValueError, match=r"`df1` must be a finite number above 0, got 0"):
        f_tail(1.0, 0, 5)
    with pytest.raises(ValueError, match=r"`p` must lie strictly between 0 and 1, got 0"):
        f_quantile(0, 2, 5)
