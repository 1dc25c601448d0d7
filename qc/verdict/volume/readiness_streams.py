"""How much operators, shifts, machines, material lots, tools and batches differ, each told apart from a trend."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.stats.volume.scatter import scatter_of
from qc.terms import CauseFinding, Context
from qc.values import dataclass
from qc.verdict import decide
from qc.verdict.volume.readiness_table import Table
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from qc.stats.volume.scatter import CountModel
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.volume.readiness_batches import Span

SIGNIFICANCE = 0.05
NAMES: Mapping[str, Message] = {
    "batch": message("batches"),
    Context.OPERATOR: message("operators"),
    Context.SHIFT: message("work shifts"),
    Context.MACHINE: message("machines"),
    Context.MATERIAL_LOT: message("material lots"),
    Context.TOOL: message("tools"),
}
_BY_KIND: Mapping[str, str] = {str(kind): kind for kind in NAMES}
_FEWEST = 2
_NEARLY_ALL, _FEWEST_IN_LINE = 0.9, 4  # three levels may lie in a line by chance
_NO_SPREAD = 1e-9  # of the readings' range: rounding
_LEAST_EXPECTED = 1.0  # expected units of a kind, below which χ² is no guide


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFinding:
    """How one kind of stream differs.

    Attributes
    ----------
    kind : str
        ``batch``, or the context's name.
    labels : tuple of str
        The streams.
    between : BetweenGroups or None
        The standard deviation between them; None for counts, and where nothing varies within.
    apart : StreamsAndTrend or None
        What they explain that a trend does not.
    shares : BetweenShares or None
        Of counts: the standard deviation of their shares, or rates.
    faults : bool
        Whether they are rates of faults.
    cleared : FactorSpread or None
        Between them, cleared of ``beside`` in one model; None where no other kind differs and is crossed with it.
    beside : str or None
        That other kind.
    p_value : float
        That they do not differ, corrected for all kinds that were looked at (Holm).
    finding : CauseFinding
        Shown, not shown, or not to be told from a trend.
    """

    kind: str
    labels: tuple[str, ...]
    between: stats.BetweenGroups | None
    apart: stats.StreamsAndTrend | None
    p_value: float
    finding: CauseFinding
    shares: stats.BetweenShares | None = None
    faults: bool = False
    cleared: stats.FactorSpread | None = None
    beside: str | None = None


def stream_findings(facts: CharacteristicFacts, spans: tuple[Span, ...]) -> tuple[StreamFinding, ...]:
    """Return how each kind of stream with at least two streams differs.

    Parameters
    ----------
    facts : CharacteristicFacts
        With the readings of pilot and batch.
    spans : tuple of Span
        The batches.

    Returns
    -------
    tuple of StreamFinding
        Empty where no file names two streams of any kind.
    """
    table = Table(facts, spans)
    found = [each for kind in NAMES if (each := _finding(table, kind)) is not None]
    adjusted = stats.holm([each.p_value for each in found]) if found else ()
    every = tuple(_judged(table, each, p) for each, p in zip(found, adjusted, strict=True))
    if decide.stability(facts) in decide.LEFT_PILOT:
        every = tuple(_with_change(table, each) for each in every)
    return _cleared(table, every)


def _with_change(table: Table, found: StreamFinding) -> StreamFinding:
    """Return a finding in whose place a change in time may stand: a pilot and one batch differ wherever that is."""
    if found.p_value >= SIGNIFICANCE or not table.split_by_pilot(_BY_KIND[found.kind]):
        return found
    if found.finding is CauseFinding.FOUND or table.changed_with_batch:
        return replace(found, finding=CauseFinding.EITHER)
    return found


def _cleared(table: Table, found: tuple[StreamFinding, ...]) -> tuple[StreamFinding, ...]:
    """Return the findings, the two kinds that differ most cleared of each other where they are crossed.

    What differs only because another kind does is not found.
    """
    differing = sorted(
        (each for each in found if each.between is not None and each.p_value < SIGNIFICANCE),
        key=lambda each: each.p_value,
    )
    told: dict[str, StreamFinding] = {}
    for first, second in combinations(differing, 2):
        if (both := _crossed(table, first, second)) is None:
            continue
        cleared = (first, both.first, second), (second, both.second, first)
        if not told:
            told = {one.kind: replace(one, cleared=spread, beside=other.kind) for one, spread, other in cleared}
        left = [each for each in cleared if each[1].p_value >= SIGNIFICANCE and each[0].finding is CauseFinding.FOUND]
        if len(left) == 1:
            one, spread, other = left[0]
            told[one.kind] = replace(one, finding=CauseFinding.NOT_FOUND, cleared=spread, beside=other.kind)
    return tuple(told.get(each.kind, each) for each in found)


def _crossed(table: Table, first: StreamFinding, second: StreamFinding) -> stats.CrossedFactors | None:
    """Return how two kinds differ beside each other; None where no model can tell them apart: one batch a machine."""
    kinds = _BY_KIND[first.kind], _BY_KIND[second.kind]
    labels = table.streams(kinds[0]), table.streams(kinds[1])
    known = (labels[0] != "") & (labels[1] != "")
    both = np.stack([table.blocks(kind)[known] for kind in kinds])
    place, block = np.unique(both, axis=1, return_index=True, return_inverse=True)[1:]
    means = np.bincount(block, table.values[known]) / np.bincount(block)
    try:
        return stats.crossed_factors(means, *(each[known][place].tolist() for each in labels))
    except ValueError:
        return None


def _finding(table: Table, kind: str) -> StreamFinding | None:
    """Return how one kind of stream differs, not yet corrected for the others; None where there are not two."""
    labels = table.streams(kind)
    known = labels != ""
    names = np.unique(labels[known])
    if names.size < _FEWEST:
        return None
    if table.counts:
        return _of_counts(table, kind, labels)
    values, units = table.values[known], table.moving(kind)[known]
    if values.size < names.size + 2 or np.ptp(values) == 0:
        return None
    if np.ptp(units) == 0:
        units = table.units[known]
    streams, blocks = labels[known], table.blocks(kind)[known]
    if np.unique(blocks).size < names.size + 2:
        blocks = np.arange(values.size)
    apart = stats.streams_and_trend(values, units, streams.tolist(), blocks=blocks, significance=SIGNIFICANCE)
    between = _between(*([each[streams == name] for name in names] for each in (values, blocks)))
    return StreamFinding(
        kind=str(kind),
        labels=tuple(names.tolist()),
        between=between,
        apart=apart,
        p_value=apart.p_streams,
        finding=CauseFinding.NOT_FOUND,
    )


def _between(groups: list[NDArray[np.float64]], blocks: list[NDArray[np.int64]]) -> stats.BetweenGroups | None:
    """Return how widely streams spread, told by blocks where their means vary; None where nothing varies within."""
    if not any(np.ptp(group) > 0 for group in groups):
        return None
    vary = any(np.ptp(_means(*pair)) > _NO_SPREAD * np.ptp(pair[0]) for pair in zip(groups, blocks, strict=True))
    return stats.between_groups(groups, blocks=blocks if vary else None)


def _means(values: NDArray[np.float64], blocks: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the mean of each block."""
    of = np.unique(blocks, return_inverse=True)[1]
    found: NDArray[np.float64] = np.bincount(of, values) / np.bincount(of)
    return found


