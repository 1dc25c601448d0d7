"""Normality statistics against R."""

from __future__ import annotations

import pytest
from reference_cases import Case, cases, check

from qc.stats.description.normality import (
    anderson_darling,
    cramer_von_mises_statistic,
    lilliefors_statistic,
    shapiro_wilk,
)

KINDS = ("normality_ad",)


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    values = case.data["values"]
    ad, wilk = anderson_darling(values), shapiro_wilk(values)
    got = {
        "A2": ad.statistic,
        "A2_adjusted": ad.adjusted,
        "p_value": ad.p_value,
        "shapiro_wilk_W": wilk.statistic,
        "shapiro_wilk_p": wilk.p_value,
        "lilliefors_D": lilliefors_statistic(values).statistic,
        "cramer_von_mises_W2": cramer_von_mises_statistic(values).statistic,
    }
    check(case, got)
