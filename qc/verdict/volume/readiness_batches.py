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
    sources : tuple of int or None
        Its file among the batch's sources, one for each of its sheets; None for all of them, and for the pilot.
    own_sitting : bool
        Whether it comes from a file of its own, made apart from the one before.
    first, last : int
        Its units, counted from 1 through pilot and batches.
    measured : int
        Units measured or inspected.
    """

    name: Message
    pilot: bool
    sources: tuple[int, ...] | None
    own_sitting: bool
    first: int
    last: int
    measured: int

    def readings(self, series: Series) -> Flags:
        """Return which readings of the pilot's or the batch's series belong to it."""
        return _mine(series, self.sources)


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
    last = number = 0
    for name, batch, pilot, sources in _parts(facts, each_file=each_file):
        measured, made, number = _units(batch, sources, number)
        if not pilot and sources is None and facts.identity.quantity is not None:
            made = max(facts.identity.quantity, measured)
        if measured:
            apart = (
                pilot or facts.pilot is None or batch.sources[sources[0] if sources else 0] not in facts.pilot.sources
            )
            span = Span(
                name=name,
                pilot=pilot,
                sources=sources,
                own_sitting=apart,
                first=last + 1,
                last=last + made,
                measured=measured,
            )
            found.append(span)
            last += made
    return tuple(found)


def _parts(facts: LotFacts, *, each_file: bool) -> Iterator[tuple[Message, Batch, bool, tuple[int, ...] | None]]:
    """Yield the name of each part, its batch, whether it is the pilot, and its file; a workbook's sheets are one."""
    if facts.pilot is not None:
        yield message("pilot"), facts.pilot, True, None
    if not each_file:
        yield message("batch"), facts.batch, False, None
        return
    files: dict[str, list[int]] = {}
    for index, source in enumerate(facts.batch.sources):
        files.setdefault(source.sha256, []).append(index)
    for found in files.values():
        name = message("{name}", name=PurePath(facts.batch.sources[found[0]].name).stem)
        yield name, facts.batch, False, tuple(found)


def _mine(series: Series, sources: tuple[int, ...] | None) -> Flags:
    """Return which readings come from some sources; all where none are named."""
    return np.ones(len(series), dtype=bool) if sources is None else np.isin(series.source, sources)


def _units(batch: Batch, sources: tuple[int, ...] | None, before: int) -> tuple[int, int, int]:
    """Return how many units were measured, how many made as far as unit numbers tell, and the last number so far."""
    measured = made = last = 0
    for series in batch.series.values():
        mine = _mine(series, sources)
        if not mine.any():
            continue
        count = int(series.last_unit[mine].max()) - int(series.unit[mine].min()) + 1
        numbered, highest = _numbered(series, mine, count, before)
        measured, made, last = max(measured, count), max(made, count, numbered), max(last, highest)
    return measured, made, last or before + made


def _numbered(series: Series, mine: Flags, count: int, before: int) -> tuple[int, int]:
    """Return how many units lie between the first and the last whole number, and the last; 0 where none are numbered.

    Numbers that go on where those of the file before ended count from there, others that begin near 1 from 1; those
    that begin further up go on from an earlier lot.
    """
    labels = series.context.get(Context.UNIT)
    if labels is None or series.inspected is not None:
        return 0, 0
    names = np.unique(labels[mine])
    numbers = [int(name) for name in names.tolist() if name.isascii() and name.isdecimal()]
    if len(numbers) != names.size or names.size < count:
        return 0, 0
    lowest, highest = min(numbers), max(numbers)
    begun = next((end for end in (before, 0) if end < lowest <= end + count), lowest - 1)
    return highest - begun, highest
