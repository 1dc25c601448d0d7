"""Values as every database keeps them."""

from __future__ import annotations

import pytest

from qc.store.plain import row_number


@pytest.mark.parametrize(
    ("asked", "number"), [(1, 1), (2**31 - 1, 2**31 - 1), (2**31, 0), (0, 0), (-1, 0), (10**30, 0)]
)
def test_a_number_that_no_row_can_have_is_that_of_none(asked: int, number: int) -> None:
    """PostgreSQL keeps them as ``integer``, which ends at 2,147,483,647, and refuses to compare with more."""
    assert row_number(asked) == number
