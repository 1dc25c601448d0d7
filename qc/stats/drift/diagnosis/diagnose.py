"""Say since when a process has changed, what changed, and by how much."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.stats.drift.diagnosis.posterior import posterior_of, shortest_interval, start_weights
from qc.stats.drift.diagnosis.result import DriftDiagnosis
from qc.stats.drift.diagnosis.scores import scores_of
from qc.stats.drift.diagnosis.sizes import Occasion, size_of
from qc.stats.drift.readings import prepare
from qc.stats.drift.shapes import SHAPES, Shape, normal_scores
from qc.stats.numerics import checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from qc.stats.drift.diagnosis.posterior import Posterior
    from qc.stats.drift.readings import Readings
    from qc.stats.drift.sums import Floats


def diagnose_drift(
    pilot: ArrayLike,
    production: ArrayLike,
    *,
    sizes: ArrayLike | None = None,
    streams: tuple[Sequence[Any], Sequence[Any]] | None = None,
    shapes: Sequence[Shape] = SHAPES[:1],
    columns: Sequence[Sequence[int]] = (),
    confidence: float = 0.9,
) -> DriftDiagnosis:
    """Return since when a process has changed, what changed and by how much, given that something did.

    Each kind of change at each row has its marginal likelihood, mean and standard deviation integrated out under the
    prior dμ dσ/σ; with the prior weights of `posterior.KINDS` they give the posterior over when and what. A change
    comes between two rows.

    Parameters
    ----------
    pilot, production : array_like
        Readings in order of manufacture, in any unit.
    sizes : (k,) array_like or None
        Units in each row of production (subgroup); None for single readings.
    streams : tuple of two sequences or None
        Stream of each reading of the pilot and of production.
    shapes : sequence of Shape
        Shapes that the readings may have, such as the one that `drift_evidence` found; the most probable is used.
    columns : sequence of sequences of int
        Rows of production, from 0, before which each recorded column (material lot, tool) changes: where lots may
        begin and wear may be set back.
    confidence : float
        What all intervals hold.

    Returns
    -------
    DriftDiagnosis
        When, what, by how much.

    Raises
    ------
    ValueError
        If a reading is missing, the pilot is too small or has too few different readings, or counts or rows do not
        fit.

    Notes
    -----
    Sizes are differences of the readings themselves, Student's t averaged over the posterior of the change point; for
    growing spread, lots and units off now and then on grids at rows that stand for it.

    References
    ----------
    Berger, Pericchi and Varshavsky (1998), Sankhyā A 60, 307-321: the ratios.

    Examples
    --------
    >>> rng = np.random.default_rng(7)
    >>> pilot, production = rng.normal(10.0, 0.1, 100), rng.normal(10.0, 0.1, 600)
    >>> production[400:] += 0.2
    >>> found = diagnose_drift(pilot, production)
    >>> found.kind.value, found.first, round(found.size.level.value, 1)
    ('step', 401, 0.2)
    """
    level = checks.probability("confidence", confidence)
    readings = prepare(pilot, production, sizes=sizes, streams=streams)
    starts = np.concatenate([[0], readings.ends[:-1]])
    if any(not 0 <= row < starts.size for rows in columns for row in rows):
        raise ValueError(f"`columns` must hold rows from 0 to {starts.size - 1}, got {columns}")
    shape, posterior = _most_probable(readings, starts, shapes, columns)
    shares = posterior.shares
    kind = posterior.kinds[int(shares.sum(axis=1).argmax())]
    probability = shares.sum(axis=0)
    lower, upper = shortest_interval(probability, level)
    at = _occasion(readings, starts, posterior, kind, level)
    return DriftDiagnosis(
        pilot=readings.pilot,
        units=int(readings.ends[-1]),
        kind=kind,
        probabilities=dict(zip(posterior.kinds, shares.sum(axis=1).tolist(), strict=True)),
        column=at.column,
        stream=readings.streams[posterior.stream or 0] if kind is ChangeKind.ONE_STREAM else None,
        first=int(starts[lower + int(probability[lower : upper + 1].argmax())]) + 1,
        lower=int(starts[lower]) + 1,
        upper=int(starts[upper]) + 1,
        confidence=level,
        size=size_of(kind, at, readings.scale),
        shape=shape,
        log_evidence=posterior.log_evidence,
        starts=starts,
        probability=probability,
        log_ratio=np.log(np.maximum(probability, 1e-300)) - np.log(start_weights(starts.size)) + posterior.log_evidence,
    )


def _most_probable(
    readings: Readings, starts: Floats, shapes: Sequence[Shape], columns: Sequence[Sequence[int]] = ()
) -> tuple[Shape, Posterior]:
    """Return the shape under which the readings are most probable, changed as they are, and the posterior under it."""
    stream = readings.stream if readings.streams else None
    best: tuple[float, Shape, Posterior] | None = None
    for shape in shapes:
        y, slopes = normal_scores(
            readings.z,
            shape,
            pilot=readings.pilot,
            zero=-readings.center / readings.scale,
            neighbours=readings.neighbours,
        )
        if not np.isfinite(slopes).all():
            continue
        scores = scores_of(y, readings.pilot, starts)
        posterior = posterior_of(scores, stream, len(readings.streams), columns)
        log_probability = math.log(shape.weight) + float(slopes.sum()) + scores.log_marginal + posterior.log_evidence
        if best is None or log_probability > best[0]:
            best = log_probability, shape, posterior
    if best is None:
        raise ValueError("`shapes` must hold a shape that can have all readings, got none")
    return best[1], best[2]


def _occasion(
    readings: Readings, starts: Floats, posterior: Posterior, kind: ChangeKind, confidence: float
) -> Occasion:
    """Return what the size of a kind of change is computed from."""
    share = posterior.shares[posterior.kinds.index(kind)]
    alone = kind is ChangeKind.ONE_STREAM
    column = int(posterior.column[kind][share.argmax()]) if kind in posterior.column else -1
    return Occasion(
        readings=scores_of(readings.z, readings.pilot, starts),
        probability=share / share.sum(),
        period=posterior.period.get(kind),
        blocks=posterior.blocks.get(column),
        column=None if column < 0 else column,
        own=(readings.stream == posterior.stream).astype(np.float64) if alone else None,
        confidence=confidence,
    )
