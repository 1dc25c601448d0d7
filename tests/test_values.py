"""A class made by ``qc.values`` behaves as one made by the standard library."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import field
from typing import Any, ClassVar

import pytest

from qc import values

KINDS: list[tuple[dict[str, bool], type[Any], type[Any]]] = []
ASKED: list[dict[str, bool]] = [
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "kw_only": True, "eq": False},
    {"frozen": True, "slots": True},
    {"frozen": True},
    {"slots": True},
]


def make(decorate: Any) -> type[Any]:
    """A class with every kind of field."""

    class Point:
        """A place."""

        kinds: ClassVar[int] = 3
        x: float
        y: float = 0.0
        tags: list[str] = field(default_factory=list)

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("`x` must not be negative")

        @property
        def sum(self) -> float:
            """Of both."""
            return self.x + self.y

    Point.__qualname__ = "Point"
    made: type[Any] = decorate(Point)
    return made


@pytest.fixture(params=ASKED, ids=" ".join)
def pair(request: pytest.FixtureRequest) -> tuple[type[Any], type[Any]]:
    """The same class, made here and made by the standard library."""
    return make(values.dataclass(**request.param)), make(dataclasses.dataclass(**request.param))


def test_it_takes_the_same_arguments(pair: tuple[type[Any], type[Any]]) -> None:
    light, plain = pair
    for _ in range(values._SELDOM + 1):
        light(x=1.0)
    names = [
        [(place.name, place.kind) for place in inspect.signature(kind).parameters.values()] for kind in (light, plain)
    ]
    assert names[0] == names[1]
    assert [(f.name, f.kw_only) for f in dataclasses.fields(light)] == [
        (f.name, f.kw_only) for f in dataclasses.fields(plain)
    ]


@pytest.mark.parametrize("first", [0, values._SELDOM + 1])
@pytest.mark.parametrize("given", [{}, {"x": 1.0, "z": 2.0}, {"y": 1.0, "z": 2.0}])
def test_it_refuses_the_same_arguments(pair: tuple[type[Any], type[Any]], given: dict[str, float], first: int) -> None:
    said = []
    for _ in range(first):
        pair[0](x=1.0)
    for kind in pair:
        with pytest.raises(TypeError) as refused:
            kind(**given)
        said.append(str(refused.value).removeprefix("make.<locals>."))
    assert said[0] == said[1]


def test_it_takes_values_by_place_as_well(pair: tuple[type[Any], type[Any]]) -> None:
    by_place = [kind.__name__ for kind in pair if dataclasses.fields(kind)[0].kw_only is not True]
    for kind in pair if by_place else ():
        assert [(one.x, one.y, one.tags) for one in (kind(1.0), kind(1.0, 2.0, [3]))] == [(1, 0, []), (1, 2, [3])]
        with pytest.raises(TypeError, match="takes from 2 to 4 positional arguments but 5 were given"):
            kind(1.0, 2.0, [], 4)
        with pytest.raises(TypeError, match="multiple values for argument 'x'"):
            kind(1.0, x=2.0)
    for kind in pair if not by_place else ():
        with pytest.raises(TypeError, match="takes 1 positional argument but 2"):
            kind(1.0)


def test_it_holds_says_and_compares_the_same(pair: tuple[type[Any], type[Any]]) -> None:
    for kind in pair:
        one, same, other = kind(x=1.0), kind(x=1.0), kind(x=2.0, y=3.0, tags=["a"])
        assert (one.x, one.y, one.tags, one.sum, one.kinds) == (1.0, 0.0, [], 1.0, 3)
        assert one.tags is not same.tags
        assert repr(other) == "Point(x=2.0, y=3.0, tags=['a'])"
        assert one != other
        assert one != (1.0, 0.0, [])
        assert dataclasses.replace(other, x=1.0, y=0.0, tags=[]).x == 1.0
        assert dataclasses.asdict(other) == {"x": 2.0, "y": 3.0, "tags": ["a"]}
        assert copy.deepcopy(other).tags == ["a"]
        with pytest.raises(ValueError, match="`x` must not be negative"):
            kind(x=-1.0)
    light, plain = pair
    assert (light(x=1.0) == light(x=1.0)) == (plain(x=1.0) == plain(x=1.0))
    assert (light.__hash__ is None) == (plain.__hash__ is None)
    assert light.__match_args__ == plain.__match_args__
    assert hasattr(light, "__slots__") == hasattr(plain, "__slots__")


@values.dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Two numbers."""

    a: int
    b: int = 2


@values.dataclass(frozen=True, slots=True)
class Placed:
    """Two numbers by place."""

    a: int
    b: int = 2

    def __repr__(self) -> str:
        return "as it says itself"


@values.dataclass(frozen=True, slots=True, kw_only=True)
class More(Fixed):
    """One more."""

    c: int = 3


@values.dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No field."""


def test_it_cannot_be_changed() -> None:
    one = Fixed(a=1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'a'"):
        setattr(one, "a", 2)  # noqa: B010 - mypy forbids the plain assignment
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'a'"):
        del one.a
    assert not hasattr(one, "__dict__")


def test_it_is_hashed_by_its_values() -> None:
    assert {Fixed(a=1), Fixed(a=1), Fixed(a=3)} == {Fixed(a=1), Fixed(a=3)}


def test_by_place_and_with_a_method_of_its_own() -> None:
    assert (Placed(1).b, Placed(1, 5).b, repr(Placed(1))) == (2, 5, "as it says itself")


def test_a_class_may_have_more_or_nothing() -> None:
    assert repr(More(a=1, c=4)) == "More(a=1, b=2, c=4)"
    assert More(a=1) != Fixed(a=1)
    assert Nothing() == Nothing()


def test_it_survives_a_pickle() -> None:
    assert pickle.loads(pickle.dumps(More(a=7))) == More(a=7)
