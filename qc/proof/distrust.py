"""Values from a file that anybody may have written: taken only in the shape that they must have."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.words import Message

MOST_TEXT = 20_000
MOST = 10**9


class Distrusted(Exception):  # noqa: N818 - it names what became of the file, as the house's other refusals do
    """Something that a report carries is not what qc writes.

    Parameters
    ----------
    said : Message
        What.
    """

    def __init__(self, said: Message) -> None:
        super().__init__(said.text)
        self.said = said


class Misshapen(Distrusted):
    """A value of what a report carries has another shape.

    Parameters
    ----------
    file : str
        Where it stands.
    """

    def __init__(self, file: str = "record.json") -> None:
        from qc.words import message  # noqa: PLC0415 - a class of errors loads nothing

        super().__init__(message("{file} is not in the form that qc writes", file=file))


def parsed(content: bytes) -> Mapping[str, Any]:
    """Return a JSON object.

    Raises
    ------
    Misshapen
        If it is none.

    Examples
    --------
    >>> parsed(b'{"a": 1}')
    {'a': 1}
    """
    try:
        found = json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Misshapen from error
    return mapping(found)


def _refuse(name: str) -> Any:
    raise ValueError(name)


def mapping(value: Any) -> Mapping[str, Any]:
    """Return a JSON object, and nothing else."""
    if not isinstance(value, dict):
        raise Misshapen
    return value


def listed(value: Any) -> list[Any]:
    """Return a JSON array, and nothing else."""
    if not isinstance(value, list):
        raise Misshapen
    return value


def text(value: Any) -> str:
    """Return a text of reasonable length, and nothing else."""
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        raise Misshapen
    return value


def optional(value: Any) -> str | None:
    """Return a text of reasonable length or None, and nothing else."""
    return None if value is None else text(value)


def flag(value: Any) -> bool:
    """Return a flag, and nothing else."""
    if not isinstance(value, bool):
        raise Misshapen
    return value


def counted(value: Any, most: int) -> int:
    """Return a whole number from 0 to ``most``, and nothing else."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise Misshapen
    return value


def number(value: Any) -> float:
    """Return a finite number, and nothing else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 1e300:
        raise Misshapen
    return float(value)


def day(value: Any) -> dt.date | None:
    """Return a date or None, and nothing else."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(text(value)[:10])
    except ValueError as error:
        raise Misshapen from error
