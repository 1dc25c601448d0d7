"""Tests of equal spread against R, scipy and NIST."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.description.equal_variance import bartlett, fligner_killeen, levene
from qc.stats.description.variance_ratio import variance_ratio

if TYPE_CHECKING:
    from qc.stats.description.equal_variance import EqualVariance

KINDS = ("equal_variance",)


def _f(test: EqualVariance) -> dict[str, float]:
    return {"F": test.statistic, "df1": test.df[0], "df2": test.df[1], "p": test.p_value}


def _chi_square(test: EqualVariance) -> dict[str, float]:
    return {"stat": test.statistic, "p": test.p_value}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    groups = case.data["groups"]
    got: dict[str, Any] = {
        "levene_mean": _f(levene(groups, center="mean")),
        "brown_forsythe_median": _f(levene(groups)),
        "bartlett": _chi_square(bartlett(groups)),
        "fligner_killeen": _chi_square(fligner_killeen(groups)),
    }
    if len(groups) == 2:
        ratio = variance_ratio(*groups)
        got["f_test_two_samples"] = {"F": ratio.ratio, "p": ratio.p_value, "ci": ratio.interval}
    check(case, got)
