"""The readings of pilot and batches in one table: with their streams, and with what streams are told apart from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.terms import Context
from qc.verdict.change.events import SOURCES
from qc.verdict.volume.readiness_blocks import blocks_of_batches, blocks_of_runs
from qc.verdict.volume.readiness_course import came_with, course, moved_in_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_batches import Span
    from qc.words import Message


class Table:
    """Readings of pilot and batches, one after the other, with their streams.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the readings of pilot and batch.
    spans : tuple of Span
        The batches.
    """

    def __init__(self, facts: CharacteristicFacts, spans: tuple[Span, ...]) -> None:
        parts = list(_parts(facts, spans))
        self.counts = facts.characteristic.kind == "attribute"
        self.faults = facts.characteristic.counts == "nonconformities"
        self.values = np.concatenate([s.values[chosen] for s, _, chosen in parts]) if parts else np.zeros(0)
        sizes = [np.ones(len(s)) if s.inspected is None else s.inspected for s, _, _ in parts]
        self.inspected = np.concatenate([n[p[2]] for n, p in zip(sizes, parts, strict=True)]) if parts else np.zeros(0)
        offset = {id(span): span.first for _, span, _ in parts}
        self.units = (
            np.concatenate([s.unit[chosen] - s.unit[chosen].min() + offset[id(span)] for s, span, chosen in parts])
            if parts
            else np.zeros(0)
        )
        self._parts = parts
        self._known = moved_in_time(facts)
        self._course = None if self._known is None or not parts else self._moved(self._known, facts)

    def _moved(self, known: Diagnosis, facts: CharacteristicFacts) -> NDArray[np.float64]:
        """Return how far a change has come at each reading."""
        return course(known, self.running(facts).astype(np.float64), self.values)

    def running(self, facts: CharacteristicFacts) -> NDArray[np.int64]:
        """Return the running number of each reading's unit, as a diagnosis counts.

        Parameters
        ----------
        facts : CharacteristicFacts
            With the pilot.
        """
        after = 1 if facts.pilot is None else int(facts.pilot.unit.max()) + 2
        return np.concatenate([s.unit[chosen] + (1 if span.pilot else after) for s, span, chosen in self._parts])

    @property
    def batches(self) -> NDArray[np.int64]:
        """The part of each reading, from 0: pilot and batches in order."""
        return np.repeat(np.arange(len(self._parts)), [int(chosen.sum()) for _, _, chosen in self._parts])

    def name(self, reading: int) -> Message:
        """Return what the batch of a reading is called.

        Parameters
        ----------
        reading : int
            Its place in the table, from 0.
        """
        return self._parts[int(self.batches[reading])][1].name

    def moving(self, kind: str) -> NDArray[np.float64]:
        """Return what a kind of stream is told apart from: the change in time, else the units, for a straight trend.

        Parameters
        ----------
        kind : str
            ``batch``, or the context's name. What changed where the process did is told apart from a trend only.
        """
        return self._course if self._course is not None and self.has_course(kind) else self.units

    def has_course(self, kind: str) -> bool:
        """Return whether a kind of stream is told apart from a change in time.

        Parameters
        ----------
        kind : str
            ``batch``, or the context's name.
        """
        return self._course is not None and self._known is not None and kind not in came_with(self._known)

    def streams(self, kind: str) -> NDArray[np.str_]:
        """Return the stream of each reading; an empty text where the file says nothing.

        Parameters
        ----------
        kind : str
            ``batch``, or the context's name.
        """
        if not self._parts:
            return np.zeros(0, dtype=np.str_)
        return np.concatenate([self._of(kind, part, number) for number, part in enumerate(self._parts)])

    def blocks(self, kind: str) -> NDArray[np.int64]:
        """Return the block of each reading: within a stream of a kind they tell how much it differs by chance.

        Parameters
        ----------
        kind : str
            ``batch``, or the context's name.
        """
        if self.inspected.max(initial=1.0) > 1:
            return np.arange(self.values.size)
        if isinstance(kind, Context):
            return blocks_of_runs(self.streams(kind))
        columns = ([self._of(each, part, 0) for part in self._parts] for each in SOURCES)
        return blocks_of_batches(self.values, columns, [int(chosen.sum()) for _, _, chosen in self._parts])

    @property
    def changed_with_batch(self) -> bool:
        """Whether the level moved with time from the batch's first unit on."""
        return self._known is not None and self._known.from_start

    def split_by_pilot(self, kind: str) -> bool:
        """Return whether a kind has two streams: one is the pilot's, the other all that came later.

        Parameters
        ----------
        kind : str
            ``batch``, or the context's name.
        """
        of = [np.unique(self._of(kind, part, number)) for number, part in enumerate(self._parts)]
        pilot = [set(labels.tolist()) for labels, part in zip(of, self._parts, strict=True) if part[1].pilot]
        later = [set(labels.tolist()) for labels, part in zip(of, self._parts, strict=True) if not part[1].pilot]
        before, after = set().union(*pilot), set().union(*later)
        return len(before) == len(after) == 1 and before != after

    def _of(self, kind: str, part: tuple[Series, Span, NDArray[np.bool_]], number: int) -> NDArray[np.str_]:
        series, _, chosen = part
        count = int(chosen.sum())
        if not isinstance(kind, Context):
            return np.full(count, f"{number:06d}")
        labels = series.context.get(kind)
        return np.full(count, "", dtype=np.str_) if labels is None else labels[chosen]


def _parts(facts: CharacteristicFacts, spans: tuple[Span, ...]) -> Iterator[tuple[Series, Span, NDArray[np.bool_]]]:
    """Yield each part's series and which of its readings are read and not at the end of the gauge's scale."""
    for span in spans:
        series = facts.pilot if span.pilot else facts.series
        if series is None:
            continue
        chosen = span.readings(series) & series.present
        if series.censored is not None:
            chosen &= series.censored == 0
        if chosen.any():
            yield series, span, chosen
