"""A baseline that is locked: what it rests on is on record, and so is whatever replaces it."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.pilot.phase_one import PhaseOneAnalysis
    from qc.stats.variables.result import Baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedBaseline:
    """Limits for Phase II with all that they rest on.

    Attributes
    ----------
    baseline : Baseline
        Where the limits come from.
    widened : bool
        Whether the limits allow for what estimating costs.
    readings_digest : str
        SHA-256 of the readings of Phase I, those left out among them.
    excluded : tuple of (int, str)
        Points left out, with their causes.
    stability : str
        The test that Phase I passed.
    p_value, false_alarm : float
        Of that test.
    replaces : str or None
        Digest of the locked baseline that this one takes the place of; None for the first.
    reason : str or None
        The intended change that made a new one necessary; None for the first.
    digest : str
        SHA-256 of all of the above.
    """

    baseline: Baseline
    widened: bool
    readings_digest: str
    excluded: tuple[tuple[int, str], ...]
    stability: str
    p_value: float
    false_alarm: float
    replaces: str | None
    reason: str | None
    digest: str

    @property
    def intact(self) -> bool:
        """Whether the record still is what was locked."""
        return self.digest == _digest_of(self)


def lock_baseline(
    analysis: PhaseOneAnalysis,
    *,
    widened: bool = True,
    replaces: LockedBaseline | None = None,
    reason: str | None = None,
) -> LockedBaseline:
    """Lock the limits of a Phase I that was long enough and stable.

    Parameters
    ----------
    analysis : PhaseOneAnalysis
        What Phase I established.
    widened : bool, default True
        Whether the limits shall allow for what estimating costs.
    replaces : LockedBaseline, optional
        The one that holds so far.
    reason : str, optional
        The intended change that makes a new one necessary; must be given where one is replaced, and only there.

    Returns
    -------
    LockedBaseline
        The record.

    Raises
    ------
    ValueError
        If the limits are provisional or cannot be widened, Phase I was not stable, or a baseline is replaced without a
        reason or is not what was locked.

    Examples
    --------
    >>> from qc.stats.pilot.phase_one import analyse_phase_one
    >>> from qc.terms import ChartKind
    >>> x = [5, 7, 6, 8, 6, 7, 5, 6, 8, 7, 6, 5, 7, 8, 6, 5, 6, 7, 8, 6, 7, 5]
    >>> first = lock_baseline(analyse_phase_one(x, kind=ChartKind.I_MR))
    >>> again = lock_baseline(analyse_phase_one(x, kind=ChartKind.I_MR), replaces=first, reason="new die")
    >>> first.intact, again.replaces == first.digest
    (True, True)
    """
    _check(analysis, replaces, reason)
    baseline = analysis.widened_baseline if widened else analysis.chart.baseline
    if baseline is None:
        raise ValueError(f"`widened` must be False for the estimator {analysis.chart.baseline.estimator}, got True")
    record = LockedBaseline(
        baseline=baseline,
        widened=widened,
        readings_digest=analysis.readings_digest,
        excluded=tuple((exclusion.point, exclusion.cause) for exclusion in analysis.exclusions),
        stability=analysis.stability.method,
        p_value=analysis.stability.p_value,
        false_alarm=analysis.stability.false_alarm,
        replaces=None if replaces is None else replaces.digest,
        reason=reason,
        digest="",
    )
    return replace(record, digest=_digest_of(record))


def _check(analysis: PhaseOneAnalysis, replaces: LockedBaseline | None, reason: str | None) -> None:
    """Refuse what must not be locked."""
    if analysis.provisional:
        least, points = analysis.plan.least_points, analysis.chart.baseline.subgroups
        raise ValueError(f"`analysis` must rest on at least {least} points to be locked, got {points}")
    if not analysis.stability.stable:
        p_value = analysis.stability.p_value
        raise ValueError(f"`analysis` must be of a stable Phase I to be locked, got a p-value of {p_value:.4g}")
    if replaces is None and reason is not None:
        raise ValueError(f"`reason` must be None where nothing is replaced, got {reason!r}")
    if replaces is not None and not (reason or "").strip():
        raise ValueError(f"`reason` must name the change that makes a new baseline necessary, got {reason!r}")
    if replaces is not None and not replaces.intact:
        raise ValueError(f"`replaces` must be as it was locked, got a record that its digest {replaces.digest} denies")


def _digest_of(record: LockedBaseline) -> str:
    """Return what names the record's content: numbers to their last bit."""
    content = astuple(replace(record, digest=""))
    return hashlib.sha256(repr(_plain(content)).encode()).hexdigest()


def _plain(content: object) -> object:
    """Write numbers in a way that no version of a library changes."""
    if isinstance(content, tuple):
        return tuple(_plain(part) for part in content)
    if isinstance(content, float):
        return float(content).hex()
    return None if content is None else str(content)
