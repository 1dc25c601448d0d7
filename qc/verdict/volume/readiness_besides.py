"""Whether a level that goes with lots, people or machines also moves with time: lots are the sample, not readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.stats.volume.in_order import FEWEST, LevelsInOrder, levels_in_order
from qc.values import dataclass
from qc.verdict.volume.readiness_blocks import even_blocks, runs
from qc.verdict.volume.readiness_course import goes_with_streams
from qc.verdict.volume.readiness_table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_batches import Span
    from qc.words import Message

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_MOST = 60  # levels: neighbours are one beyond that
_PIECES = 12  # of what people or machines who take turns have made
_LONG = 1.5  # of a batch's units: lots that last longer are not told by batches
_FEWEST, _SHOWN, _HINTED = 3, 0.05, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """What the order of lots, batches or pieces of production says once what comes and goes is known.

    Attributes
    ----------
    found : LevelsInOrder
        A step or a line over their levels.
    since : Message or None
        The batch with which the step begins, where levels are those of batches.
    unit : int
        Running number of the step's first unit, as the diagnosis counts.
    of_lots : bool
        Whether the levels are those of lots that differ; else those of people or machines are taken off.
    """

    found: LevelsInOrder
    since: Message | None
    unit: int
    of_lots: bool

    @property
    def shown(self) -> bool:
        """Whether a step or a line is shown."""
        return self.found.p_value < _SHOWN

    @property
    def open(self) -> bool:
        """Whether levels of lots are too few, or too much like a step or a line, to say that there is none."""
        return self.of_lots and not self.shown and (self.found.levels < FEWEST or self.found.p_value < _HINTED)


def moves_besides(facts: CharacteristicFacts, spans: tuple[Span, ...]) -> Besides | None:
    """Return what the order of lots or batches says, or None where no change is known to go with them.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the evidence for a change.
    spans : tuple of Span
        The batches.
    """
    known = goes_with_streams(facts)
    if known is None:
        return None
    table = Table(facts, spans)
    if not table.values.size:
        return None
    level = _levels(table, known)
    values = table.values if known.factor is None else _levelled(table, known)
    counts = np.bincount(level)
    means, places = (np.bincount(level, each) / counts for each in (values, table.units))
    if means.size < _FEWEST or not np.ptp(means) > 0:
        return None
    found = levels_in_order(means, places)
    first = int(np.flatnonzero(level == found.first)[0])
    by_batch = known.factor is None and np.array_equal(level, table.batches)
    return Besides(
        found=found,
        since=table.name(first) if by_batch else None,
        unit=int(table.running(facts)[first]),
        of_lots=known.factor is None,
    )


def _levelled(table: Table, known: Diagnosis) -> Floats:
    """Return readings from which the mean of each value of a factor is taken off."""
    assert known.factor is not None
    index = np.unique(table.streams(known.factor.context), return_inverse=True)[1]
    found: Floats = table.values - (np.bincount(index, table.values) / np.bincount(index))[index]
    return found


def _levels(table: Table, known: Diagnosis) -> Ints:
    """Return which level each reading belongs to: of a recorded lot, a batch, a period, or an even piece."""
    sizes = np.bincount(table.batches)
    period = known.found.size.period
    if known.factor is not None:
        enough = sizes.size >= FEWEST
        return _few(table.batches if enough else even_blocks(sizes.tolist(), -(-_PIECES // sizes.size)))
    if known.blocks is not None:
        return _few(runs([table.streams(known.blocks)])[0])
    assert period is not None
    if period > _LONG * float(np.median(sizes)) or sizes.size < FEWEST:
        return _few(np.concatenate([np.zeros(sizes[0]), 1 + np.arange(sizes[1:].sum()) // period]).astype(np.int64))
    return _few(table.batches)


def _few(level: Ints) -> Ints:
    """Return levels of which neighbours are one where there are very many."""
    together = -(-int(level[-1] + 1) // _MOST)
    return level // together
