"""A value that misses what is asked never looks as if it met it, and the reverse."""

from __future__ import annotations

import pytest

from qc.spec.parts import Capability
from qc.verdict.wording.against import against, apart, as_asked
from qc.words import language

ID = language("id")


@pytest.mark.parametrize(
    ("value", "minimum", "said"),
    [
        (1.3285, 1.33, "1,328"),
        (1.32996, 1.33, "1,32996"),
        (1.33, 1.33, "1,33"),
        (1.3349, 1.33, "1,33"),
        (1.1, 1.33, "1,10"),
        (1.3345, 1.333, "1,334"),
        (1.3325, 1.333, "1,332"),
        (float("inf"), 1.33, "∞"),
    ],
)
def test_an_index_is_on_its_side_of_the_minimum(value: float, minimum: float, said: str) -> None:
    shown = against(value, Capability.model_validate({"minimum": minimum}))
    assert ID.say(shown) == said


@pytest.mark.parametrize(("value", "said"), [(1.6696, "1,67"), (1.6704, "1,6704"), (1.676, "1,68")])
def test_an_index_is_on_its_side_of_what_is_accepted_without_asking(value: float, said: str) -> None:
    assert ID.say(apart(value, 1.33, 1.67)) == said


def test_what_is_asked_has_all_its_digits() -> None:
    assert [ID.say(as_asked(one)) for one in (1.0, 1.33, 1.333)] == ["1,00", "1,33", "1,333"]


def test_nothing_asked_is_two_digits() -> None:
    assert ID.say(against(1.32999, None)) == "1,33"