def _of_counts(table: Table, kind: str, labels: NDArray[np.str_]) -> StreamFinding | None:
    """Return how shares nonconforming, or rates of faults, differ; None where too few were found to tell."""
    known = labels != ""
    names, index = np.unique(labels[known], return_inverse=True)
    sizes = table.inspected[known]
    counts = table.values[known] if table.faults else np.minimum(table.values[known], sizes)
    x, n = np.bincount(index, counts), np.bincount(index, sizes)
    share = x.sum() / n.sum()
    if (n * (share if table.faults else min(share, 1.0 - share))).min() < _LEAST_EXPECTED:
        return None
    model: CountModel = "poisson" if table.faults else "binomial"
    first, of = np.unique(table.blocks(kind)[known], return_index=True, return_inverse=True)[1:]
    scatter = scatter_of(np.bincount(of, counts), np.bincount(of, sizes), index[first], model=model)
    shares = stats.between_shares(x, n, model=model, scatter=scatter)
    return StreamFinding(
        kind=str(kind),
        labels=tuple(names.tolist()),
        between=None,
        apart=None,
        p_value=shares.p_value,
        finding=CauseFinding.NOT_FOUND,
        shares=shares,
        faults=table.faults,
    )


def _judged(table: Table, found: StreamFinding, p_value: float) -> StreamFinding:
    """Return a finding with its corrected p-value and what it shows."""
    moved = table.has_course(_BY_KIND[found.kind])
    return replace(found, p_value=p_value, finding=_shown(found, p_value, moved=moved))


def _goes_with_trend(apart: stats.StreamsAndTrend, *, moved: bool) -> bool:
    """Whether what differs between streams is, nearly all, what a straight trend, or a change in time, makes of them.

    A change that was shown for itself need not be shown within streams once more.
    """
    in_line = apart.streams >= _FEWEST_IN_LINE and apart.trend_share >= _NEARLY_ALL
    return apart.cause == "trend" or (in_line and (moved or apart.cause in {"both", "together"}))


def _shown(found: StreamFinding, p_value: float, *, moved: bool) -> CauseFinding:
    if p_value >= SIGNIFICANCE or (found.apart is not None and _goes_with_trend(found.apart, moved=moved)):
        return CauseFinding.NOT_FOUND
    if found.apart is not None and found.apart.cause in {"together", "neither"}:
        return CauseFinding.EITHER
    return CauseFinding.FOUND
