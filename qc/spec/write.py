"""A standard as the text of one file."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from qc.spec.allowed import as_toml
from qc.spec.general_tolerances import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
# What these say stands in the characteristics by now.
_USED_UP = ("inherits", "class")


def standard_text(data: Mapping[str, Any]) -> str:
    """Return a standard as TOML, with nothing left to inherit.

    Parameters
    ----------
    data : mapping
        As ``LoadedSpec.data`` has it.

    Returns
    -------
    str
        A file that gives the same standard.

    Examples
    --------
    >>> print(standard_text({"format": 1, "lot": {"min_units": 100}}), end="")
    format = 1
    <BLANKLINE>
    [lot]
    min_units = 100
    """
    kept = {key: value for key, value in data.items() if key not in _USED_UP}
    items = kept.pop("characteristic", [])
    groups = {key: kept.pop(key) for key in [key for key in ("lot",) if key in kept]}
    parts = ["\n".join(_lines(kept))]
    parts += ["\n".join((f"[{name}]", *_lines(group))) for name, group in groups.items()]
    parts += ["\n".join(("[[characteristic]]", *_item(item))) for item in items]
    return "\n\n".join(parts) + "\n"


def _lines(group: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each key."""
    for key, value in group.items():
        yield f"{key if _PLAIN_KEY.fullmatch(key) else as_toml(key)} = {_value(value)}"


def _item(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each key; behind a limit that a tolerance gives stands the tolerance."""
    given = _given_by(item)
    for line in _lines(item):
        key = line.partition(" = ")[0]
        yield f"{line}  # {item['tolerance']}" if key in given else line


def _given_by(item: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys that a characteristic's tolerance gives."""
    return frozenset(("lsl", "usl", "sides")) if item.get("tolerance") in NAMES else frozenset()


def _value(value: Any) -> str:
    """Return one value."""
    return value.isoformat() if isinstance(value, dt.date) else as_toml(value)
