"""What a revision of a standard changes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from qc.spec.allowed import as_toml
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.spec.load import LoadedSpec
    from qc.spec.parts import Names

# What these say stands in the characteristics by now.
_ELSEWHERE = ("characteristic", "inherits", "class")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One key that two standards have differently.

    Attributes
    ----------
    names : Names or None
        Of the characteristic; None for a key of the whole standard.
    key : str
        As a standard writes it; empty where a whole characteristic is new or gone.
    old, new : str or None
        As TOML writes the value; None where the key is absent.
    """

    names: Names | None
    key: str
    old: str | None
    new: str | None


def differences(old: LoadedSpec, new: LoadedSpec) -> tuple[Difference, ...]:
    """Return what one standard says otherwise than another, with all that each inherits.

    Parameters
    ----------
    old, new : LoadedSpec
        Two revisions; characteristics are the same where their ids are.

    Returns
    -------
    tuple of Difference
        First of the whole standard, then characteristic by characteristic in the order of ``new``, then those that
        are gone.
    """
    return (*_of_keys(None, _without_items(old.data), _without_items(new.data)), *_of_items(old, new))


def _without_items(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _ELSEWHERE}


def _of_items(old: LoadedSpec, new: LoadedSpec) -> Iterator[Difference]:
    """Yield what differs in the characteristics."""
    before = {item["id"]: item for item in old.data["characteristic"]}
    after = {item["id"]: item for item in new.data["characteristic"]}
    for item in new.spec.characteristic:
        if item.id in before:
            yield from _of_keys(item.names, before[item.id], after[item.id])
        else:
            yield Difference(names=item.names, key="", old=None, new=as_toml(item.id))
    for item in old.spec.characteristic:
        if item.id not in after:
            yield Difference(names=item.names, key="", old=as_toml(item.id), new=None)


def _of_keys(
    names: Names | None, old: Mapping[str, Any], new: Mapping[str, Any], above: str = ""
) -> Iterator[Difference]:
    """Yield the keys of a group that differ, groups within it key by key."""
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        name = f"{above}{key}"
        if isinstance(before, dict) and isinstance(after, dict):
            yield from _of_keys(names, before, after, f"{name}.")
        elif not _same(before, after):
            yield Difference(names=names, key=name, old=_written(before), new=_written(after))


def _same(before: Any, after: Any) -> bool:
    """Whether two values are one; 12 and 12.0 are one number."""
    if type(before) in {int, float} and type(after) in {int, float}:
        return float(before) == float(after)
    return _written(before) == _written(after)


def _written(value: Any) -> str | None:
    """Return a value as TOML writes it."""
    if value is None:
        return None
    return value.isoformat() if isinstance(value, dt.date) else as_toml(value)
