"""Which further charts the readings allow, and whose parameters belong to one."""

from __future__ import annotations

from typing import Any

import pytest
from making import attribute, characteristic

from qc.spec.sense_extra import extra_findings


def faults(**keys: Any) -> list[str]:
    """Where each fault lies; ``making`` writes no key that is not said."""
    found = extra_findings(("characteristic", 0), characteristic(**keys))
    return [".".join(str(step) for step in finding.path[2:]) for finding in found]


@pytest.mark.parametrize(
    ("chart", "also", "at_fault"),
    [
        *(((chart, ["stages"], [])) for chart in ("p", "np", "c", "u")),
        ("laney-p", ["stages"], ["also"]),
        ("g", ["stages"], ["also"]),
        ("p", ["ewma"], ["also"]),
        ("p", ["stages", "ewma"], ["also"]),
    ],
)
def test_of_counts_only_stages_of_the_plain_charts_are_drawn(chart: str, also: list[str], at_fault: list[str]) -> None:
    counted = {"c": "nonconformities", "u": "nonconformities"}.get(chart, "nonconforming")
    item = attribute(counts=counted, chart=chart, also=also, stages={"units": [101]})
    found = [".".join(map(str, one.path[2:])) for one in extra_findings(("characteristic", 0), item)]
    assert found == at_fault


@pytest.mark.parametrize(
    ("keys", "at_fault"),
    [
        ({}, []),
        ({"also": ["ewma", "cusum", "moving-average", "between-within", "deviation", "z-mr"]}, []),
        ({"also": ["acceptance", "tool-wear", "trend"]}, []),
        ({"also": ["ewma", "ewma"]}, ["also.1"]),
        ({"also": ["ewma", "z-mr", "trend"], "subgroup_size": 1}, []),
        ({"also": ["between-within", "acceptance", "tool-wear"], "subgroup_size": 1}, ["also.0", "also.1", "also.2"]),
        ({"also": ["deviation"], "nominal": None}, ["also.0"]),
        ({"also": ["ewma"], "ewma": {"weight": 0.1}}, []),
        ({"ewma": {"weight": 0.1}}, ["ewma"]),
        ({"also": ["ewma"], "moving_average": {"span": 3}}, ["moving_average"]),
        ({"also": ["cusum"], "cusum": {"headstart": 2.5}}, []),
        ({"also": ["cusum"], "cusum": {"headstart": 5.0}}, ["cusum.headstart"]),
        ({"also": ["cusum"], "cusum": {"decision": 4.0, "headstart": 4.0}}, ["cusum.headstart"]),
        ({"also": ["stages"], "stages": {"by": "tool"}}, []),
        ({"also": ["stages"], "stages": {"units": [101, 301]}}, []),
        ({"also": ["stages"]}, ["stages"]),
        ({"also": ["stages"], "stages": {"by": "tool", "units": [101]}}, ["stages"]),
        ({"also": ["stages"], "stages": {"units": [301, 101, 101]}}, ["stages.units"]),
        ({"stages": {"by": "tool"}}, ["stages"]),
    ],
)
def test_faults(keys: dict[str, Any], at_fault: list[str]) -> None:
    assert faults(**keys) == at_fault


def test_attributes_have_no_further_charts() -> None:
    counted: dict[str, Any] = {"kind": "attribute", "unit": None, "nominal": None, "lsl": None, "usl": None}
    assert faults(**counted, gauge=None, also=["ewma"]) == ["also"]
