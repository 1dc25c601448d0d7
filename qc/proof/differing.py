"""The first fact in which two verdicts differ."""

from __future__ import annotations

import math
import re
from itertools import zip_longest
from typing import Any

from qc.values import dataclass
from qc.words import Message, Named, message

_CLOSE = 1e-9  # the last digits of a sum may differ from one computer to another
_SHOWN = 60
_BEFORE = 2  # so many words of what is the same lead to what differs
_ABSENT = object()
_SENTENCE = re.compile(r"reasons\[(\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _InEach:
    """A sentence as a verdict holds it: in each language."""

    said: dict[str, Any]

    def say(self, code: str) -> str:
        """Return it in the language ``code``."""
        return _printable(str(self.said.get(code, "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One fact that differs.

    Attributes
    ----------
    path : str
        Its keys.
    found, expected : str, Message or Named
        What stands there, and what should: of two long texts the part from which they differ.
    """

    path: str
    found: str | Message | Named
    expected: str | Message | Named

    @property
    def place(self) -> str | Message:
        """Where it stands, in words where a reader knows the place: the verdict's sentences."""
        sentence = _SENTENCE.match(self.path)
        if sentence is None:
            return self.path
        return message("sentence {number} of the verdict", number=str(int(sentence[1]) + 1))


def first_difference(found: Any, expected: Any, path: str = "") -> Difference | None:
    """Return the first fact in which two trees of JSON differ; None where they are the same.

    Parameters
    ----------
    found, expected : object
        As ``json.loads`` gives them.
    path : str
        Keys above them.

    Examples
    --------
    >>> first_difference({"a": [1, 2.0]}, {"a": [1, 2.5]})
    Difference(path='a[1]', found='2.0', expected='2.5')
    """
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = [*expected, *(key for key in found if key not in expected)]
        pairs = [(f"{path}.{key}".lstrip("."), found.get(key, _ABSENT), expected.get(key, _ABSENT)) for key in keys]
    elif isinstance(found, list) and isinstance(expected, list):
        both = zip_longest(found, expected, fillvalue=_ABSENT)
        pairs = [(f"{path}[{place}]", a, b) for place, (a, b) in enumerate(both)]
    elif _same(found, expected):
        return None
    else:
        start = _start(found, expected)
        return Difference(path=path, found=_shown(found, start), expected=_shown(expected, start))
    return next((one for where, a, b in pairs if (one := first_difference(a, b, where)) is not None), None)


def _same(found: Any, expected: Any) -> bool:
    numbers = [one for one in (found, expected) if isinstance(one, int | float) and not isinstance(one, bool)]
    if len(numbers) == 2 and any(isinstance(one, float) for one in numbers):
        return math.isclose(found, expected, rel_tol=_CLOSE, abs_tol=1e-12)
    return type(found) is type(expected) and bool(found == expected)


def _start(found: Any, expected: Any) -> int:
    """Return where the part begins in which two texts differ, some words before; 0 where the whole can be shown."""
    if not (isinstance(found, str) and isinstance(expected, str)) or max(len(found), len(expected)) <= _SHOWN:
        return 0
    pairs = enumerate(zip(found, expected, strict=False))
    same = next((place for place, (a, b) in pairs if a != b), min(len(found), len(expected)))
    words = list(re.finditer(r"\S+", found[:same]))
    return words[-_BEFORE - 1].start() if len(words) > _BEFORE else 0


def _shown(value: Any, start: int) -> str | Message | Named:
    if value is _ABSENT or value is None:
        return message("nothing")
    if isinstance(value, dict):
        return _InEach(said=value) if "id" in value and "en" in value else message("a group of values")
    if isinstance(value, list):
        return message("a list of values")
    text = str(value)
    return ("…" if start else "") + _printable(text[start:])


def _printable(text: str) -> str:
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
