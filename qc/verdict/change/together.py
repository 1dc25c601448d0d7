"""Recorded columns that no reading tells apart: they change at the same units, or name the same groups of readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.verdict.change.events import SOURCES
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.intake.batch import Series
    from qc.terms import Context


def changing_alike(context: Context | None, columns: Mapping[Context, list[int]]) -> tuple[Context, ...]:
    """Return the other columns that change at the very same rows.

    Parameters
    ----------
    context : Context or None
        The column that gives a change its name, if one does.
    columns : mapping of Context to list of int
        The rows before which each column changed.
    """
    if context is None:
        return ()
    return tuple(each for each in columns if each is not context and columns[each] == columns[context])


def grouping_alike(context: Context, series: Series, pilot: Series) -> tuple[Context, ...]:
    """Return the other columns that name the very same groups of readings.

    Parameters
    ----------
    context : Context
        The column that gives a change its name.
    series, pilot : Series
        The readings with their context.
    """
    named = _groups(context, series, pilot)
    return tuple(
        each for each in SOURCES if each is not context and np.array_equal(named, _groups(each, series, pilot))
    )


def _groups(context: Context, series: Series, pilot: Series) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the group of each reading, numbered in order of appearance; none where a file names none."""
    columns = [each.context.get(context) for each in (pilot, series)]
    if columns[0] is None or columns[1] is None:
        return np.zeros(0, dtype=np.intp)
    labels = np.concatenate([columns[0][pilot.present], columns[1][series.present]])
    _, first, index = np.unique(labels, return_index=True, return_inverse=True)
    found: np.ndarray[tuple[int], np.dtype[np.intp]] = np.argsort(np.argsort(first))[index]
    return found


def not_told_apart(together: tuple[Context, ...]) -> Message | None:
    """Return that other columns may be meant as well, or None.

    Parameters
    ----------
    together : tuple of Context
        Those that change with the one that was named.
    """
    if not together:
        return None
    return message(
        "In the file this always changes together with: {others}. Which of them it is cannot be told.", others=together
    )
