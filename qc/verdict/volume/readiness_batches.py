"""The pilot and the batches along the units made."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

from qc.terms import Context
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.intake.batch import Batch, Series
    from qc.verdict.model import LotFacts

    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A pilot or a batch, and where its units lie among all that were made.

    Attributes
    ----------
    name : Message
        What it is called.
    pilot : bool
        Whether it is the pilot.
    source : int or None
        Its file among the batch's sources; None for all of them, and for the pilot.
    own_sitting : bool
        Whether it comes from a file of its own, made apart from the one before.
    first, last : int
        Its units, counted from 1 through pilot and batches.
    measured : int
        Units measured or inspected.
    """

    name: Message
    pilot: bool
    source: int | None
    own_sitting: bool
    first: int
    last: int
    measured: int

    def readings(self, series: Series) -> Flags:
        """Return which readings of the pilot's or the batch's series belong to it."""
        return np.ones(len(series), dtype=bool) if self.source is None else series.source == self.source


def spans(facts: LotFacts, *, each_file: bool) -> tuple[Span, ...]:
    """Return the pilot and the batches in order.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    each_file : bool
        Whether each file is a batch of its own.

    Returns
    -------
    tuple of Span
        Without those in which nothing was measured.
    """
    found: list[Span] = []
    last = 0
    for name, batch, pilot, source in _parts(facts, each_file=each_file):
        measured, made = _units(batch, source)
        if not pilot and source is None and facts.identity.quantity is not None:
            made = max(facts.identity.quantity, measured)
        if measured:
            apart = pilot or facts.pilot is None or batch.sources[source or 0] not in facts.pilot.sources
            span = Span(
                name=name,
                pilot=pilot,
                source=source,
                own_sitting=apart,
                first=last + 1,
                last=last + made,
                measured=measured,
            )
            found.append(span)
            last += made
    return tuple(found)


def _parts(facts: LotFacts, *, each_file: bool) -> Iterator[tuple[Message, Batch, bool, int | None]]:
    """Yield the name of each part, its batch, whether it is the pilot, and its file."""
    if facts.pilot is not None:
        yield message("pilot"), facts.pilot, True, None
    if not each_file:
        yield message("batch"), facts.batch, False, None
        return
    for index, source in enumerate(facts.batch.sources):
        yield message("{name}", name=PurePath(source.name).stem), facts.batch, False, index


def _units(batch: Batch, source: int | None) -> tuple[int, int]:
    """Return how many units of a file were measured, and how many were made as far as unit numbers tell."""
    measured = made = 0
    for series in batch.series.values():
        mine = np.ones(len(series), dtype=bool) if source is None else series.source == source
        if not mine.any():
            continue
        count = int(series.last_unit[mine].max()) - int(series.unit[mine].min()) + 1
        measured = max(measured, count)
        made = max(made, count, _numbered(series, mine, count))
    return measured, made


def _numbered(series: Series, mine: Flags, count: int) -> int:
    """Return how many units lie between the first and the last number, where pieces are numbered in whole numbers."""
    labels = series.context.get(Context.UNIT)
    if labels is None or series.inspected is not None:
        return 0
    names = np.unique(labels[mine])
    numbers = [int(name) for name in names.tolist() if name.isascii() and name.isdecimal()]
    if len(numbers) != names.size or names.size < count:
        return 0
    # Numbers that begin near 1 count what was made; others go on from an earlier lot.
    first = 1 if min(numbers) <= count else min(numbers)
    return max(numbers) - first + 1
