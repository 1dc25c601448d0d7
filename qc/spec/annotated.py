"""From the annotation of a key to its kind of value: groups, lists, and either of two kinds among them."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from qc.spec.kinds import Bounds, Date, Fault, Number, OneOf, Text
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.spec.kinds import Kind, Path


@dataclass(frozen=True, slots=True)
class _Referred:
    """A group of keys, or the words of an enum."""

    part: Any

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        if not issubclass(self.part, Enum):
            return self.part.read(value, path, faults)
        return OneOf(self.part._value2member_map_).read(value, path, faults)

    def schema(self, parts: dict[str, type]) -> dict[str, Any]:
        parts[self.part.__name__] = self.part
        return {"$ref": f"#/definitions/{self.part.__name__}"}


@dataclass(frozen=True, slots=True)
class _List:
    item: Kind
    bounds: Bounds

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(value, list | tuple):
            faults.append(Fault("tuple_type", path, value))
            return None
        before = len(faults)
        items = tuple([self.item.read(one, (*path, place), faults) for place, one in enumerate(value)])
        if len(faults) == before and len(items) < self.bounds.get("min_length", 0):
            faults.append(Fault("too_short", path, value))
        elif len(faults) == before and len(items) > self.bounds.get("max_length", len(items)):
            faults.append(Fault("too_long", path, value))
        return items

    def schema(self, parts: dict[str, type]) -> dict[str, Any]:
        names = {"min_length": "minItems", "max_length": "maxItems"}
        said = {names[word]: bound for word, bound in self.bounds.items()}
        return {"type": "array", "items": self.item.schema(parts), **said}


@dataclass(frozen=True, slots=True)
class _OrNone:
    """A kind that may be absent; TOML has no word for that, but Python has."""

    other: Kind

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        return None if value is None else self.other.read(value, path, faults)

    def schema(self, parts: dict[str, type]) -> dict[str, Any]:
        return self.other.schema(parts)


@dataclass(frozen=True, slots=True)
class _Either:
    """A list, or else another kind."""

    other: Kind
    listed: Kind

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        kind = self.listed if isinstance(value, list | tuple) else self.other
        return kind.read(value, path, faults)

    def schema(self, parts: dict[str, type]) -> dict[str, Any]:
        return {"oneOf": [self.other.schema(parts), self.listed.schema(parts)]}


def kind_of(hint: Any, bounds: Bounds) -> Kind:
    """Return the kind of value that an annotation stands for.

    Parameters
    ----------
    hint : object
        A type, ``Literal``, a tuple of any length, one of these or None, or one of these ``Annotated`` with bounds.
    bounds : Bounds
        What else the value keeps to.

    Examples
    --------
    >>> faults = []
    >>> kind_of(float, {"gt": 0}).read(2, ("minimum",), faults), faults
    (2.0, [])
    >>> kind_of(float | None, {"gt": 0}).read(-1, ("minimum",), faults), faults
    (None, [Fault(kind='greater_than', path=('minimum',), value=-1)])
    """
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        marks = hint.__metadata__
        named = [mark for mark in marks if isinstance(mark, OneOf)]
        return named[0] if named else kind_of(inside[0], Bounds(**{**marks[0].bounds, **bounds}))
    if origin in {Union, UnionType}:
        kinds = [kind_of(one, bounds) for one in inside if one is not NoneType]
        kind = kinds[0] if len(kinds) == 1 else _Either(*kinds)
        return _OrNone(kind) if NoneType in inside else kind
    if origin is Literal:
        return OneOf(dict(zip(inside, inside, strict=True)), "literal_error")
    if origin is tuple:
        return _List(kind_of(inside[0], Bounds()), bounds)
    if hint in {int, float}:
        return Number(bounds, hint)
    return Text(bounds) if hint is str else Date() if hint is dt.date else _Referred(hint)
