"""Which indices, models and bounds go together."""

from __future__ import annotations

from typing import Any

import pytest
from making import characteristic

from qc.spec.sense_capability import capability_findings


def faults(*, one_limit: bool = False, nominal: float | None = 10.0, **capability: Any) -> list[str]:
    sides: dict[str, Any] = {"lsl": None, "sides": "upper"} if one_limit else {}
    item = characteristic(capability={"minimum": 1.0, **capability}, nominal=nominal, **sides)
    return [str(finding.path[-1]) for finding in capability_findings(("characteristic", 0), item)]


@pytest.mark.parametrize(
    ("keys", "at_fault"),
    [
        ({}, []),
        ({"index": "cpm"}, []),
        ({"index": "cpm", "nominal": None}, ["index"]),
        ({"index": "cpm", "one_limit": True}, ["index"]),
        ({"model": "weibull"}, []),
        ({"model": "weibull", "index": "pp"}, []),
        ({"model": "weibull", "index": "cpk"}, ["index"]),
        ({"model": "best", "index": "cpm"}, ["index"]),
        ({"model": "johnson", "index": "pp", "judge": "lower_bound"}, []),
        ({"model": "gamma", "judge": "lower_bound"}, []),
        ({"model": "gamma", "index": "pp", "judge": "lower_bound"}, ["judge"]),
        ({"model": "percentile", "judge": "lower_bound"}, ["judge"]),
        ({"bound": "exact", "one_limit": True}, []),
        ({"bound": "exact"}, ["bound"]),
        ({"bound": "exact", "one_limit": True, "model": "gamma"}, ["bound"]),
        ({"bound": "exact", "one_limit": True, "index": "cpk"}, ["bound"]),
    ],
)
def test_faults(keys: dict[str, Any], at_fault: list[str]) -> None:
    assert faults(**keys) == at_fault


def test_no_capability_has_no_faults() -> None:
    assert list(capability_findings(("characteristic", 0), characteristic())) == []
