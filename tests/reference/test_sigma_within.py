"""Estimators of the standard deviation within subgroups against qcc's."""

from __future__ import annotations

from typing import Any

import pytest
from reference_cases import Case, cases, check
from subgrouped import flat

from qc.stats import sigma_within, summarize
from qc.stats.variables.sigma import SUBGROUP_ESTIMATORS

KINDS = ("sigma_within",)


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_case(case: Case) -> None:
    values, subgroup = flat(case)
    got: dict[str, Any] = {
        str(estimator): sigma_within(values, subgroup, estimator=estimator).value for estimator in SUBGROUP_ESTIMATORS
    }
    summary = summarize(values)
    check(case, got | {"overall_sd": summary.sd, "grand_mean": summary.mean, "n_total": summary.n})
