"""Evidence that something changed: exact likelihood ratios, mixed over when, what and how much.

Had nothing changed, each ratio has expectation 1 at every row and is a martingale, whatever mean and standard
deviation are; so is their mixture, which starts at 1 and therefore ever reaches c with probability at most 1/c
(Ville's inequality).
"""

from __future__ import annotations

import math
from functools import lru_cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.ratios import Term, log_ratio, mean_term, slope_term, spread_term
from qc.stats.drift.sums import split
from qc.stats.drift.windows import changes
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qc.stats.drift.prior import Prior
    from qc.stats.drift.sums import Floats, Rows, Sums

_KEPT = 4  # blocks
_MOST = 1e260  # evidence beyond it is evidence enough


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Design:
    """What the ratios of all changes seen at some rows take from the rows' sizes: the same for all shapes.

    Attributes
    ----------
    first, last : int
        The rows, from 1.
    start, end : (m,) int array
        Row after which a change began, and row at which it is seen.
    terms : tuple of Term
        One for each kind and size; their constants hold the logs of the prior weights.
    """

    first: int
    last: int
    start: Rows
    end: Rows
    terms: tuple[Term, ...]


@lru_cache(maxsize=2)
def designs(pilot: int, ends: bytes, prior: Prior, planned: int) -> Callable[[int, int], Design]:
    """Return what gives the design of a block of rows, and keeps it: characteristics of a part share their rows.

    Parameters
    ----------
    pilot : int
        Units in the pilot.
    ends : bytes
        Production units made at the end of each row (int64).
    prior : Prior
        What is held possible.
    planned : int
        Rows that production will have.

    Returns
    -------
    callable
        The design of rows ``first`` to ``last`` (from 1).
    """
    counts = pilot + np.concatenate([[0.0], np.frombuffer(ends, dtype=np.int64)])
    return lru_cache(maxsize=_KEPT)(partial(design, counts, prior, planned=planned))


def design(counts: Floats, prior: Prior, first: int, last: int, *, planned: int) -> Design:
    """Return what the ratios at some rows take from the rows' sizes.

    Parameters
    ----------
    counts : (k + 1,) float array
        Units made at the end of each row, the pilot's included; entry 0: the pilot's.
    prior : Prior
        What is held possible.
    first, last : int
        The rows, from 1.
    planned : int
        Rows that production will have.

    Returns
    -------
    Design
        For all windows.
    """
    windows = changes(first, last, planned=planned, at_start=prior.at_start)
    start, end, weight = (np.concatenate(parts) for parts in zip(*windows, strict=True))
    before, since = counts[start], counts[end] - counts[start]
    return Design(
        first=first,
        last=last,
        start=start,
        end=end,
        terms=tuple(_terms(before, since, prior, last - first + 1, np.log(weight))),
    )


def _terms(before: Floats, since: Floats, prior: Prior, rows: int, log_weight: Floats) -> Iterator[Term]:
    """Terms of all kinds and sizes, with their prior weights; the first pairs are the changes at the start."""
    start, later = prior.start, prior.later

    def weighed(term: Term, at_start: float, afterwards: float) -> Term:
        constant = term.constant
        constant += log_weight
        constant[:rows] += _log(at_start)
        constant[rows:] += _log(afterwards)
        return term

    for (first, share), (then, weight) in zip_longest(prior.start_means, prior.later_means, fillvalue=(1.0, 0.0)):
        size = np.repeat([first, then], [rows, before.size - rows])
        yield weighed(mean_term(before, since, size), start.mean * share, later.mean * weight)
    for ratio, weight in prior.spread_ratios:
        yield weighed(spread_term(before, since, ratio), start.spread * weight, later.spread * weight)
    for slope in prior.slopes:
        each = 1 / len(prior.slopes)
        yield weighed(slope_term(before, since, slope), start.slope * each, later.slope * each)


def _log(weight: float) -> float:
    return math.log(weight) if weight > 0 else -math.inf


def window_evidence(sums: Sums, plan: Design) -> Floats:
    """Return the evidence for a change of mean, spread or slope that has begun, at the ends of some rows.

    Parameters
    ----------
    sums : Sums
        Of the scores under one shape.
    plan : Design
        Rows and windows.

    Returns
    -------
    (last - first + 1,) float array
        Ratios times their prior weights, added up.
    """
    part = split(sums, plan.start, plan.end)
    shares, half = part.shares(), part.half()
    total = np.zeros(plan.start.size)
    with np.errstate(over="ignore"):
        for term in plan.terms:
            ratio = log_ratio(term, shares, half)
            total += np.exp(ratio, out=ratio)
    # All windows at once: on short batches numpy's calls cost more than its arithmetic.
    found = np.bincount(plan.end - plan.first, weights=total, minlength=plan.last - plan.first + 1)
    return np.minimum(found, _MOST)
