"""Evidence that one stream changed alone, under each shape and each way in which streams may differ from the start."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.mixture import Part, log_total, scores_under
from qc.stats.drift.stream_sums import level, log_marginal_of_streams, log_scale_integral, stream_sums
from qc.stats.drift.streams import FEWEST_OF_STREAM, one_stream_evidence
from qc.stats.drift.windows import still_to_come

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.stats.drift.prior import Prior
    from qc.stats.drift.readings import Readings
    from qc.stats.drift.shapes import Shape
    from qc.stats.drift.stream_sums import StreamSums
    from qc.stats.drift.sums import Floats

_NEGLIGIBLE = math.log(1e-4)  # weights of shapes and structures below it are left out, which lowers the evidence
_COUNTING = (
    0.03  # structures with less weight just before a block of rows are left out of it, which lowers the evidence
)
_TRAINING = 3  # first pilot units of each stream: on them, structures with different unknowns are made comparable
_LEAST_SQUARES = 1e-3  # of training units that are all equal


def each_stream(
    readings: Readings, log_weights: Floats, shapes: Sequence[Shape], prior: Prior, planned: int
) -> list[Part]:
    """Return a part for each shape that counts.

    Parameters
    ----------
    readings : Readings
        Pilot and production of at least two streams.
    log_weights : (shapes, k + 1) float array
        Log weights of the shapes for all streams together.
    shapes : sequence of Shape
        The shapes held possible.
    prior : Prior
        What is held possible.
    planned : int
        Rows that production will have.

    Returns
    -------
    list of Part
        Weights add up to 1 at every row.
    """
    parts = [
        _by_stream(readings, shape, weight, prior, planned)
        for shape, weight in zip(shapes, _counting(log_weights), strict=True)
        if weight.max() > _NEGLIGIBLE
    ]
    total = log_total(np.array([part.log_weight for part in parts]))
    return [Part(log_weight=part.log_weight - total, evidence=part.evidence) for part in parts]


def _counting(log_weights: Floats) -> Floats:
    """Return minus infinity for weights that are left out: row by row, so that no row hangs on later ones."""
    counting: Floats = np.where(log_weights > _NEGLIGIBLE, log_weights, -math.inf)
    return counting


def _by_stream(readings: Readings, shape: Shape, log_weight: Floats, prior: Prior, planned: int) -> Part:
    """One shape: its weight for streams that share a mean is the one found for all streams together."""
    scores = scores_under(readings, shape)[0] + readings.offsets
    sums = stream_sums(scores, readings.stream, readings.ends, pilot=readings.pilot)
    fits = _structure_fits(sums, _training(scores, readings), prior)
    total = log_total(np.array(list(fits.values())))
    shares = {effect: np.exp(fit - total) for effect, fit in fits.items()}

    def evidence(first: int, last: int) -> Floats:
        most = max(share[first - 1] for share in shares.values())
        least = min(_COUNTING, most)
        kept = {effect: share[first : last + 1] for effect, share in shares.items() if share[first - 1] >= least}
        found = one_stream_evidence(sums, prior, kept, (first, last), planned=planned)
        return found + still_to_come(first, last, planned=planned, at_start=prior.one_at_start)

    return Part(log_weight=log_weight + total, evidence=evidence)


def _structure_fits(sums: StreamSums, training: StreamSums | None, prior: Prior) -> dict[float | None, Floats]:
    """Log weight of each structure at the ends of rows, against streams that share one mean."""
    known = {effect: _marginal(training, effect) if training else 0.0 for effect in (0.0, *dict(prior.stream_effects))}
    base = _marginal(sums, 0.0) - known[0.0]
    fits: dict[float | None, Floats] = {
        effect: math.log(weight) + (_marginal(sums, effect) - known[effect] - base if effect else np.zeros_like(base))
        for effect, weight in prior.stream_effects
    }
    if training and prior.own_spread:
        fits[None] = math.log(prior.own_spread) + _marginal(sums, None) - _marginal(training, None) - base
    return fits


def _training(scores: Floats, readings: Readings) -> StreamSums | None:
    """Return the sums of the first pilot units of each stream; None if a stream has hardly any."""
    pilot = readings.stream[: readings.pilot]
    groups = [np.flatnonzero(pilot == index) for index in range(len(readings.streams))]
    if min(group.size for group in groups) < FEWEST_OF_STREAM:
        return None
    chosen = np.sort(np.concatenate([group[:_TRAINING] for group in groups]))
    nothing = np.zeros(0, dtype=np.int64)
    return stream_sums(scores[chosen], readings.stream[chosen], nothing, pilot=chosen.size)


def _marginal(sums: StreamSums, effect: float | None) -> Floats:
    """Log marginal likelihood of all units so far under one structure, but for what hangs on their number alone."""
    if effect is None:
        about = np.maximum(sums.squares - sums.total**2 / sums.count, _LEAST_SQUARES)
        alone: Floats = (log_scale_integral(sums.count, about) - 0.5 * np.log(sums.count)).sum(0)
        return alone - log_scale_integral(sums.count.sum(0), np.ones(1))
    rows = np.arange(sums.count.shape[1])
    return log_marginal_of_streams(level(sums, rows, effect), effect, sums.count)
