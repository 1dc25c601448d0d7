"""Say whether production left its pilot, at which row the evidence suffices, under which shape of the readings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.stats.drift.mixture import Part, all_together, blocks, log_total, mixed, shape_log_weights
from qc.stats.drift.prior import Prior
from qc.stats.drift.readings import prepare
from qc.stats.drift.result import DriftEvidence
from qc.stats.drift.shapes import SHAPES
from qc.stats.numerics import checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from qc.stats.drift.readings import Readings
    from qc.stats.drift.shapes import Shape
    from qc.stats.drift.sums import Floats


def drift_evidence(
    pilot: ArrayLike,
    production: ArrayLike,
    *,
    sizes: ArrayLike | None = None,
    streams: tuple[Sequence[Any], Sequence[Any]] | None = None,
    false_alarm: float = 0.05,
    planned: int | None = None,
    prior: Prior | None = None,
    shapes: Sequence[Shape] = SHAPES,
) -> DriftEvidence:
    """Return the evidence that mean, spread or trend of production departed from the pilot, row by row.

    The evidence at a row is the marginal likelihood of all readings so far if something changed, averaged over when,
    what and how much, over that if nothing changed. The baseline is the pilot and the production before the change,
    with its uncertainty integrated out. Both likelihoods are averaged over shapes of the readings. Each row uses
    nothing that was made after it.

    Parameters
    ----------
    pilot, production : array_like
        Readings in order of manufacture, in any unit; the pilot holds at least 10, of at least 3 different values.
    sizes : (k,) array_like or None
        Units in each row of production (subgroup); None for single readings. Rows may differ in size.
    streams : tuple of two sequences or None
        Stream (cavity, machine, operator) of each reading of the pilot and of production. Half of the prior weight is
        then on changes of all streams together, half on changes of one.
    false_alarm : float
        Probability of a flag in a batch in which nothing changes.
    planned : int or None
        Rows that production will have; None if all of them are given. It spreads the prior weight: give it where
        production is followed while it is made.
    prior : Prior or None
        What is held possible; None for the defaults.
    shapes : sequence of Shape
        The shapes held possible.

    Returns
    -------
    DriftEvidence
        Evidence, limit, flag, shape.

    Raises
    ------
    ValueError
        If a reading is missing, the pilot is too small or has too few different readings, or counts do not fit.

    Notes
    -----
    Guaranteed by theory: for independent normal readings of any mean and standard deviation, rows of any size, one
    stream and the normal shape alone, the mixture over all rows is a martingale, so that at most ``false_alarm`` of the
    batches are flagged, whatever the pilot's size. With more shapes the bound is ``false_alarm`` over the weight of the
    normal shape after the pilot (`DriftEvidence.pilot_weights`). Shapes are left out of blocks of rows before which
    they hardly counted: that lowers the evidence, so that the bound holds. By simulation only: the √2 grid of windows
    in place of all rows; other shapes, whose centre and scale come from the pilot; levelled streams; and that 9 pilots
    of 100 in 10 hold the probability for themselves, for which `Prior.unchanged` keeps evidence back.

    References
    ----------
    Ville (1939), Étude critique de la notion de collectif: the bound. Berger, Pericchi and Varshavsky (1998), Sankhyā
    A 60, 307-321: the ratios.

    Examples
    --------
    >>> rng = np.random.default_rng(7)
    >>> pilot, production = rng.normal(10.0, 0.1, 100), rng.normal(10.0, 0.1, 1000)
    >>> drift_evidence(pilot, production).flag is None
    True
    >>> production[400:] += 0.1
    >>> drift_evidence(pilot, production).flag_unit
    425
    """
    alpha = checks.probability("false_alarm", false_alarm)
    readings = prepare(pilot, production, sizes=sizes, streams=streams)
    rows = checks.count("planned", planned or readings.rows, readings.rows)
    log_weights = shape_log_weights(readings, shapes)
    prior = prior or Prior()
    unchanged = prior.unchanged_in(rows * int(readings.ends[-1]) / readings.rows)
    processes = _processes(readings, log_weights, shapes, prior, (rows, unchanged))
    log_odds = _followed(processes, readings.rows, -math.log(alpha), math.log(unchanged))
    reached = np.flatnonzero(log_odds >= -math.log(alpha))
    flag = int(reached[0]) if reached.size else None
    weights = np.exp(log_weights[:, -1 if flag is None else flag + 1])
    return DriftEvidence(
        pilot=readings.pilot,
        units=int(readings.ends[-1]),
        planned=rows,
        streams=readings.streams,
        ends=readings.ends,
        log_evidence=log_odds,
        log_limit=-math.log(alpha),
        false_alarm=alpha,
        flag=flag,
        flag_unit=None if flag is None else int(readings.ends[flag]),
        shapes=tuple(shapes),
        pilot_weights=np.exp(log_weights[:, 0]),
        shape_weights=weights,
        shape=shapes[int(weights.argmax())],
    )


def _processes(
    readings: Readings, log_weights: Floats, shapes: Sequence[Shape], prior: Prior, batch: tuple[int, float]
) -> list[tuple[float, list[Part]]]:
    """All streams together, and where there are several each alone, with the logs of their prior weights.

    Of the batch, rows planned and the weight that nothing changes are given.
    """
    planned, unchanged = batch
    together = all_together(readings, log_weights, shapes, prior, planned)
    if not readings.streams:
        return [(math.log(1 - unchanged), together)]
    from qc.stats.drift.by_stream import each_stream  # noqa: PLC0415 - most processes are one stream

    alone = each_stream(readings, log_weights, shapes, prior, planned)
    changed = 1 - unchanged
    return [(math.log(changed * (1 - prior.one_stream)), together), (math.log(changed * prior.one_stream), alone)]


def _followed(processes: list[tuple[float, list[Part]]], rows: int, log_limit: float, log_unchanged: float) -> Floats:
    """Log evidence at each row, up to the end of the block in which it reached the limit."""
    found, shares = [], [np.full(len(parts), -math.inf) for _, parts in processes]
    for first, last in blocks(rows):
        odds = [np.full(last - first + 1, log_unchanged)]
        for index, (log_prior, parts) in enumerate(processes):
            average, shares[index] = mixed(parts, first, last, shares[index])
            odds.append(log_prior + average)
        found.append(log_total(np.array(odds)))
        if found[-1].max() >= log_limit:
            break
    return np.concatenate(found)
