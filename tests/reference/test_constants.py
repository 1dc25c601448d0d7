"""Control chart constants against the reference's 40-digit quadrature."""

from __future__ import annotations

import dataclasses

import pytest
from reference_cases import Case, cases, check

from qc.stats import constants

KINDS = ("constants",)


@pytest.mark.parametrize("case", cases(*KINDS), ids=str)
def test_case(case: Case) -> None:
    check(case, dataclasses.asdict(constants(case.params["n"])))
