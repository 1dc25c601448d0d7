"""Nothing on a page overlaps, and nothing leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from page_boxes import overlapping

from qc.report.documents import compliance_report
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts


@pytest.mark.parametrize("code", ["id", "en"])
def test_nothing_overlaps_and_nothing_leaves_the_page(any_lot: LotFacts, code: str) -> None:
    assert overlapping(compliance_report(any_lot, language(code))) == []
