"""Groups of keys as frozen classes that read themselves from what ``tomllib`` found, and collect every fault.

A class states each key once: its annotation is the kind of value, ``key`` says the rest. Nothing is made of that before
it is used, for a start of qc reads one standard, and most keys stand in none: pydantic, which makes all of it
beforehand, took a seventh of such a start.
"""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from qc.spec.key import Key, key
from qc.spec.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from qc.spec.kinds import Path


class ShapeError(ValueError):
    """Values that a group of keys does not take.

    Parameters
    ----------
    faults : sequence of Fault
        One for each.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{'.'.join(map(str, fault.path))}: {fault.kind}" for fault in faults))


@dataclass_transform(kw_only_default=True, field_specifiers=(key,))
class Part:
    """A group of keys: no unknown ones, nothing guessed from a wrong type, nothing changed afterwards.

    Examples
    --------
    >>> class Span(Part):
    ...     units: int = key(ge=1)
    >>> Span.model_validate({"units": 5})
    Span(units=5)
    >>> Span.model_validate({"units": 0, "unit": 5})
    Traceback (most recent call last):
        ...
    qc.spec.group.ShapeError: units: greater_than_equal; unit: unknown
    """

    model_fields: ClassVar[Mapping[str, Key]] = {}
    model_fields_set: frozenset[str]

    def __init_subclass__(cls) -> None:
        fields: dict[str, Key] = {}
        for parent in reversed(cls.__mro__):
            fields |= {name: made for name, made in vars(parent).items() if isinstance(made, Key)}
        cls.model_fields = fields

    def __init__(self, **keys: Any) -> None:
        vars(self).update(vars(self.model_validate(keys)))

    @classmethod
    def model_validate(cls, keys: Any) -> Self:
        """Return the group that keys and values of TOML state.

        Raises
        ------
        ShapeError
            With everything that does not fit.
        """
        faults: list[Fault] = []
        made = cls.read(keys, (), faults)
        if made is None or faults:
            raise ShapeError(faults)
        return made

    @classmethod
    def read(cls, keys: Any, path: Path, faults: list[Fault]) -> Self | None:
        """Return the group, or add all that is wrong with it to ``faults``."""
        if isinstance(keys, cls):
            return keys
        keys = cls.filled(keys)
        if not isinstance(keys, dict):
            faults.append(Fault("model_type", path, keys))
            return None
        before, left, values = len(faults), dict(keys), {}
        for name, field in cls.model_fields.items():
            if field.word in keys:
                value = left.pop(field.word)
                values[name] = field.kind.read(value, (*path, field.word), faults)
            elif field.required:
                faults.append(Fault("missing", (*path, field.word), keys))
        faults += [Fault("unknown", (*path, word), value) for word, value in left.items()]
        return cls._made(values) if len(faults) == before else None

    @classmethod
    def filled(cls, keys: Any) -> Any:
        """Return keys with what follows from others among them; a class may know such keys."""
        return keys

    @classmethod
    def stated(cls, rule: dict[str, Any]) -> dict[str, Any]:
        """Return the group's rule in the JSON Schema; a class may say more than its keys do."""
        return rule

    @classmethod
    def _made(cls, values: Mapping[str, Any]) -> Self:
        made = cls.__new__(cls)
        usual = {name: field.default for name, field in cls.model_fields.items()}
        vars(made).update({**usual, **values}, model_fields_set=frozenset(values))
        return made

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """Return the group with other values, which are not checked."""
        given = {name: vars(self)[name] for name in self.model_fields_set}
        return self._made({**given, **update})

    def model_dump(
        self,
        *,
        by_alias: bool = False,
        include: Collection[str] | None = None,
        exclude: Collection[str] = (),
        exclude_none: bool = False,
        exclude_defaults: bool = False,
    ) -> dict[str, Any]:
        """Return keys and values, groups within as well.

        Parameters
        ----------
        by_alias : bool, optional
            Keys as a file has them.
        include, exclude : collection of str, optional
            Keys, of this group only.
        exclude_none, exclude_defaults : bool, optional
            Leave out what is absent, or what the file need not have said.
        """
        kept = {
            field.word if by_alias else name: value
            for name, field in self.model_fields.items()
            if name not in exclude and (include is None or name in include)
            if (value := vars(self)[name]) is not None or not exclude_none
            if not exclude_defaults or value != field.default
        }
        inside = {"by_alias": by_alias, "exclude_none": exclude_none, "exclude_defaults": exclude_defaults}
        return {name: _dumped(value, inside) for name, value in kept.items()}

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete {name!r}")

    def _values(self) -> tuple[Any, ...]:
        return tuple([vars(self)[name] for name in self.model_fields])

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        inside = (f"{name}={value!r}" for name, value in zip(self.model_fields, self._values(), strict=True))
        return f"{type(self).__name__}({', '.join(inside)})"


def _dumped(value: Any, asked: Mapping[str, Any]) -> Any:
    if isinstance(value, tuple):
        return tuple([_dumped(one, asked) for one in value])
    return value.model_dump(**asked) if isinstance(value, Part) else value
