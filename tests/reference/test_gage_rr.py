"""Gauge studies against R's analysis of variance, exact rationals and AIAG's formulas."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.gauges.gage_range import RangeConstants, range_gage_rr
from qc.stats.gauges.gage_rr import chosen_model, gage_rr

if TYPE_CHECKING:
    from qc.stats.gauges.gage_shares import GageModel

KINDS = ("gage_rr",)


def _model(model: GageModel) -> dict[str, Any]:
    return {
        "anova": {
            line.source: {"df": line.df, "ss": line.ss, "ms": line.ms, "F": line.f, "p": line.p_value}
            for line in model.lines
        },
        "variance": {share.source: share.variance for share in model.shares},
        "pct_contribution": {share.source: share.contribution for share in model.shares},
        "study_var_6sd": {share.source: share.study_variation for share in model.shares},
        "pct_study_var": {share.source: share.study_share for share in model.shares},
        "pct_tolerance": {share.source: share.tolerance_share for share in model.shares},
        "ndc_real": model.ndc_exact,
        "ndc": model.ndc,
    }


def _anova(case: Case) -> dict[str, Any]:
    params, data = case.params, case.data
    found = gage_rr(
        data["y"],
        part=data["part"],
        operator=data["operator"],
        multiple=params.get("study_variation_multiple", 6),
        tolerance=params.get("tolerance"),
    )
    with_interaction = _model(found.with_interaction)
    return {
        "anova": with_interaction["anova"],
        "with_interaction": with_interaction,
        "without_interaction": _model(found.without_interaction),
        "model_at_alpha_0p05": chosen_model(found, 0.05),
        "model_at_alpha_0p25": chosen_model(found, 0.25),
        "raw_components_with_interaction_before_truncation": dict(found.raw),
    }


def _range(case: Case) -> dict[str, Any]:
    params, data = case.params, case.data
    constants = RangeConstants(k1=params["K1"], k2=params["K2"], k3=params["K3"])
    found = range_gage_rr(data["y"], part=data["part"], operator=data["operator"], constants=constants)
    short = {"EV": "repeatability", "AV": "reproducibility", "GRR": "gage_rr", "PV": "part", "TV": "total"}
    shares = {name: found.model.share(source) for name, source in short.items()}
    return (
        {"Rbar": found.mean_range, "Xbar_diff": found.operator_range, "Rp": found.part_range, "ndc": found.model.ndc}
        | {name: math.sqrt(share.variance) for name, share in shares.items()}
        | {f"pct_{name}": share.study_share for name, share in shares.items()}
    )


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    check(case, _range(case) if "K1" in case.params else _anova(case))
