"""What the evidence for drift says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.drift.shapes import Shape
    from qc.stats.drift.sums import Floats, Rows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DriftEvidence:
    """The evidence for a change, row by row, until it suffices.

    Attributes
    ----------
    pilot, units, planned : int
        Units in the pilot and in production, and rows that production will have.
    streams : tuple of object
        Labels of the streams; empty where there is one stream only.
    ends : (k,) int array
        Production units made at the end of each row.
    log_evidence : (followed,) float array
        Log of the odds that something changed, on a scale that starts at 0, at the end of each row that was followed:
        all of them, or up to some rows past the flag.
    log_limit : float
        Log of 1 over the false-alarm probability.
    false_alarm : float
        Probability of a flag in a batch in which nothing changes.
    flag : int or None
        Index of the first row at which the evidence reached its limit.
    flag_unit : int or None
        Production units made when it did.
    shapes : tuple of Shape
        The shapes held possible.
    pilot_weights : (shapes,) float array
        Their weights after the pilot. With weight w, false alarms under the first shape, the normal one, are at most
        ``false_alarm``/w of the batches.
    shape_weights : (shapes,) float array
        Their weights at the flag, or after all rows, had nothing changed.
    shape : Shape
        The one with the largest weight there.
    method : str
        Its name.
    """

    pilot: int
    units: int
    planned: int
    streams: tuple[object, ...]
    ends: Rows
    log_evidence: Floats
    log_limit: float
    false_alarm: float
    flag: int | None
    flag_unit: int | None
    shapes: tuple[Shape, ...]
    pilot_weights: Floats
    shape_weights: Floats
    shape: Shape
    method: str = "evidence process: invariant likelihood ratios, averaged over shapes"
