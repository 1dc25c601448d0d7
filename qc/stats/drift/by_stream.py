"""Evidence that one stream changed alone, under each shape and each way in which streams may differ from the start."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.evidence import window_evidence
from qc.stats.drift.mixture import NEGLIGIBLE, Part, scores_under
from qc.stats.drift.stream_sums import level, log_marginal_of_streams, log_scale_integral, stream_sums
from qc.stats.drift.streams import one_stream_evidence
from qc.stats.drift.sums import running_sums
from qc.stats.drift.windows import still_to_come

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qc.stats.drift.prior import Prior
    from qc.stats.drift.readings import Readings
    from qc.stats.drift.shapes import Shape
    from qc.stats.drift.stream_sums import StreamSums
    from qc.stats.drift.sums import Floats, Sums

    Evidence = Callable[[int, int], Floats]

_TRAINING = 3  # first pilot units of each stream: on them, structures with different unknowns are made comparable
_FEWEST_OF_STREAM = 5
_LEAST_SQUARES = 1e-3  # a sample, of training units that are all equal


def each_stream(
    readings: Readings, log_weights: Floats, shapes: Sequence[Shape], prior: Prior, planned: int
) -> list[Part]:
    """Return a part for each shape and each structure of the streams.

    Parameters
    ----------
    readings : Readings
        Pilot and production of at least two streams.
    log_weights : (shapes, k + 1) float array
        Log weights of the shapes.
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
    parts: list[Part] = []
    for shape, weight in zip(shapes, log_weights, strict=True):
        if weight[1:].max() > NEGLIGIBLE:
            parts += _structures(readings, shape, weight[1:], prior, planned)
    total = np.logaddexp.reduce([part.log_weight for part in parts], axis=0)
    return [Part(log_weight=part.log_weight - total, evidence=part.evidence) for part in parts]


def _structures(readings: Readings, shape: Shape, log_weight: Floats, prior: Prior, planned: int) -> list[Part]:
    """One part for each structure, weighed against streams that share one mean (the shape's weight supposes them)."""
    scores = scores_under(readings, shape, readings.rows)[0] + readings.offsets
    sums = stream_sums(scores, readings.stream, readings.ends, pilot=readings.pilot)
    training = _training(scores, readings)
    base = _fit(sums, 0.0) - (_fit(training, 0.0) if training else 0.0)

    def part(weight: float, fit: Floats, evidence: Evidence) -> Part:
        return Part(log_weight=log_weight + math.log(weight) + (fit - base)[1:], evidence=evidence)

    parts = [
        part(
            weight,
            _fit(sums, effect) - (_fit(training, effect) if training else 0.0),
            _of_common_spread(sums, effect, prior, planned),
        )
        for effect, weight in prior.stream_effects
    ]
    if training and prior.own_spread:
        alone = _of_own_spread(scores, readings, prior, planned)
        parts.append(part(prior.own_spread, _fit_alone(sums) - _fit_alone(training), alone))
    return parts


def _training(scores: Floats, readings: Readings) -> StreamSums | None:
    """Return the sums of the first pilot units of each stream; None if a stream has hardly any."""
    pilot = readings.stream[: readings.pilot]
    groups = [np.flatnonzero(pilot == index) for index in range(len(readings.streams))]
    if min(group.size for group in groups) < _FEWEST_OF_STREAM:
        return None
    chosen = np.sort(np.concatenate([group[:_TRAINING] for group in groups]))
    nothing = np.zeros(0, dtype=np.int64)
    return stream_sums(scores[chosen], readings.stream[chosen], nothing, pilot=chosen.size)


def _fit(sums: StreamSums, effect: float) -> Floats:
    """Log marginal likelihood at each row of streams that share their standard deviation."""
    rows = np.arange(sums.count.shape[1])
    return log_marginal_of_streams(level(sums, rows, effect), effect, sums.count)


def _fit_alone(sums: StreamSums) -> Floats:
    """Log marginal likelihood at each row of streams that share nothing."""
    about = np.maximum(sums.squares - sums.total**2 / sums.count, _LEAST_SQUARES)
    logarithm: Floats = (log_scale_integral(sums.count, about) - 0.5 * np.log(sums.count)).sum(0)
    return logarithm


def _of_common_spread(sums: StreamSums, effect: float, prior: Prior, planned: int) -> Evidence:
    """Evidence where streams share their standard deviation."""

    def evidence(first: int, last: int) -> Floats:
        found = one_stream_evidence(sums, prior, effect, (first, last), planned=planned)
        return found + still_to_come(first, last, planned=planned, at_start=prior.at_start)

    return evidence


def _of_own_spread(scores: Floats, readings: Readings, prior: Prior, planned: int) -> Evidence:
    """Evidence where streams share nothing: each is held against its own past."""

    @cache
    def streams() -> list[Sums]:
        return [_sums_of(scores, readings, index) for index in range(len(readings.streams))]

    def evidence(first: int, last: int) -> Floats:
        found = [window_evidence(sums, prior, first, last, planned=planned) for sums in streams()]
        total: Floats = np.mean(found, axis=0)
        return total + still_to_come(first, last, planned=planned, at_start=prior.at_start)

    return evidence


def _sums_of(scores: Floats, readings: Readings, index: int) -> Sums:
    """Return the running sums of one stream at the ends of all rows."""
    units = np.flatnonzero(readings.stream == index)
    before = int(np.searchsorted(units, readings.pilot))
    made = np.searchsorted(units, readings.pilot + readings.ends) - before
    return running_sums(scores[units], made, pilot=before)
