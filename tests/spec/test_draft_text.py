"""A draft keeps the gauge that the buyer's table names, switched off until its step is known."""

from __future__ import annotations

import pytest

from qc.spec.draft import DraftItem, DraftName
from qc.spec.draft_text import _gauge_to_fill_in
from qc.spec.requirement import Requirement


@pytest.mark.parametrize(
    ("named", "unit", "name", "step"),
    [
        ("Mikrometer 0,001", "mm", "Mikrometer 0,001", 0.001),
        ("Jangka sorong 0.05 mm", "mm", "Jangka sorong 0.05 mm", 0.05),
        ("Mikrometer 0-25", "mm", "Mikrometer 0-25", 0.01),
        ("Rockwell", "HRC", "Rockwell", 0.1),
        ("", "mm", "Jangka sorong", 0.01),
        ("", "HRC", "Alat ukur", 0.1),
    ],
)
def test_the_gauge_to_fill_in(named: str, unit: str, name: str, step: float) -> None:
    asked = Requirement(kind="variable", lsl=1.0, usl=2.0)
    item = DraftItem(id="d", names=DraftName(id="D", en="D"), asked=asked, unit=unit, gauge_named=named)
    found = _gauge_to_fill_in(item)
    assert (found["name"]["id"], found["resolution"]) == (name, step)
