"""Decide a column's decimal mark, from all its cells and from the standard's limits. Never cell by cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.readings.cell import Mark, value
from qc.intake.readings.plain_digits import any_holds, maybe_thousands, numbers_of
from qc.units import decimals_of
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.plan import ExpectedColumn

_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_PLAIN = r"[+-]?\d+(?:{mark}\d+)?"
_ALL_PLAIN = {
    mark: re.compile(rf"{one}(?: {one})*+", re.ASCII)
    for mark, one in (
        (Mark.POINT, _PLAIN.format(mark=r"\.")),
        (Mark.COMMA, _PLAIN.format(mark=",")),
        (Mark.EITHER, _PLAIN.format(mark="[.,]")),
    )
}
"""Numbers with at most a decimal mark: each means what it says, and all are read at once."""
_NEAR = 10.0
_THOUSAND = 1000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Decision:
    """How a column's numbers are read.

    Attributes
    ----------
    mark : Mark or None
        The decimal mark; None where cells could mean two things and nothing tells which.
    numbers : (k,) float array
        The number of every text, NaN where it is none under this mark.
    unclear : (k,) bool array
        Texts that may also mean a number a thousand times larger or smaller, and are not near the limits.
    """

    mark: Mark | None
    numbers: NDArray[np.float64]
    unclear: NDArray[np.bool_]


def magnitude(expected: ExpectedColumn) -> float | None:
    """Return the size that readings have, as far as the standard tells; None where it does not.

    Examples
    --------
    >>> from qc.intake.plan import ExpectedColumn
    >>> magnitude(ExpectedColumn(id="d", names=("Diameter",), unit="mm", nominal=12.0, lsl=11.95, usl=12.05))
    12.05
    """
    sizes = [abs(x) for x in (expected.nominal, expected.lsl, expected.usl) if x]
    return max(sizes, default=None)


def near(values: NDArray[np.float64], size: float | None) -> NDArray[np.bool_]:
    """Return which values are within a factor of ten of ``size``; all of them where it is unknown.

    A decimal mark taken for a thousands mark is off by a factor of a thousand: never are both readings near.
    """
    if size is None:
        return np.ones(values.shape, dtype=bool)
    return (np.abs(values) <= size * _NEAR) & (np.abs(values) >= size / _NEAR)


def the_other_way(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what numbers are if their only mark, before three digits, is read the other way.

    Examples
    --------
    >>> the_other_way(np.array([1.25, 1250.0]))
    array([1250.  ,    1.25])
    """
    return np.asarray(values * np.where(np.abs(values) < _THOUSAND, float(_THOUSAND), 1 / _THOUSAND))


def decide(
    digits: Sequence[str], weights: NDArray[np.int64], *, size: float | None, resolution: float | None
) -> Decision:
    """Decide how numbers were meant.

    Parameters
    ----------
    digits : sequence of k str
        Different numbers as written, marks and all.
    weights : (k,) int array
        How often each stands in the column.
    size : float or None
        How large readings are by the standard, in the column's unit.
    resolution : float or None
        The gauge's step in the column's unit.

    Returns
    -------
    Decision

    Examples
    --------
    >>> decide(["12.015", "12.022"], np.ones(2, int), size=12.05, resolution=None).mark
    <Mark.POINT: 'point'>
    >>> decide(["1.250", "980"], np.ones(2, int), size=1300.0, resolution=None).numbers
    array([1250.,  980.])
    """
    text = " ".join(digits)
    if "," not in text or "." not in text:
        plain = _read(digits, Mark.COMMA if "," in text else Mark.POINT, size)
        if not np.isnan(plain.numbers).any() and not plain.unclear.any() and size is not None:
            return plain
    decisions = [_read(digits, mark, size) for mark in Mark]
    scores = [_score(decision, weights) for decision in decisions]
    best = [decision for decision, score in zip(decisions, scores, strict=True) if score == max(scores)]
    if all(np.array_equal(best[0].numbers, other.numbers, equal_nan=True) for other in best):
        return _settled(best[0], digits, size)
    return _by_resolution(best, digits, resolution)


def decide_plain(plain: NDArray[np.bytes_], *, size: float | None) -> Decision | None:
    """Decide how very many plain numbers were meant, all at once; None where nothing tells it at first sight.

    Parameters
    ----------
    plain : (k,) bytes array
        As `plain_digits` gives them; empty ones are none.
    size : float or None
        As `decide` takes it.

    Examples
    --------
    >>> found = decide_plain(np.array([b"12,015", b"12,02"]), size=12.05)
    >>> found and found.numbers
    array([12.015, 12.02 ])
    >>> decide_plain(np.array([b"1.250", b"12,5"]), size=12.05) is None
    True
    """
    comma = any_holds(plain, Mark.COMMA)
    if size is None or (comma and any_holds(plain, Mark.POINT)):
        return None
    numbers = numbers_of(plain, "," if comma else ".")
    if np.isnan(numbers[plain != b""]).any() or (maybe_thousands(plain) & ~near(numbers, size)).any():
        return None
    return Decision(
        mark=Mark.COMMA if comma else Mark.POINT, numbers=numbers, unclear=np.zeros(numbers.size, dtype=bool)
    )


def _read(digits: Sequence[str], mark: Mark, size: float | None) -> Decision:
    """Read all numbers under one mark."""
    joined = " ".join(digits)
    if _ALL_PLAIN[mark].fullmatch(joined):
        values = np.array([*map(float, joined.replace(",", ".").split(" "))], dtype=np.float64)
    else:
        found = (value(text, mark) for text in digits)
        values = np.array([np.nan if number is None else number for number in found], dtype=np.float64)
    two_ways = np.array([_AMBIGUOUS.fullmatch(text) is not None for text in digits], dtype=bool)
    return Decision(mark=mark, numbers=values, unclear=two_ways & ~near(values, size))


def _score(decision: Decision, weights: NDArray[np.int64]) -> int:
    """How many cells are numbers under this mark, and not doubtful ones."""
    return int(weights[~np.isnan(decision.numbers) & ~decision.unclear].sum())


def _settled(decision: Decision, digits: Sequence[str], size: float | None) -> Decision:
    """Where another cell can only be read with this mark, ask only about cells whose other reading is near."""
    if decision.mark is Mark.EITHER or not decision.unclear.any():
        return decision
    other = Mark.COMMA if decision.mark is Mark.POINT else Mark.POINT
    read = [text for text, number in zip(digits, decision.numbers, strict=True) if not np.isnan(number)]
    if not any(value(text, other) is None for text in read):
        return decision
    elsewhere = near(the_other_way(decision.numbers), size)
    return Decision(mark=decision.mark, numbers=decision.numbers, unclear=decision.unclear & elsewhere)


def _by_resolution(best: Sequence[Decision], digits: Sequence[str], resolution: float | None) -> Decision:
    """Let the gauge's step decide: three decimals need a step below 0.01, a thousands mark a step of at least 1."""
    doubtful = np.array([_AMBIGUOUS.fullmatch(text) is not None for text in digits], dtype=bool)
    shown = None if resolution is None else decimals_of(resolution)
    for decision in best:
        small = np.abs(decision.numbers[doubtful]) < _THOUSAND
        if (shown == 0 and not small.any()) or (shown is not None and shown >= 3 and small.all()):
            return Decision(mark=decision.mark, numbers=decision.numbers, unclear=np.zeros_like(doubtful))
    return Decision(mark=None, numbers=best[0].numbers, unclear=doubtful)
