"""Switching rules over a history of lots, against two other implementations of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from reference_cases import Case, cases, check

from qc.stats.sampling.sampling_plan import AttributesPlan
from qc.stats.sampling.switching_rules import Discontinue, switch_iso2859, switch_z14

if TYPE_CHECKING:
    from qc.stats.sampling.switching import InspectedLot, SwitchingHistory

KINDS = ("switching_rules",)
DISCONTINUE: dict[str, Discontinue] = {"ten_lots": "ten-lots", "five_rejected": "five-rejected"}


def _plans(case: Case) -> dict[str, Any]:
    return {
        name: AttributesPlan(n=n, acceptance_number=ac, rejection_number=re)
        for name, (n, ac, re) in case.params["plans_n_Ac_Re"].items()
    }


def _lot(lot: InspectedLot) -> dict[str, Any]:
    return {
        "severity": lot.severity,
        "decision": lot.decision,
        "marginal": lot.marginal,
        "next": lot.next_severity,
    }


def _lots(history: SwitchingHistory) -> list[dict[str, Any]]:
    return [_lot(lot) for lot in history.lots]


def _got(case: Case) -> dict[str, Any]:
    counts, plans = case.data["nonconforming_per_lot"], _plans(case)
    start = case.params["start"].split(",")[0]
    if "score" not in case.params:
        return {
            name: _lots(switch_z14(counts, **plans, start=start, discontinue=DISCONTINUE[name]))
            for name in case.params["discontinue"]
        }
    tighter = case.params["Ac_one_AQL_step_tighter"]
    history = switch_iso2859(counts, **plans, start=start, tighter_acceptance_number=tighter)
    return {"lots": _lots(history), "score_after_lot_on_normal": [lot.score for lot in history.lots]}


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_reference(case: Case) -> None:
    got = _got(case)
    check(case, got)
    for name in set(got) & {"ten_lots", "five_rejected", "lots"}:
        expected = [lot.get("marginal", False) for lot in case.expected[name]]
        assert [lot["marginal"] for lot in got[name]] == expected
