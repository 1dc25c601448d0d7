"""Tolerance factors and intervals, against R packages spc and tolerance."""

from __future__ import annotations

from typing import Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.description.tolerance import one_sided_factor, tolerance_interval, two_sided_factor
from qc.stats.description.tolerance_free import free_tolerance_interval, rank_confidence

KINDS = ("tolerance_interval", "tolerance_nonparametric")


def _factors(n: int, content: float, confidence: float) -> dict[str, float]:
    asked: dict[str, Any] = {"content": content, "confidence": confidence}
    return {
        "two_sided_exact": two_sided_factor(n, **asked),
        "two_sided_howe": two_sided_factor(n, **asked, method="howe"),
        "one_sided_exact": one_sided_factor(n, **asked),
    }


def _tables(params: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(params["n"], list):
        return dict(_factors(**params))
    rows = [_factors(n, params["content"], params["confidence"]) for n in params["n"]]
    return {name: [row[name] for row in rows] for name in rows[0]}


def _from_data(values: list[float], content: float, confidence: float) -> dict[str, Any]:
    asked: dict[str, Any] = {"content": content, "confidence": confidence}
    exact = tolerance_interval(values, **asked)
    howe = tolerance_interval(values, **asked, method="howe")
    lower, upper = (tolerance_interval(values, **asked, sides=side) for side in ("lower", "upper"))
    n = len(values)
    reached = rank_confidence(n, content=content, lower_rank=1, upper_rank=n)
    # A confidence that the extremes only just have makes the interval end at them.
    extremes = free_tolerance_interval(values, content=content, confidence=reached)
    return {
        "two_sided_exact": [exact.lower, exact.upper],
        "two_sided_howe": [howe.lower, howe.upper],
        "one_sided_lower": lower.lower,
        "one_sided_upper": upper.upper,
        "k_exact": exact.factor,
        "k_howe": howe.factor,
        "k_one_sided": lower.factor,
        "nonparametric_min_max": [extremes.lower, extremes.upper],
        "nonparametric_min_max_confidence": extremes.reached,
        "nonparametric_min_max_reaches_confidence": reached >= confidence,
        "nonparametric_one_sided_extreme_confidence": rank_confidence(n, content=content, lower_rank=1),
    }


def _ranks(params: dict[str, Any]) -> dict[str, Any]:
    n, low, high = params["n"], params["lower_rank"], params["upper_rank"]
    shares = params["content"] if isinstance(params["content"], list) else [params["content"]]
    got = [rank_confidence(n, content=share, lower_rank=low, upper_rank=high) for share in shares]
    return {"confidence": got if isinstance(params["content"], list) else got[0]}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    if case.kind == "tolerance_nonparametric":
        check(case, _ranks(case.params))
    elif case.data:
        check(case, _from_data(case.data["values"], **case.params))
    else:
        check(case, _tables(case.params))
