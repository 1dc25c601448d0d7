"""The volume that a standard plans."""

from __future__ import annotations

import pytest

from qc.spec.group import ShapeError
from qc.spec.lot import Lot
from qc.spec.volume import Volume


def test_the_thresholds_are_domain_md_7_5_s() -> None:
    asked = Volume(target=1000)
    assert (asked.min_readings, asked.min_subgroups) == (30, 10)
    assert (asked.shown_units, asked.shown_batches, asked.min_index) == (300, 3, 1.0)
    assert (asked.operators, asked.tool_changes, asked.most_nonconforming) == (None, None, None)


def test_a_lot_without_a_volume_asks_for_none() -> None:
    assert Lot().volume is None


@pytest.mark.parametrize("wrong", [{"target": 0}, {}, {"target": 10, "step": 1.0}, {"target": 10, "operators": 0}])
def test_what_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ShapeError, match=r"target|step|operators"):
        Volume.model_validate(wrong)
