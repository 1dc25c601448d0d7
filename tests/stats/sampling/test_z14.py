from __future__ import annotations

import pytest

from qc.stats.sampling.sampling_plan import AttributesPlan
from qc.stats.sampling.z14 import letter_plan, lot_plan
from qc.terms import InspectionSeverity


def test_a_lot_of_a_thousand() -> None:
    found = lot_plan(1000, aql=2.5)
    assert found.plan == AttributesPlan(n=80, acceptance_number=5, rejection_number=6)
    assert (found.lot_size, found.level, found.inspect_all) == (1000, "II", False)
    assert found.letter_plan.severity is InspectionSeverity.NORMAL
    assert (found.letter_plan.code_letter, found.letter_plan.plan_letter) == ("J", "J")


def test_the_arrow_changes_the_sample_too() -> None:
    found = letter_plan("F", aql=1.0)
    assert (found.code_letter, found.plan_letter, found.plan.n) == ("F", "E", 13)


@pytest.mark.parametrize(("lot", "everything"), [(13, True), (14, False)])
def test_a_sample_as_large_as_the_lot_is_the_lot(lot: int, *, everything: bool) -> None:
    found = lot_plan(lot, aql=1.0)
    assert (found.plan.n, found.inspect_all) == (13, everything)


def test_reduced_plans_differ_between_the_standards() -> None:
    gap = letter_plan("J", aql=4.0, severity="reduced").plan
    none = letter_plan("J", aql=4.0, severity="reduced", standard="iso-2859-1").plan
    assert (gap.n, gap.acceptance_number, gap.rejection_number) == (32, 3, 6)
    assert (none.n, none.acceptance_number, none.rejection_number) == (32, 5, 6)


def test_the_aql_is_the_standard_one() -> None:
    assert letter_plan("F", aql=0.1 + 0.2 + 0.1).aql == 0.4


def test_refuses_a_severity_without_table() -> None:
    with pytest.raises(ValueError, match="`severity` must be one of"):
        letter_plan("F", aql=1.0, severity="discontinued")
