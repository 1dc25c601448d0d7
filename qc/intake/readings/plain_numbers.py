"""Numbers of many cells of a large text at once: digits with at most a sign and a decimal mark, and nothing else.

A number of up to 15 digits is a whole number divided by a power of ten, both exact, so that the quotient is the double
nearest to what is written (Clinger 1990, the fast path of correct decimal conversion).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.tokens import AHEAD, eight_bytes

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TENS = np.array([float(10**i) for i in range(AHEAD + 1)])
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
_ONES, _EIGHT, _FIFTY_SIX = np.uint64(0x0101010101010101), np.uint64(8), np.uint64(56)


def plain_numbers(
    text: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64], mark: str
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the number in each cell, and which cells are plain numbers.

    Parameters
    ----------
    text : (m,) uint8 array
        Digits and other signs, at least eight of them behind the last cell.
    start, end : (n,) int arrays
        The place of each cell's first sign, and the one behind its last.
    mark : {".", ","}
        Before decimals; digits stand on both sides of it.

    Returns
    -------
    (n,) float array, (n,) bool array
        NaN and False too where there are more than 8 digits, or with a mark more than 7 before or 8 behind it.

    Examples
    --------
    >>> text = np.frombuffer(b"12,5;-3;,5;1E2" + bytes(9), dtype=np.uint8)
    >>> plain_numbers(text, np.array([0, 5, 8, 11]), np.array([4, 7, 10, 14]), ",")
    (array([12.5, -3. ,  nan,  nan]), array([ True,  True, False, False]))
    """
    first = text[start]
    if first.min(initial=_ZERO) < _ZERO:
        minus = first == _MINUS
        begin = start + (minus | (first == _PLUS))
        numbers, plain = _unsigned(text, begin, end - begin, mark)
        np.negative(numbers, out=numbers, where=minus)
    else:
        numbers, plain = _unsigned(text, start, end - start, mark)
    numbers[~plain] = np.nan
    return numbers, plain


def _unsigned(
    text: NDArray[np.uint8], begin: NDArray[np.int64], length: NDArray[np.int64], mark: str
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the same of cells without a sign; of others than plain numbers, any number."""
    words = eight_bytes(text)
    signs = words[begin]
    below = _below(signs, mark)
    before = np.minimum(np.bitwise_count(below) >> np.uint8(3), length)
    marked = before < length
    behind = length - before - marked
    plain = (before > 0) & (marked == (behind > 0))
    longest = int(length.max(initial=0))
    if longest <= AHEAD + 1:
        # The digits on both sides of the mark are eight at most: they move together, and are one number.
        right = signs >> _EIGHT
        if longest > AHEAD:
            right |= text[begin + AHEAD].astype(np.uint64) << _FIFTY_SIX
        whole, digits = _digits((signs & below) | (right & ~below), before + behind)
        return whole / _TENS[behind], plain & digits & (before + behind <= AHEAD)
    # A mark is seen among the first eight signs only.
    plain &= (behind <= AHEAD) & ((before < AHEAD) | ~marked)
    behind = np.where(plain, behind, 0)
    whole, digits = _digits(signs, before)
    decimals, more = _digits(words[np.where(behind > 0, begin + before + 1, 0)], behind)
    return (whole * _POWERS[behind] + decimals) / _TENS[behind], plain & digits & more


def _below(signs: NDArray[np.uint64], mark: str) -> NDArray[np.uint64]:
    """Return ones for all of eight bytes before the first mark (Mycroft's test for a byte that is zero)."""
    differ = signs ^ (_ONES * np.uint64(ord(mark)))
    zero = (differ - _ONES) & ~differ & (_ONES << np.uint64(7))
    return ((zero & (~zero + np.uint64(1))) >> np.uint64(7)) - np.uint64(1)


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
    whole, digits = _digits(words[start], np.minimum(length, AHEAD))
    plain &= digits
    for place in range(AHEAD, min(int(length.max(initial=0)), _WHOLE_LONGEST), AHEAD):
        some = np.flatnonzero(plain & (length > place))
        more = np.minimum(length[some] - place, AHEAD)
        behind, digits = _digits(words[start[some] + place], more)
        whole[some] = whole[some] * _POWERS[more] + behind
        plain[some] &= digits
    return np.where(plain, whole, 0), plain


def _digits(signs: NDArray[np.uint64], length: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the number that up to eight digits are, and which are digits: eight signs are looked at as one number."""
    empty = (8 * (AHEAD - length)).astype(np.uint64)
    signs = (signs << empty) | (_EIGHT_ZEROS & ~(~np.uint64(0) << empty))
    digits = ((signs & _HIGH) == _EIGHT_ZEROS) & (((signs + _SIX) & _HIGH) == _EIGHT_ZEROS)
    for mask, factor, shift in _JOINED:
        signs = ((signs & mask) * factor) >> shift
    return signs.astype(np.int64), digits
