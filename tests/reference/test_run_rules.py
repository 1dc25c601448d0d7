"""Run rules against a literal scan of every window, itself held against qcc 3.0."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from reference_cases import Case, cases, check

from qc.stats import RULES, Signal, find_signals
from qc.terms import PlottedStatistic, RuleSet

KINDS = ("run_rules",)


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_case(case: Case) -> None:
    z = (np.array(case.data["values"]) - case.params["center"]) / case.params["sigma"]
    nelson = _by_test(z, RuleSet.NELSON)
    got = {
        "nelson": nelson,
        "western_electric": _by_test(z, RuleSet.WESTERN_ELECTRIC),
        "lowest_test_per_point": _lowest(nelson),
    }
    unsettled = set(map(str, case.params["convention_sensitive_tests_do_not_compare"]))
    for test in unsettled:
        nelson[test] = case.expected["nelson"][test]
    check(case, got, skip=("lowest_test_per_point",) if unsettled else ())


def _by_test(z: np.ndarray[Any, np.dtype[np.float64]], rule_set: RuleSet) -> dict[str, list[int]]:
    rules = RULES[rule_set]
    found: tuple[Signal, ...] = find_signals(z, rules=rules, statistic=PlottedStatistic.INDIVIDUAL)
    return {
        rule.name.removeprefix(f"{rule_set}-"): [signal.point + 1 for signal in found if signal.rule == rule.name]
        for rule in rules
    }


def _lowest(nelson: dict[str, list[int]]) -> dict[str, int]:
    points = sorted({point for flagged in nelson.values() for point in flagged})
    return {str(point): min(int(test) for test, flagged in nelson.items() if point in flagged) for point in points}
