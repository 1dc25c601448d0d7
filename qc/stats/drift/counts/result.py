"""What the evidence for a change of counts says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.drift.counts.counted import Floats
    from qc.stats.drift.counts.scatter import Scatter


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CountDriftEvidence:
    """The evidence that a share or rate changed, row by row.

    Attributes
    ----------
    model : {"binomial", "poisson"}
        Nonconforming units, or nonconformities per unit or area.
    pilot_count, pilot_size : float
        What was counted in the pilot, in how much.
    rows, planned : int
        Rows of production, and how many it will have.
    log_evidence : (k,) float array
        Log of the evidence at the end of each row.
    log_limit : float
        Log of 1 over the false-alarm probability.
    false_alarm : float
        Probability of a flag in a batch in which nothing changes.
    flag : int or None
        Index of the first row at which the evidence reached its limit.
    last : int
        Index of the row up to which the change is described: the last, or the one from which the evidence fell again
        by as much as its limit, since what had changed went back.
    spreads : (s,) float array
        Coefficients of variation of levels between rows that were held possible; 0 for rows that are all alike.
    spread_weights : (s,) float array
        Their weights after the pilot.
    scatter : Scatter
        How rows differ, from how they scatter within the pilot and within production.
    log_if_alike : float
        Largest log evidence of the looks if it were known that rows do not differ anyway.
    since : (k,) float array
        Probability of each row to be the first that was changed, after the row ``last``, if something changed.
    rise : float
        Probability that the level rose, if it changed.
    trend : float
        Probability of a trend, if something changed.
    method : str
        Its name.
    """

    model: str
    pilot_count: float
    pilot_size: float
    rows: int
    planned: int
    log_evidence: Floats
    log_limit: float
    false_alarm: float
    flag: int | None
    last: int
    spreads: Floats
    spread_weights: Floats
    scatter: Scatter
    log_if_alike: float
    since: Floats
    rise: float
    trend: float
    method: str = (
        "evidence process: mixture over changes against the best unchanged level, pilot as an e-value; "
        "and four conditional tests of pilot against production, averaged over how rows may differ"
    )

    @property
    def spread(self) -> float:
        """The coefficient of variation between rows that their scatter makes most probable."""
        return float(self.spreads[int(self.scatter.weights.argmax())])
