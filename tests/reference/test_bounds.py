"""Exact bounds for counts, against R's binom.test and poisson.test."""

from __future__ import annotations

from typing import Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.counts.binomial_bounds import rate_bounds, rule_of_three, share_bounds, zero_failure_sample

KINDS = ("binomial_bound",)


def _share(x: int, n: int) -> dict[str, Any]:
    both = share_bounds(x, n)
    return {
        "upper_95_one_sided": share_bounds(x, n, sides="upper").upper,
        "upper_99_one_sided": share_bounds(x, n, sides="upper", confidence=0.99).upper,
        "lower_95_one_sided": share_bounds(x, n, sides="lower").lower,
        "clopper_pearson_95_two_sided": [both.lower, both.upper],
        "exact_zero_upper_95": share_bounds(0, n, sides="upper").upper,
        "rule_of_three": rule_of_three(n),
    }


def _rate(x: int, exposure: float) -> dict[str, Any]:
    both = rate_bounds(x, exposure)
    return {
        "two_sided_95": [both.lower, both.upper],
        "upper_95_one_sided": rate_bounds(x, exposure, sides="upper").upper,
        "upper_90_one_sided": rate_bounds(x, exposure, sides="upper", confidence=0.90).upper,
    }


def _zero(confidence: float, reliability: float) -> dict[str, Any]:
    found = zero_failure_sample(reliability=reliability, confidence=confidence)
    return {"n": found.n, "n_real": found.n_real}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    params = case.params
    if "reliability" in params:
        check(case, _zero(**params))
    elif "exposure" in params:
        check(case, _rate(**params))
    else:
        check(case, _share(**params))
