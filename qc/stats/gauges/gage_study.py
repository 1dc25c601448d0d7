"""A gauge study: who measured which part how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GageStudy:
    """Readings of a balanced study.

    Attributes
    ----------
    parts, operators : tuple of str
        Labels, in order of first appearance.
    readings : (parts, operators, replicates) float array
        In the order taken within each cell.
    """

    parts: tuple[str, ...]
    operators: tuple[str, ...]
    readings: Floats


def crossed_study(values: ArrayLike, *, part: Sequence[object], operator: Sequence[object]) -> GageStudy:
    """Lay out a study in which every operator measured every part equally often.

    Parameters
    ----------
    values : (n,) array-like
        Finite readings, not all equal.
    part, operator : sequences of n labels
        Which part, and who measured it.

    Returns
    -------
    GageStudy
        At least 2 parts, 2 operators, 2 replicates.

    Raises
    ------
    ValueError
        If a cell has more or fewer readings than the others, or there are too few of anything.

    Examples
    --------
    >>> study = crossed_study([1, 2, 3, 4, 5, 6, 7, 8], part="aabbaabb", operator="uuuuvvvv")
    >>> study.readings.shape, study.readings[1, 0].tolist()
    ((2, 2, 2), [3.0, 4.0])
    """
    readings = checks.spread("values", checks.sample("values", values, 8))
    parts, part_code = _codes("part", part, readings.size)
    operators, operator_code = _codes("operator", operator, readings.size)
    cell = part_code * len(operators) + operator_code
    counts = np.bincount(cell, minlength=len(parts) * len(operators))
    if counts.min() != counts.max():
        odd = int(np.argmax(counts != np.median(counts)))
        where = f"part {parts[odd // len(operators)]}, operator {operators[odd % len(operators)]}"
        raise ValueError(
            f"`values` must hold as many readings in every cell, got {counts[odd]} at {where} against {counts.max()}"
        )
    for name, number in (("parts", len(parts)), ("operators", len(operators)), ("replicates", int(counts[0]))):
        if number < 2:
            raise ValueError(f"`values` must hold at least 2 {name}, got {number}")
    shape = (len(parts), len(operators), int(counts[0]))
    return GageStudy(
        parts=parts, operators=operators, readings=readings[np.argsort(cell, kind="stable")].reshape(shape)
    )


def _codes(name: str, labels: Sequence[object], n: int) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return the labels in order of first appearance, and the number of each reading's."""
    if len(labels) != n:
        raise ValueError(f"`{name}` must hold a label for each of {n} readings, got {len(labels)}")
    number: dict[str, int] = {}
    codes = [number.setdefault(str(label), len(number)) for label in labels]
    return tuple(number), np.array(codes, dtype=np.int64)
