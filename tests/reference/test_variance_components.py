"""Variance components against R's lme4, exact rationals and NIST's certified tables."""

from __future__ import annotations

import math

import pytest
from reference_cases import Case, cases, check

from qc.stats.description.variance_components import likelihood_components, variance_components

KINDS = ("variance_components",)


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    groups = case.data["groups"]
    found = variance_components(groups)
    table = found.table
    reml, ml = likelihood_components(groups), likelihood_components(groups, likelihood="ml")
    got = {
        "df_between": table.df_between,
        "df_within": table.df_within,
        "ss_between": table.ss_between,
        "ss_within": table.ss_within,
        "ms_between": table.ms_between,
        "ms_within": table.ms_within,
        "F": table.f,
        "p": table.p_value,
        "r_squared": table.r_squared,
        "residual_sd": math.sqrt(table.ms_within),
        "n0": found.n0,
        "var_within": found.components.within,
        "var_between_anova": found.raw_between,
        "var_between_truncated": found.components.between,
        "icc_anova": found.icc,
        "icc_ci_95": found.icc_interval,
        "var_within_ci_95": found.within_interval,
        "reml_var_between": reml.between,
        "reml_var_within": reml.within,
        "ml_var_between": ml.between,
        "ml_var_within": ml.within,
    }
    check(case, got)
