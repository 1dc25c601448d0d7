"""What a document carries, judged again: a lot, or a gauge study. Loads the statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.proof.distrust import Distrusted
from qc.proof.drawing import GAUGE, drawn
from qc.proof.record import READINGS, STANDARD
from qc.proof.rejudging import judged_again
from qc.report.json import to_short_json
from qc.values import dataclass
from qc.verdict import decide
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.proof.drawing import Drawing
    from qc.report.document import Document
    from qc.terms import Decision, GaugeVerdict
    from qc.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What judging again gives.

    Attributes
    ----------
    said : str
        Every fact, as JSON.
    answer : Decision or GaugeVerdict
        What the readings come to.
    about : Message
        What they are of.
    draw : callable
        Gives the document.
    alone : Decision or None
        What the readings of the lot alone come to, where lots before it say otherwise.
    lots : int
        How many lots those are.
    """

    said: str
    answer: Decision | GaugeVerdict
    about: Message
    draw: Callable[[Drawing], Document]
    alone: Decision | None = None
    lots: int = 0


def again_from(record: Mapping[str, Any], files: Mapping[str, bytes]) -> Again:
    """Judge again what a document carries.

    Parameters
    ----------
    record : mapping
        Its record.
    files : mapping of str to bytes
        What it carries.

    Raises
    ------
    Distrusted
        If something is not what qc writes, or cannot be judged.
    """
    said = record.get("document")
    if isinstance(said, dict) and said.get("kind") == GAUGE:
        return _study_again(record, files)
    if STANDARD not in files:
        raise Distrusted(message("it no longer carries {name}", name=STANDARD))
    facts = judged_again(record, files[READINGS], files[STANDARD])
    about = message("{buyer}: {part}", buyer=facts.spec.buyer, part=facts.spec.part_number)
    if facts.identity.lot:
        about = message("{said}, lot {lot}", said=about, lot=facts.identity.lot)
    answer, alone = decide.decision(facts), decide.decision_alone(facts)
    return Again(
        said=to_short_json(facts),
        answer=answer,
        about=about,
        draw=lambda drawing: drawn(facts, drawing),
        alone=None if alone is answer else alone,
        lots=0 if facts.over_lots is None else facts.over_lots.lots,
    )


def _study_again(record: Mapping[str, Any], files: Mapping[str, bytes]) -> Again:
    from qc.proof.studies import study_again, study_document, study_json  # noqa: PLC0415 - few pages are of gauges

    facts = study_again(record, files)
    return Again(
        said=study_json(facts),
        answer=facts.verdict,
        about=message("{name}", name=facts.study.name),
        draw=lambda drawing: study_document(facts, drawing.host),
    )
