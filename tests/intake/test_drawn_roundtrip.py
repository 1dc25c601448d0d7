"""The promise of reading, for tables drawn with bars and spaces: the numbers written, or a problem with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from intake.drawn_written import drawn_tables
from intake.test_text_roundtrip import keeps_its_promise

if TYPE_CHECKING:
    from intake.drawn_written import Drawn


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(table=drawn_tables())
def test_drawn_numbers_read_back_or_a_problem_names_the_cell(table: Drawn) -> None:
    assert keeps_its_promise(table)


@pytest.mark.slow
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(table=drawn_tables())
def test_drawn_numbers_read_back_or_a_problem_names_the_cell_ten_thousand_times(table: Drawn) -> None:
    assert keeps_its_promise(table)
