"""What has been shown at which volume: the facts, and where they come from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.spec.volume import Volume
from qc.values import dataclass
from qc.verdict.volume.readiness_batches import Span, spans
from qc.verdict.volume.readiness_besides import moves_besides
from qc.verdict.volume.readiness_causes import Explanation, explanations
from qc.verdict.volume.readiness_coverage import Coverage, coverage
from qc.verdict.volume.readiness_evidence import Evidence, evidence
from qc.verdict.volume.readiness_level import Level, level
from qc.verdict.volume.readiness_step import Step, next_step
from qc.verdict.volume.readiness_streams import StreamFinding, stream_findings

if TYPE_CHECKING:
    from qc.terms import Readiness, VolumeCause
    from qc.verdict.model import CharacteristicFacts, LotFacts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CharacteristicReadiness:
    """One characteristic at volume.

    Attributes
    ----------
    facts : CharacteristicFacts
        What was judged of it.
    evidence : Evidence
        Counts, units to come, lower bound of the index.
    streams : tuple of StreamFinding
        How operators, shifts, machines, lots, tools and batches differ.
    explanations : tuple of Explanation
        Of why more units may look worse: exposure, drift, more streams.
    """

    facts: CharacteristicFacts
    evidence: Evidence
    streams: tuple[StreamFinding, ...]
    explanations: tuple[Explanation, ...]

    def explanation(self, cause: VolumeCause) -> Explanation:
        """Return one of the three explanations."""
        return next(each for each in self.explanations if each.cause is cause)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadinessFacts:
    """What has been shown of a lot's process, and for which volume.

    Attributes
    ----------
    volume : Volume
        What is asked.
    planned : bool
        Whether the standard itself plans a volume.
    spans : tuple of Span
        The pilot and the batches along the units made.
    measured, made : int
        Units measured, and units made as far as the files tell.
    coverage : tuple of Coverage
        Sources of variation seen against those planned.
    characteristics : tuple of CharacteristicReadiness
        In the standard's order.
    reached : Level
        One of four, and why.
    step : Step
        The largest volume that the data support stepping to, and the sampling for it.
    """

    volume: Volume
    planned: bool
    spans: tuple[Span, ...]
    measured: int
    made: int
    coverage: tuple[Coverage, ...]
    characteristics: tuple[CharacteristicReadiness, ...]
    reached: Level
    step: Step

    @property
    def level(self) -> Readiness:
        """One of the four levels."""
        return self.reached.level


def readiness(facts: LotFacts, target: int | None = None, *, each_file: bool = False) -> ReadinessFacts | None:
    """Return what has been shown of a lot's process for a larger volume.

    Parameters
    ----------
    facts : LotFacts
        The lot with its pilot.
    target : int, optional
        The volume that is asked for, instead of the standard's.
    each_file : bool
        Whether each file of the lot is a batch of its own.

    Returns
    -------
    ReadinessFacts or None
        None where neither the standard nor anybody else names a volume.
    """
    planned = facts.spec.lot.volume
    volume = _volume(planned, target)
    if volume is None:
        return None
    found_spans = spans(facts, each_file=each_file)
    seen = coverage(facts, volume)
    each = tuple(_one(c, volume, found_spans) for c in facts.characteristics)
    evidences = tuple((c.facts, c.evidence) for c in each)
    made = found_spans[-1].last if found_spans else 0
    measured = sum(span.measured for span in found_spans)
    reached = level(facts, volume, evidences, coverage=seen, spans=found_spans)
    return ReadinessFacts(
        volume=volume,
        planned=planned is not None,
        spans=found_spans,
        measured=measured,
        made=made,
        coverage=seen,
        characteristics=each,
        reached=reached,
        step=next_step(volume, evidences, coverage=seen, made=(made, measured), level=reached.level),
    )


def _volume(planned: Volume | None, target: int | None) -> Volume | None:
    """Return what is asked: the standard's plan, with another target where one was given."""
    if target is None:
        return planned
    return Volume(target=target) if planned is None else planned.model_copy(update={"target": target})


def _one(facts: CharacteristicFacts, volume: Volume, found_spans: tuple[Span, ...]) -> CharacteristicReadiness:
    told = evidence(facts, volume)
    streams = stream_findings(facts, found_spans)
    every = explanations(facts, told, streams, moves_besides(facts, found_spans))
    return CharacteristicReadiness(facts=facts, evidence=told, streams=streams, explanations=every)


def with_readiness(facts: LotFacts, target: int | None = None, *, each_file: bool = False) -> LotFacts:
    """Return a lot's facts with what has been shown at which volume, where a volume is named.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    target : int, optional
        The volume that is asked for, instead of the standard's.
    each_file : bool
        Whether each file of the lot is a batch of its own.

    Returns
    -------
    LotFacts
    """
    return replace(facts, readiness=readiness(facts, target, each_file=each_file))
