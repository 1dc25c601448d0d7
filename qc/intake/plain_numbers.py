"""Numbers of many cells of a large text at once: digits with at most a sign and a decimal mark, and nothing else.

A number of up to 15 digits is a whole number divided by a power of ten, both exact, so that the quotient is the double
nearest to what is written (Clinger 1990, the fast path of correct decimal conversion).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.tokens import AHEAD, eight_bytes

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DIGITS = 15
"""So many digits a double holds exactly."""
_LONGEST = _DIGITS + 2
_TENS = np.array([float(10**i) for i in range(_DIGITS + 1)])
_WHOLE_LONGEST = 18
_POWERS = 10 ** np.arange(AHEAD + 1, dtype=np.int64)
_EIGHT_ZEROS, _HIGH, _SIX = (np.uint64(int(byte * 8, 16)) for byte in ("30", "F0", "06"))
_JOINED = tuple(
    (np.uint64(mask), np.uint64(factor), np.uint64(shift))
    for mask, factor, shift in (
        (0x0F0F0F0F0F0F0F0F, 10 * 2**8 + 1, 8),
        (0x00FF00FF00FF00FF, 100 * 2**16 + 1, 16),
        (0x0000FFFF0000FFFF, 10_000 * 2**32 + 1, 32),
    )
)
"""How neighbouring digits become pairs, pairs become fours, and fours eight: all at once in one number."""
_PLUS, _MINUS, _ZERO = (ord(sign) for sign in "+-0")


def plain_numbers(
    text: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64], mark: str
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the number in each cell, and which cells are plain numbers.

    Parameters
    ----------
    text : (m,) uint8 array
        Digits and other signs.
    start, end : (n,) int arrays
        The place of each cell's first sign, and the one behind its last.
    mark : {".", ","}
        Before decimals; digits stand on both sides of it.

    Returns
    -------
    (n,) float array, (n,) bool array

    Examples
    --------
    >>> text = np.frombuffer(b"12,5;-3;,5;1E2", dtype=np.uint8)
    >>> plain_numbers(text, np.array([0, 5, 8, 11]), np.array([4, 7, 10, 14]), ",")
    (array([12.5, -3. ,  nan,  nan]), array([ True,  True, False, False]))
    """
    length = end - start
    plain = (length > 0) & (length <= _LONGEST)
    sign = text[np.where(plain, start, 0)]
    signed = plain & ((sign == _PLUS) | (sign == _MINUS))
    whole = np.zeros(start.size, dtype=np.int64)
    marks, digits, behind = (np.zeros(start.size, dtype=np.int8) for _ in range(3))
    for place in range(min(int(length.max(initial=0)), _LONGEST)):
        inside = length > place
        here = text[np.where(inside, start + place, 0)]
        digit = here - np.uint8(_ZERO)
        is_digit, is_mark = inside & (digit < 10), inside & (here == ord(mark))
        plain &= ~inside | is_digit | (is_mark & (digits > 0)) | (signed if place == 0 else False)
        whole = np.where(is_digit, 10 * whole + digit, whole)
        digits += is_digit
        behind += is_digit & (marks > 0)
        marks += is_mark
    plain &= (digits > 0) & (digits <= _DIGITS) & (marks <= 1) & ((marks == 0) | (behind > 0))
    numbers = np.where(plain, whole, 0) / _TENS[np.where(plain, behind, 0)]
    return np.where(plain, np.where(sign == _MINUS, -numbers, numbers), np.nan), plain


def whole_numbers(
    text: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the whole number in each cell, and which cells are one, without zeros before it.

    Parameters
    ----------
    text : (m,) uint8 array
        Digits and other signs, at least eight of them behind the last cell's first.
    start, end : (n,) int arrays
        The place of each cell's first sign, and the one behind its last.

    Returns
    -------
    (n,) int array, (n,) bool array
        Zero and False where a cell is no such number, or has more than 18 digits.

    Examples
    --------
    >>> text = np.frombuffer(b"12;012;0;1E5" + bytes(8), dtype=np.uint8)
    >>> whole_numbers(text, np.array([0, 3, 7, 9]), np.array([2, 6, 8, 12]))
    (array([12,  0,  0,  0]), array([ True, False,  True, False]))
    """
    length = end - start
    plain = (length > 0) & (length <= _WHOLE_LONGEST)
    plain &= (length == 1) | (text[np.where(plain, start, 0)] != _ZERO)
    words = eight_bytes(text)
    whole, digits = _digits(words, start, np.minimum(length, AHEAD))
    plain &= digits
    for place in range(AHEAD, min(int(length.max(initial=0)), _WHOLE_LONGEST), AHEAD):
        some = np.flatnonzero(plain & (length > place))
        more = np.minimum(length[some] - place, AHEAD)
        behind, digits = _digits(words, start[some] + place, more)
        whole[some] = whole[some] * _POWERS[more] + behind
        plain[some] &= digits
    return np.where(plain, whole, 0), plain


def _digits(
    words: NDArray[np.uint64], start: NDArray[np.int64], length: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the number that up to eight digits are, and which are digits: eight signs are looked at as one number."""
    empty = (8 * (AHEAD - length)).astype(np.uint64)
    signs = (words[start] << empty) | (_EIGHT_ZEROS & ~(~np.uint64(0) << empty))
    digits = ((signs & _HIGH) == _EIGHT_ZEROS) & (((signs + _SIX) & _HIGH) == _EIGHT_ZEROS)
    for mask, factor, shift in _JOINED:
        signs = ((signs & mask) * factor) >> shift
    return signs.astype(np.int64), digits
