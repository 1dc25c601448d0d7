"""The lines of a Q-DAS file: K-fields that describe, and values with what belongs to each.

The transfer format (ISO/TR 11462-5 describes it) sets characteristics apart by the byte 0x0F and the fields of a value
by 0x14, in this order: value, attribute, time, events, batch, cavity, operator, machine. A K-field names the
characteristic behind a stroke; ``/0`` means all of them, none means the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import field
from enum import IntEnum

from qc.values import dataclass

BETWEEN_CHARACTERISTICS, BETWEEN_FIELDS = "\x0f", "\x14"
_KEY = re.compile(r"K(\d{4})(?:/(\d+))?(?:/\d*)?(?:\s+(.*))?", re.ASCII)


class Key(IntEnum):
    """K-fields that are read."""

    VALUE = 1
    ATTRIBUTE = 2
    TIME = 4
    BATCH = 6
    CAVITY = 7
    OPERATOR = 8
    MACHINE = 10
    NUMBER = 2001
    NAME = 2002
    SHORT = 2003
    KIND = 2004
    DECIMALS = 2022
    NOMINAL = 2101
    LOWER = 2110
    UPPER = 2111
    LOWER_BY = 2112
    UPPER_BY = 2113
    UNIT = 2142


_FIELDS = (Key.VALUE, Key.ATTRIBUTE, Key.TIME, None, Key.BATCH, Key.CAVITY, Key.OPERATOR, Key.MACHINE)
_OF_VALUES = frozenset(key for key in Key if key < Key.NUMBER)
_ALL = 0


@dataclass(slots=True)
class ValueLine:
    """The values of one part: by characteristic, each field as written."""

    line: int
    values: dict[int, dict[Key, str]] = field(default_factory=dict)
    glued: bool = False


@dataclass(slots=True)
class Fields:
    """A file taken apart.

    Attributes
    ----------
    said : dict of int to dict of Key to str
        What describes each characteristic, by its index from 1.
    first : dict of int to int
        The line where each characteristic is named first.
    lines : list of ValueLine
    """

    said: dict[int, dict[Key, str]]
    first: dict[int, int]
    lines: list[ValueLine]


def take_fields(text: str) -> Fields:
    r"""Take the text of a Q-DAS file apart.

    Parameters
    ----------
    text : str
        The whole file.

    Examples
    --------
    >>> found = take_fields("K0100 1\nK2002/1 Panjang\n12,5\x140\x1419.11.2026/08:00:00")
    >>> found.said[1][Key.NAME], found.lines[0].values[1][Key.VALUE]
    ('Panjang', '12,5')
    """
    found = Fields(said=defaultdict(dict), first={}, lines=[])
    common: dict[Key, str] = {}
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if (key := _KEY.fullmatch(line.strip(" \t"))) is not None:
            _keep(found, common, number, (int(key[1]), int(key[2] or 1), (key[3] or "").strip()))
        elif line.strip(" \t"):
            found.lines.append(_values(number, line))
    for index, said in found.said.items():
        found.said[index] = common | said
    return found


def _keep(found: Fields, common: dict[Key, str], number: int, given: tuple[int, int, str]) -> None:
    """Keep a K-field: of one characteristic, of all, or of the value before it."""
    code, index, text = given
    if code not in Key.__members__.values():
        return
    key = Key(code)
    if key in _OF_VALUES:
        _keep_value(found, number, key, index, text)
    elif index == _ALL:
        common[key] = text
    else:
        found.said[index][key] = text
        found.first.setdefault(index, number)


def _keep_value(found: Fields, number: int, key: Key, index: int, text: str) -> None:
    """Keep a value written as a K-field, or what a K-field says of the values before it."""
    if key is Key.VALUE:
        if not found.lines or index in found.lines[-1].values:
            found.lines.append(ValueLine(number))
        found.lines[-1].values[index] = {key: text}
    elif found.lines:
        values = found.lines[-1].values
        for one in values.values() if index == _ALL else [values.setdefault(index, {})]:
            one[key] = text


def _values(number: int, line: str) -> ValueLine:
    """Return the values of a line."""
    parts = line.split(BETWEEN_CHARACTERISTICS)
    if not parts[-1].strip():
        parts.pop()
    values = {
        index: {key: text.strip() for key, text in zip(_FIELDS, part.split(BETWEEN_FIELDS), strict=False) if key}
        for index, part in enumerate(parts, start=1)
    }
    return ValueLine(number, values, glued=BETWEEN_FIELDS not in line)
