"""Marks and sums of what is judged OK or NG, and the facts of them, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from making import attribute, series, spec

from qc.verdict.judge import judge

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.verdict.model import CharacteristicFacts


def marks(bad: list[int], *, points: int = 20, size: int = 50, **said: Any) -> Series:
    """``bad[i]`` nonconforming units at the begin of the i-th point; none in the points left out."""
    values = np.zeros((points, size))
    for point, count in enumerate(bad):
        values[point, :count] = 1
    return series(values.ravel(), name="ulir", size=size, **said)


def sums(counts: list[float], inspected: list[int], **said: Any) -> Series:
    """A row for each day."""
    n = np.array(inspected, dtype=float)
    return series(counts, name="ulir", size=1, inspected=n, unit=(np.cumsum(n) - n).astype(int), **said)


def judged(
    batch: Series | None, pilot: Series | None = None, *, asked: Characteristic | None = None, **lot: Any
) -> CharacteristicFacts:
    wanted = asked or attribute()
    return judge(wanted, batch, pilot, spec(wanted, lot=lot).lot)


BY_RULES: dict[str, Any] = {"stability_by": "rules"}
