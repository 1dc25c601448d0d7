"""Which further statistics the readings allow, and what may not be asked twice."""

from __future__ import annotations

from typing import Any

import pytest
from making import attribute, characteristic

from qc.spec.sense_studies import study_findings


def faults(item: Any) -> list[str]:
    """Where each fault lies."""
    return [".".join(map(str, found.path[2:])) for found in study_findings(("characteristic", 0), item)]


@pytest.mark.parametrize(
    ("keys", "at_fault"),
    [
        ({}, []),
        ({"compare": ["machine", "operator"], "study": ["between-within", "time-model", "prediction"]}, []),
        ({"compare": ["tool", "tool"]}, ["compare.1"]),
        ({"study": ["normality", "normality"]}, ["study.1"]),
        ({"study": ["between-within", "time-model", "dependence"], "subgroup_size": 1}, ["study.0", "study.1"]),
        ({"compare": ["tool"], "study_settings": {"correction": "tukey"}}, []),
        ({"study_settings": {"future_units": 10}}, ["study_settings"]),
    ],
)
def test_faults(keys: dict[str, Any], at_fault: list[str]) -> None:
    assert faults(characteristic(**keys)) == at_fault


def test_of_attributes_only_the_next_units_are_predicted() -> None:
    asked = attribute(compare=["machine"], study=["prediction", "normality"])
    assert faults(asked) == ["compare.0", "study.1"]
