"""Groups of keys that read themselves: what they take, what they refuse, what they give back."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import Annotated, Any, Literal

import pytest

from qc.spec.annotated import kind_of
from qc.spec.group import Part, ShapeError
from qc.spec.key import key
from qc.spec.kinds import OneOf
from qc.terms import SeverityClass

Short = Annotated[str, key(min_length=2, max_length=3, pattern="^[a-z]*$")]
Kind = Annotated[int, OneOf({"one": 1, "two": 2})]


class Inner(Part):
    """A group within a group."""

    units: int = key(ge=1, le=9)
    word: Literal["up", "down"] = key(default="up")


class Outer(Part):
    """A group of every kind of key."""

    name: Short = key(default="abc")
    share: float = key(default=0.5, gt=0, lt=1)
    size: float | None = key(default=None, finite=True)
    day: dt.date = key(default=dt.date(2026, 1, 1))
    severity: SeverityClass = key(default=SeverityClass.MAJOR, alias="class")
    number: Kind = key(default=1)
    rows: SeverityClass | Annotated[tuple[Inner, ...], key(min_length=1, max_length=2)] | None = key(default=None)
    inner: Inner | None = key(default=None)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"name": 3}, "name: string_type"),
        ({"name": " a "}, "name: string_too_short"),
        ({"name": "abcd"}, "name: string_too_long"),
        ({"name": "a1"}, "name: string_pattern_mismatch"),
        ({"name": "ab\x1f"}, "name: string_pattern_mismatch"),
        ({"share": True}, "share: float_type"),
        ({"share": "0.5"}, "share: float_type"),
        ({"share": 0}, "share: greater_than"),
        ({"share": 1}, "share: less_than"),
        ({"share": float("nan")}, "share: less_than"),
        ({"share": 10**400}, "share: finite_number"),
        ({"size": float("inf")}, "size: finite_number"),
        ({"day": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}, "day: date_type"),
        ({"class": "x"}, "class: enum"),
        ({"class": ["major"]}, "class: enum"),
        ({"severity": "major"}, "severity: unknown"),
        ({"number": 1}, "number: enum"),
        ({"rows": 5}, "rows: enum"),
        ({"rows": []}, "rows: too_short"),
        ({"rows": [{"units": 1}] * 3}, "rows: too_long"),
        ({"rows": [{"units": 0}]}, "rows.0.units: greater_than_equal"),
        ({"rows": [{"units": 1}, 5]}, "rows.1: model_type"),
        ({"inner": {"units": 10}}, "inner.units: less_than_equal"),
        ({"inner": {"units": 1.0}}, "inner.units: int_type"),
        ({"inner": {"units": 1, "word": "left"}}, "inner.word: literal_error"),
        ({"inner": {"word": "up", "x": 1}, "y": 2}, "inner.units: missing; inner.x: unknown; y: unknown"),
        ([], ": model_type"),
    ],
)
def test_what_does_not_fit_is_told(keys: Any, said: str) -> None:
    with pytest.raises(ShapeError) as raised:
        Outer.model_validate(keys)
    assert str(raised.value) == said


def test_values_are_read_as_their_kind() -> None:
    keys = {"name": "\u3000ab\n", "share": 0.25, "size": 3, "class": "minor", "number": "two", "rows": ({"units": 1},)}
    read = Outer.model_validate(keys)
    assert (read.name, read.share, read.severity, read.number) == ("ab", 0.25, SeverityClass.MINOR, 2)
    assert (read.size, type(read.size)) == (3.0, float)
    assert read.rows == (Inner(units=1),)
    assert read.model_fields_set == {"name", "share", "size", "severity", "number", "rows"}
    assert Outer.model_validate({"rows": "minor", "inner": None}).rows is SeverityClass.MINOR


def test_a_list_of_another_kind_is_no_list() -> None:
    faults: list[Any] = []
    assert kind_of(tuple[int, ...], {}).read("12", ("key",), faults) is None
    assert [fault.kind for fault in faults] == ["tuple_type"]


def test_equal_groups_have_the_same_values() -> None:
    one, other = Inner(units=1), Inner(units=1, word="up")
    assert one == other
    assert hash(one) == hash(other)
    assert one != Inner(units=2)
    assert one != Outer()
    assert repr(one) == "Inner(units=1, word='up')"


def test_a_group_is_copied_and_kept() -> None:
    inner = Inner(units=1)
    changed = inner.model_copy(update={"word": "down"})
    assert (changed.units, changed.word, inner.word) == (1, "down", "up")
    assert changed.model_fields_set == {"units", "word"}
    assert copy.deepcopy(changed) == pickle.loads(pickle.dumps(changed)) == changed
    assert pickle.loads(pickle.dumps(changed)).model_fields_set == changed.model_fields_set


def test_a_group_gives_its_values_back() -> None:
    outer = Outer(rows=(Inner(units=1),), share=0.25)
    assert outer.model_dump(exclude_defaults=True) == {"share": 0.25, "rows": ({"units": 1},)}
    assert list(outer.model_dump(include={"severity", "share"}, exclude={"share"})) == ["severity"]
    assert "size" not in outer.model_dump(exclude_none=True)
    assert Outer.model_validate(outer.model_dump(by_alias=True, exclude={"number"})) == outer
