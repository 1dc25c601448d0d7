"""Frozen dataclasses that cost a start of qc little.

The standard library compiles six methods for each frozen class, and a run loads some 250 classes: a seventh of a
start went there. Here all classes share five of the six, and ``__init__`` is compiled when a class is used much. A
class behaves as ``dataclasses.dataclass`` would have made it; tests hold the two side by side.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(
        kind: Any = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, kw_only: bool = False
    ) -> Any:
        """Make a class a dataclass: at little cost if it is frozen and slotted, else as the standard library does."""

        def made(kind: Any) -> Any:
            if frozen and slots:
                return _light(kind, eq=eq, kw_only=kw_only)
            return dataclasses.dataclass(kind, frozen=frozen, slots=slots, eq=eq, kw_only=kw_only)

        return made if kind is None else made(kind)


__all__ = ["dataclass"]

_SELDOM = 30  # objects of a class that are filled without compiling


def _light(kind: type[Any], *, eq: bool, kw_only: bool) -> type[Any]:
    """Return the class with its fields, and with methods that all such classes share."""
    # Else the library writes the signature there, which takes 10 ms to find for the first such class.
    kind.__doc__ = kind.__doc__ or kind.__name__
    for name, method in {**_ALWAYS, **(_IF_EQUAL if eq else {})}.items():
        if name not in vars(kind):
            setattr(kind, name, method)
    made = dataclasses.dataclass(kind, init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
    _compile_when_used_much(made)
    return made


def _compile_when_used_much(made: type[Any]) -> None:
    """Give a class an ``__init__`` for its first objects, which then puts the compiled one in its place.

    Compiling takes 90 µs, thirty times as long as to fill an object, and most classes have few.
    """
    plan: _Plan | None = None
    left = _SELDOM

    def init(self: Any, *args: Any, **given: Any) -> None:
        nonlocal left, plan
        left, plan = left - 1, plan or _Plan(made)
        if left < 0 or not plan.fill(self, args, given):
            setattr(made, "__init__", _init(made))  # noqa: B010 - mypy forbids the plain assignment
            made.__init__(self, *args, **given)

    setattr(made, "__init__", init)  # noqa: B010 - as above


class _Plan:
    """The fields of a class, and the usual values of some of them."""

    def __init__(self, made: type[Any]) -> None:
        self.fields = dataclasses.fields(made)
        self.places = [field.name for field in self.fields if field.kw_only is not True]
        self.usual = {field.name: field.default for field in self.fields if field.default is not dataclasses.MISSING}
        self.made = {f.name: f.default_factory for f in self.fields if f.default_factory is not dataclasses.MISSING}
        self.names = {field.name for field in self.fields}

    def fill(self, one: Any, args: tuple[Any, ...], given: dict[str, Any]) -> bool:
        """Fill an object; False, and nothing done, where the arguments do not fit."""
        placed = dict(zip(self.places, args, strict=False))
        values = {**self.usual, **placed, **given}
        for name in self.made.keys() - values.keys():
            values[name] = self.made[name]()
        if values.keys() != self.names or len(placed) < len(args) or placed.keys() & given.keys():
            return False
        for name in self.names:
            object.__setattr__(one, name, values[name])
        if hasattr(one, "__post_init__"):
            one.__post_init__()
        return True


def _init(made: type[Any]) -> Callable[..., None]:
    """Return the compiled ``__init__`` of a class."""
    known: dict[str, Any] = {"put": object.__setattr__, "MISSING": dataclasses.MISSING}
    places, lines = ["self"], []
    for field in sorted(dataclasses.fields(made), key=lambda field: field.kw_only is True):
        if field.kw_only and "*" not in places:
            places.append("*")
        place, value = field.name, field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"make_{field.name}"] = field.default_factory
            place, value = f"{place}=MISSING", f"make_{place}() if {place} is MISSING else {place}"
        elif field.default is not dataclasses.MISSING:
            known[f"usual_{field.name}"] = field.default
            place = f"{place}=usual_{place}"
        places.append(place)
        lines.append(f" put(self, {field.name!r}, {value})")
    lines.append(" self.__post_init__()" if hasattr(made, "__post_init__") else " pass")
    exec(f"def __init__({', '.join(places)}):\n" + "\n".join(lines), known)  # noqa: S102 - names of fields only
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _values(self: Any) -> tuple[Any, ...]:
    kind = self.__class__
    names = _NAMES.get(kind)
    if names is None:
        names = _NAMES[kind] = tuple(field.name for field in dataclasses.fields(self))
    return tuple([getattr(self, name) for name in names])


def _repr(self: Any) -> str:
    inside = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self))
    return f"{type(self).__qualname__}({', '.join(inside)})"


def _eq(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _refuse_to_set(_self: Any, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return list(_values(self))


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_ALWAYS: dict[str, Callable[..., Any]] = {
    "__repr__": _repr,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _restore,
}
_IF_EQUAL: dict[str, Callable[..., Any]] = {"__eq__": _eq, "__hash__": _hash}
