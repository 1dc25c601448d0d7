"""A lot is never held against itself: its pilot is another file, or so many of its first units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location, Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.intake.batch import Batch, Source

_CHANCE = 30.0  # bits: readings that another lot would have in the same order once in a thousand million times


def check_other_units(pilot: Batch, batch: Batch) -> None:
    """Refuse a pilot that is the batch itself, or one of its files.

    Parameters
    ----------
    pilot, batch : Batch
        As they were read.

    Raises
    ------
    UsageError
        If a file was given as both, or both hold the same readings in the same order: as many that another lot would
        hardly have them too.
    """
    twice = next(_given_twice(pilot, batch), None)
    if twice is not None:
        raise UsageError([_itself(twice)])
    if batch.sources and _readings_in_common(pilot, batch) >= _CHANCE:
        raise UsageError([_itself(pilot.sources[0])])


def _given_twice(pilot: Batch, batch: Batch) -> Iterator[Source]:
    """Yield the pilot's files that are among the batch's too; sheets of a workbook are told apart."""
    given = {(source.sha256, source.sheet) for source in batch.sources}
    yield from (source for source in pilot.sources if (source.sha256, source.sheet) in given)


def _readings_in_common(pilot: Batch, batch: Batch) -> float:
    """Return in bits how unlikely another lot has all these measured readings; 0 where the two differ anywhere."""
    if set(pilot.series) != set(batch.series):
        return 0.0
    bits = 0.0
    for name, made in batch.series.items():
        before = pilot.series[name]
        if not np.array_equal(before.values, made.values, equal_nan=True):
            return 0.0
        # What is counted or judged OK is often nothing but OK: its order says little, and this says so.
        counts = np.unique(made.values[made.present], return_counts=True)[1]
        bits += float(np.sum(counts * np.log2(counts.sum() / counts))) if counts.size else 0.0
    return bits


def _itself(source: Source) -> Problem:
    return Problem(
        reason=message(
            "the pilot is the batch itself, or a part of it: held against itself, a lot always looks stable"
        ),
        location=Location(file=source.name),
        fix=message(
            "Give the pilot in a file of its own, or say how many of the lot's first units are the pilot (on the "
            "command line: --pilot-units N)."
        ),
    )
