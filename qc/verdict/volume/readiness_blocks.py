"""Blocks of readings made one after the other: they, not single readings, tell how much streams differ by chance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Labels = NDArray[np.str_]

_PARTS = (3, 5, 10)
"""Blocks of a batch that are tried: readings within a block may hang together, whatever it is that makes them so."""
_TO_SPARE = 12  # blocks more than there are streams, with which a spread is known well enough
_MOST_RUNS, _RUNS_EACH = 10, 3
"""Runs of a batch that may be its blocks; runs of a stream that tell by themselves how much runs differ."""


def even_blocks(sizes: Sequence[int], parts: int) -> Ints:
    """Return so many blocks of nearly the same size in each of several batches, numbered through.

    Parameters
    ----------
    sizes : sequence of int
        Readings of each batch.
    parts : int
        Blocks of each.

    Examples
    --------
    >>> even_blocks([4, 3], 2).tolist()
    [0, 0, 1, 1, 2, 2, 3]
    """
    return _numbered([(np.arange(size) * min(parts, size)) // max(1, size) for size in sizes])


def runs(labels: Iterable[Labels]) -> list[Ints]:
    """Return for each batch the number of the run of equal labels that a reading lies in.

    Parameters
    ----------
    labels : iterable of (n_i,) text arrays
        Of each batch.

    Examples
    --------
    >>> [each.tolist() for each in runs([np.array(["a", "a", "b"]), np.array(["b"])])]
    [[0, 0, 1], [0]]
    """
    return [np.concatenate([[0], np.cumsum(each[1:] != each[:-1])])[: each.size].astype(np.int64) for each in labels]


def blocks_of_batches(values: Floats, columns: Iterable[list[Labels]], sizes: Sequence[int]) -> Ints:
    """Return blocks within batches: by what is recorded to change a few times in each, else even ones.

    Of several numbers of even blocks that is taken whose blocks differ most beside their size.

    Parameters
    ----------
    values : (n,) float array
        Readings, batch by batch.
    columns : iterable of lists of (n_i,) text arrays
        Each recorded column, batch by batch.
    sizes : sequence of int
        Readings of each batch.
    """
    tried = [runs(column) for column in columns]
    kept = [each for each in tried if all(2 <= int(run[-1]) + 1 <= _MOST_RUNS for run in each)]
    if kept:
        return _numbered(min(kept, key=lambda each: sum(int(run[-1]) for run in each)))
    batch = np.repeat(np.arange(len(sizes)), sizes)
    enough = [parts for parts in _PARTS if len(sizes) * (parts - 1) >= _TO_SPARE] or _PARTS[-1:]
    return max((even_blocks(sizes, parts) for parts in enough), key=lambda each: _spread(values, batch, each))


def _spread(values: Floats, batch: Ints, block: Ints) -> float:
    """Return the mean square of blocks within batches, as that of single readings."""
    counts, batches = np.bincount(block), np.bincount(batch)
    of_block, of_batch = np.bincount(block, values) / counts, np.bincount(batch, values) / batches
    squares = float(np.sum((of_block[block] - of_batch[batch]) ** 2))
    return squares / max(1, counts.size - batches.size)


def blocks_of_runs(labels: Labels) -> Ints:
    """Return blocks within streams that come and go: their runs, parted where they are too few.

    Parameters
    ----------
    labels : (n,) text array
        The stream of each reading.

    Examples
    --------
    >>> blocks_of_runs(np.array(["a", "b", "a", "b", "a", "b"])).tolist()
    [0, 1, 2, 3, 4, 5]
    """
    run = runs([labels])[0]
    names = np.unique(labels).size
    if int(run[-1]) + 1 >= _RUNS_EACH * names:
        return run
    parts = min(_PARTS[-1], max(_PARTS[1], math.ceil(_TO_SPARE / names) + 1))
    longest = max(1, round(labels.size / (names * parts)))
    place = np.arange(labels.size) - np.concatenate([[0], np.flatnonzero(np.diff(run)) + 1])[run]
    return np.unique(np.stack([run, place // longest]), axis=1, return_inverse=True)[1].astype(np.int64)


def _numbered(batches: list[Ints]) -> Ints:
    """Return the blocks of batches numbered through."""
    found, before = [], 0
    for each in batches:
        found.append(each + before)
        before += int(each[-1]) + 1 if each.size else 0
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
