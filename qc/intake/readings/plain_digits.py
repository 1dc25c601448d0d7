"""Many texts that are digits, with at most a sign before them and a mark among them: looked at all together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from qc.intake.formats.tokens import AHEAD
from qc.intake.readings.cell import Mark
from qc.intake.readings.plain_numbers import plain_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Bytes: TypeAlias = "NDArray[np.bytes_]"

LONGEST = 16
_AT_ONCE = 1 << 14
_ZERO, _TEN, _THREE = ord("0"), 10, 3
_SIGNS = np.frombuffer(b"+-", dtype=np.uint8)
_MARKS = {Mark.POINT: b".", Mark.COMMA: b",", Mark.EITHER: b".,"}


def plain_digits(texts: NDArray[Any]) -> Bytes:
    """Return the texts that are plain numbers as they are, and nothing for the others and those longer than 16 signs.

    Parameters
    ----------
    texts : (k,) array of str or of bytes
        Different texts; bytes are at most 16.

    Examples
    --------
    >>> plain_digits(np.array(["-12,50", "7", "1.250,5", "12,", "7 mm", "+"], dtype=object)).tolist()
    [b'-12,50', b'7', b'', b'', b'', b'']
    """
    found: Bytes = texts.copy() if texts.dtype.kind == "S" else _short(texts)
    for some in _some(found):
        some[~_plain(_signs(some))] = b""
    return found


def most_decimals(digits: Bytes, mark: Mark) -> int:
    """Return the most digits that stand behind a mark.

    Parameters
    ----------
    digits : (k,) bytes array
        Plain numbers, as `plain_digits` gives them.
    mark : Mark
        What stands before decimals; what stands behind the other mark are thousands.

    Examples
    --------
    >>> numbers = np.array([b"12,5", b"12.125"])
    >>> most_decimals(numbers, Mark.COMMA), most_decimals(numbers, Mark.EITHER)
    (1, 3)
    """
    most = 0
    for some in _some(digits):
        before = _is_mark(_signs(some), _MARKS[mark])
        behind = np.strings.str_len(some) - before.argmax(axis=1) - 1
        most = max(most, int(behind[before.any(axis=1)].max(initial=0)))
    return most


def any_holds(digits: Bytes, mark: Mark) -> bool:
    """Return whether any of the numbers holds a mark.

    Parameters
    ----------
    digits : (k,) bytes array
        Plain numbers.
    mark : Mark
        The mark.
    """
    return any(bool(_is_mark(_signs(some), _MARKS[mark]).any()) for some in _some(digits))


def numbers_of(digits: Bytes, sign: str) -> NDArray[np.float64]:
    """Return the numbers under a decimal mark; NaN for those that hold the other, or more digits than are read at once.

    Parameters
    ----------
    digits : (k,) bytes array
        Plain numbers.
    sign : {",", "."}
        What stands before decimals.

    Examples
    --------
    >>> numbers_of(np.array([b"-12,5", b"7", b"1.5", b""]), ",")
    array([-12.5,   7. ,   nan,   nan])
    """
    found, done = np.empty(digits.size), 0
    for some in _some(digits):
        signs = _signs(some)
        text = np.zeros(signs.size + 2 * AHEAD, dtype=np.uint8)
        text[: signs.size] = signs.reshape(-1)
        start = np.arange(0, signs.size, signs.shape[1])
        numbers, _ = plain_numbers(text, start, start + np.strings.str_len(some), sign)
        found[done : done + some.size] = numbers
        done += some.size
    return found


def maybe_thousands(digits: Bytes) -> NDArray[np.bool_]:
    """Return which numbers may have a thousands mark: it has one to three digits before it, and three behind.

    Parameters
    ----------
    digits : (k,) bytes array
        Plain numbers.

    Examples
    --------
    >>> maybe_thousands(np.array([b"1.250", b"-12,500", b"0,125", b"1.25", b"1250"])).tolist()
    [True, True, False, False, False]
    """
    found, done = np.zeros(digits.size, dtype=bool), 0
    for some in _some(digits):
        signs = _signs(some)
        mark = _is_mark(signs, b".,")
        before, first = mark.argmax(axis=1), np.isin(signs[:, 0], _SIGNS).astype(np.int64)
        zero = signs[np.arange(some.size), first] == _ZERO
        three = np.strings.str_len(some) - before == 1 + _THREE
        found[done : done + some.size] = mark.any(axis=1) & three & (before - first <= _THREE) & ~zero
        done += some.size
    return found


def _short(texts: NDArray[Any]) -> Bytes:
    return np.array([t if len(t) <= LONGEST and t.isascii() else "" for t in texts.tolist()], dtype=f"S{LONGEST}")


def _some(texts: Bytes) -> Iterator[Bytes]:
    """Yield texts in pieces small enough to stay in the processor's memory."""
    return (texts[start : start + _AT_ONCE] for start in range(0, texts.size, _AT_ONCE))


def _signs(texts: Bytes) -> NDArray[np.uint8]:
    """Return the signs of texts, a row each, filled up with zeros; nothing is copied."""
    return texts.view(np.uint8).reshape(texts.size, -1)


def _is_mark(signs: NDArray[np.uint8], marks: bytes) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = signs == marks[0]
    for mark in marks[1:]:
        found |= signs == mark
    return found


def _plain(signs: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return which rows are a sign or none, digits, and at most one mark with digits on both sides."""
    digit, mark = signs - np.uint8(_ZERO) < _TEN, _is_mark(signs, b".,")
    known = digit | mark | (signs == 0)
    known[:, 0] |= np.isin(signs[:, 0], _SIGNS)
    alone = np.count_nonzero(mark, axis=1) <= 1
    between = ~mark[:, 0] & ~mark[:, -1] & ~(mark[:, 1:-1] & ~(digit[:, :-2] & digit[:, 2:])).any(axis=1)
    return np.asarray(known.all(axis=1) & alone & between & digit.any(axis=1))
