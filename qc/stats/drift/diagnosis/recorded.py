"""Likelihood ratios of lots and of wear where the file records at which units they begin: no period is unknown."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.diagnosis.repeating import TEETH, Repeating, log_lots, log_teeth, of_lots
from qc.stats.drift.diagnosis.scores import log_mean
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from qc.stats.drift.diagnosis.scores import Scores
    from qc.stats.drift.sums import Floats, Rows

AS_RECORDED = 0.5
"""Weight of what repeats itself going with a recorded column, where there are any; they share it evenly."""

_BEGUN = 3  # units of a second block, before which nothing has repeated itself


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Blocks:
    """Production as a column of the file divides it.

    Attributes
    ----------
    rows : (m,) int array
        The rows at which its blocks begin, from 0.
    edges : (m + 1,) int array
        Production units before each block, and all of them.
    """

    rows: Rows
    edges: Rows

    @property
    def length(self) -> float:
        """Mean units of a block that has ended; what production began with counts only where no other has."""
        ended = np.diff(self.edges[:-1])
        return float((ended[1:] if ended.size > 1 else ended).mean())


def blocks_of(scores: Scores, changes: Sequence[int]) -> Blocks | None:
    """Return the blocks of a column, or None where no second one has begun.

    Parameters
    ----------
    scores : Scores
        All scores.
    changes : sequence of int
        Rows before which it changes.
    """
    rows = np.unique(np.array([0, *changes], dtype=np.int64))
    if rows.size < 2 or scores.units - scores.starts[rows[1]] < _BEGUN:
        return None
    return Blocks(rows=rows, edges=np.append(scores.starts[rows], scores.units))


def recorded_lots(scores: Scores, blocks: Blocks) -> Floats:
    """Return the log ratio of a level of its own in each block from a start on; other rows begin no block.

    Parameters
    ----------
    scores : Scores
        All scores.
    blocks : Blocks
        Where lots begin.
    """
    n = np.diff(blocks.edges).astype(np.float64)
    s = np.add.reduceat(scores.y[scores.pilot :], blocks.edges[:-1])
    return _at_rows(scores, blocks, log_lots(scores, *_suffix(of_lots(n, s))))


def recorded_teeth(scores: Scores, blocks: Blocks) -> Floats:
    """Return the log ratio of an even wear that is set back at each block from a start on.

    Parameters
    ----------
    scores : Scores
        All scores.
    blocks : Blocks
        Where wear is set back.
    """
    first, y = blocks.edges[:-1], scores.y[scores.pilot :]
    age = ages(blocks, scores.units)
    sums = _suffix(np.add.reduceat(np.stack([np.ones_like(y), y, age, age**2, age * y]), first, axis=1))
    logs = log_teeth(scores, (sums[0], sums[1]), sums[2:], TEETH / blocks.length)
    return _at_rows(scores, blocks, logs)


def ages(blocks: Blocks, units: int) -> Floats:
    """Return the place of each unit in its block, from 1.

    Examples
    --------
    >>> ages(Blocks(rows=np.array([0, 1]), edges=np.array([0, 2, 5])), 5).tolist()
    [1.0, 2.0, 1.0, 2.0, 3.0]
    """
    place: Floats = np.arange(1.0, units + 1) - np.repeat(blocks.edges[:-1], np.diff(blocks.edges))
    return place


def with_recorded(
    found: Repeating, blocks: Mapping[int, Blocks], log_ratio: Callable[[Blocks], Floats]
) -> tuple[Repeating, Rows]:
    """Return what repeats itself with or without a recorded column, and the likeliest column at each start, or -1.

    Parameters
    ----------
    found : Repeating
        With a period that nothing records.
    blocks : mapping of int to Blocks
        Of each column.
    log_ratio : callable
        Log ratio at each start with the blocks of a column.
    """
    none: Rows = np.full(found.log_ratio.size, -1, dtype=np.int64)
    if not blocks:
        return found, none
    unrecorded = found.log_ratio + math.log(1 - AS_RECORDED)
    logs = np.stack([log_ratio(each) for each in blocks.values()]) + math.log(AS_RECORDED / len(blocks))
    together = np.logaddexp.reduce(logs, axis=0)
    recorded, best = together > unrecorded, logs.argmax(axis=0)
    lengths = np.array([each.length for each in blocks.values()])
    both = Repeating(
        log_ratio=np.logaddexp(unrecorded, together), period=np.where(recorded, lengths[best], found.period)
    )
    return both, np.where(recorded, np.array(list(blocks))[best], none)


def _suffix(values: Floats) -> Floats:
    """Return the sums from each block to the last."""
    sums: Floats = np.cumsum(values[..., ::-1], axis=-1)[..., ::-1]
    return sums


def _at_rows(scores: Scores, blocks: Blocks, logs: Floats) -> Floats:
    """Averaged over sizes, at the rows where blocks begin and a second one follows."""
    found = np.full(scores.starts.size, -np.inf)
    followed = int(np.count_nonzero(scores.units - blocks.edges[1:-1] >= _BEGUN))
    found[blocks.rows[:followed]] = log_mean(logs, 0)[:followed]
    return found
