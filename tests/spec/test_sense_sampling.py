"""Which ways to sample make sense, and that the tables' limits are those of the statistics."""

from __future__ import annotations

from typing import Any

import pytest

from qc.spec.sampling import Sampling
from qc.spec.sense_sampling import AQLS, VARIABLES_AQLS, sampling_findings
from qc.stats.sampling.z14_tables import AQLS as TABLE
from qc.stats.sampling.z19_tables import AQLS as TABLE_BY_VARIABLES
from qc.words import language

ZERO = {"limiting_quality": 0.01}


def faults(**keys: Any) -> list[str]:
    found = sampling_findings(("sampling",), Sampling.model_validate(keys))
    return [".".join(str(step) for step in finding.path[1:]) for finding in found]


def test_the_limits_are_those_of_the_tables() -> None:
    assert tuple(aql for aql in TABLE if aql <= 10) == AQLS
    assert TABLE_BY_VARIABLES == VARIABLES_AQLS


@pytest.mark.parametrize(
    ("keys", "at_fault"),
    [
        ({}, []),
        ({"sample_size": 80}, []),
        ({"sample_size": 80, "acceptance_number": 2}, []),
        ({"sample_size": 2, "acceptance_number": 2}, ["acceptance_number"]),
        ({"standard": "iso-2859-1", "aql": 1.0}, []),
        ({"standard": "ansi-z1.4", "aql": 0.065, "level": "S-3", "severity": "reduced"}, []),
        ({"standard": "iso-2859-1"}, ["standard"]),
        ({"standard": "iso-2859-1", "aql": 2.0}, ["aql"]),
        ({"standard": "iso-2859-1", "aql": 15.0}, ["aql"]),
        ({"aql": 1.0}, ["aql"]),
        ({"severity": "normal"}, ["severity"]),
        ({"level": "I", "sample_size": 5}, ["level"]),
        ({"standard": "iso-2859-1", "aql": 1.0, "sample_size": 80}, ["standard"]),
        ({"zero_acceptance": ZERO}, []),
        ({"zero_acceptance": ZERO, "acceptance_number": 0}, ["zero_acceptance"]),
        ({"zero_acceptance": ZERO, "variables": {"aql": 1.0}}, ["variables"]),
        ({"variables": {"aql": 1.0}}, []),
        ({"variables": {"aql": 0.01}}, ["variables.aql"]),
        ({"variables": {"aql": 1.0, "sigma": "known", "sd": 0.02}}, []),
        ({"variables": {"aql": 1.0, "sigma": "known"}}, ["variables.sigma"]),
        ({"variables": {"aql": 1.0, "sd": 0.02}}, ["variables.sd"]),
    ],
)
def test_faults(keys: dict[str, Any], at_fault: list[str]) -> None:
    assert faults(**keys) == at_fault


def test_what_the_tables_have_is_listed_as_a_standard_writes_it() -> None:
    (found,) = sampling_findings(("sampling",), Sampling.model_validate({"standard": "iso-2859-1", "aql": 1.1}))
    assert found.expected is not None
    said = language("id").say(found.expected)
    assert said.startswith("salah satu dari: 0.01, 0.015, ")
    assert said.endswith(", 6.5, 10.0")
