"""Univariate summaries against NIST's certified values."""

from __future__ import annotations

import re

import pytest
from reference_cases import Case, cases, check

from qc.stats import summarize

KINDS = ("strd_univariate",)


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_case(case: Case) -> None:
    summary = summarize(_values(case))
    assert summary.n == case.params["n"]
    check(case, {"mean": summary.mean, "sd": summary.sd, "autocorrelation_lag1": summary.autocorrelation_lag1})


def _values(case: Case) -> list[float]:
    """Build NumAcc's readings from their description: a first value, then two that alternate."""
    if "values" in case.data:
        return list(map(float, case.data["values"]))
    first, one, other = map(float, re.findall(r"\d+\.\d+", case.data["generator"]))
    return [first] + [one, other] * ((case.params["n"] - 1) // 2)
