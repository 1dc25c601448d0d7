"""Frozen dataclasses that cost a start of qc little.

The standard library compiles six methods for each frozen class, and a run loads some 250 classes: a seventh of a
start went there. Here all classes share five of the six, and ``__init__`` is compiled when a class is first used. A
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


def _light(kind: type[Any], *, eq: bool, kw_only: bool) -> type[Any]:
    """Return the class with its fields, and with methods that all such classes share."""
    # Else the library writes the signature there, which takes 10 ms to find for the first such class.
    kind.__doc__ = kind.__doc__ or kind.__name__
    for name, method in {**_ALWAYS, **(_IF_EQUAL if eq else {})}.items():
        if name not in vars(kind):
            setattr(kind, name, method)
    made = dataclasses.dataclass(kind, init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
    _compile_at_first_use(made)
    return made


def _compile_at_first_use(made: type[Any]) -> None:
    """Give a class an ``__init__`` that puts the compiled one in its place."""

    def init(self: Any, *args: Any, **given: Any) -> None:
        setattr(made, "__init__", _init(made))  # noqa: B010 - mypy forbids the plain assignment
        made.__init__(self, *args, **given)

    setattr(made, "__init__", init)  # noqa: B010 - as above


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
