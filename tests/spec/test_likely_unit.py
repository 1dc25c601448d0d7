"""A slip of the finger in a unit is told; what is no slip is left alone."""

from __future__ import annotations

import pytest

from qc.spec.likely_unit import likely_unit


@pytest.mark.parametrize(
    ("written", "meant"), [("mn", "mm"), ("nm ", None), ("hrv", "HRC"), ("kgg", "kg"), ("MPs", "MPa")]
)
def test_a_neighbouring_key_or_a_letter_twice(written: str, meant: str | None) -> None:
    assert likely_unit(written) == meant


@pytest.mark.parametrize("written", ["mm", "mikron", "x", "", "pcs", "jempol", "km"])
def test_no_unit_is_guessed_from_another_word(written: str) -> None:
    assert likely_unit(written) is None
