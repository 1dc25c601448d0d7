from __future__ import annotations

import math

import pytest

from qc.stats.run_length.arl_shewhart import c_arl, p_arl, xbar_arl


def test_xbar_has_the_textbook_values() -> None:
    # Montgomery, Statistical Quality Control: beta is 0.7775 for n = 5 and a shift of 1 sigma.
    result = xbar_arl([0.0, 1.0], size=5)
    assert result.arl[0] == pytest.approx(370.3983, abs=1e-4)
    assert result.arl[1] == pytest.approx(1 / (1 - 0.7775), rel=1e-3)
    assert result.shifts == (0.0, 1.0)
    assert result.state == "zero"


def test_xbar_keeps_its_digits_far_out() -> None:
    assert xbar_arl([0.0], sigma_multiple=9.0).arl[0] == pytest.approx(1 / math.erfc(9 / math.sqrt(2)), rel=1e-12)


def _binomial(n: int, p: float, counts: range) -> float:
    return math.fsum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in counts)


def test_a_count_on_the_limit_is_no_signal() -> None:
    # 0.1 + 3 sqrt(0.1 0.9 / 100) is 0.19 exactly, yet 100 times it is 19.000000000000004 in binary.
    result = p_arl([0.1], size=100, center=0.1)
    inside = _binomial(100, 0.1, range(1, 20))
    assert (result.lcl, result.ucl) == pytest.approx((0.01, 0.19))
    assert result.arl[0] == pytest.approx(1 / (1 - inside), rel=1e-10)


def test_p_without_a_possible_signal_never_signals() -> None:
    result = p_arl([0.5], size=4, center=0.5)
    assert (result.lcl, result.ucl) == (0.0, 1.0)
    assert result.arl == (math.inf,)


def test_c_has_a_lower_limit_where_there_is_room() -> None:
    result = c_arl([16.0, 16.0], center=16.0)
    inside = math.fsum(math.exp(-16.0) * 16.0**k / math.factorial(k) for k in range(4, 29))
    assert (result.lcl, result.ucl) == (4.0, 28.0)
    assert result.arl == pytest.approx([1 / (1 - inside)] * 2, rel=1e-9)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`size` must be a whole number of at least 1, got 0"):
        xbar_arl([0.0], size=0)
    with pytest.raises(ValueError, match=r"`sigma_multiple` must be a finite number above 0, got -3"):
        xbar_arl([0.0], sigma_multiple=-3)
    with pytest.raises(ValueError, match=r"`center` must lie strictly between 0 and 1, got 1"):
        p_arl([0.1], size=5, center=1)
    with pytest.raises(ValueError, match=r"`proportions` must lie between 0 and 1, got \[1.5\]"):
        p_arl([1.5], size=5, center=0.1)
    with pytest.raises(ValueError, match=r"`means` must not lie below 0, got \[-1.0\]"):
        c_arl([-1.0], center=4.0)
