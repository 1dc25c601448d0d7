"""Every kind of document that proves itself, on lots that are judged in no time, and what each carries."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from proving import NAME, SAMPLES, verdict

from qc import workflow
from qc.proof.drawing import RAMP, Drawing
from qc.proof.record import carried_as, carried_by
from qc.proof.report import rendered
from qc.proof.signing import signed
from qc.report.document import Logo
from qc.report.particulars import Kind, Particulars
from qc.verdict.model import Identity
from qc.verdict.volume.readiness import with_readiness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.proof.own_key import Signer
    from qc.verdict.model import LotFacts

MARK = Logo(width=3, height=2, pixels=bytes(range(18)))
SAID = Particulars(
    number="LK-7", purchase_order="PO-4711/2", order_quantity=1000, shipped=dt.date(2026, 11, 6), prepared="Budi (QC)"
)
DRAWINGS: Mapping[str, Drawing] = {
    Kind.INSPECTION: Drawing(particulars=SAID, logo=MARK, languages=("id", "en")),
    Kind.CERTIFICATE: Drawing(kind=Kind.CERTIFICATE, particulars=SAID, languages=("id", "en")),
    Kind.DIMENSIONAL: Drawing(kind=Kind.DIMENSIONAL, particulars=SAID, languages=("ko", "ja"), page="letter"),
    Kind.FIRST_ARTICLE: Drawing(kind=Kind.FIRST_ARTICLE, languages=("en", "ko"), unit="3", logo=MARK),
    Kind.OWNER: Drawing(kind=Kind.OWNER, languages=("id",)),
    Kind.CLASS: Drawing(kind=Kind.CLASS, languages=("en",), page="letter", characteristic="diameter_mm"),
    RAMP: Drawing(kind=RAMP, languages=("en",)),
}


@cache
def gears() -> workflow.Verdict:
    """A hundred gears, all good: only such a lot has a certificate."""
    folder, identity = SAMPLES / "roda-gigi", Identity(workshop=NAME, lot="L-9", inspected=dt.date(2026, 11, 5))
    return workflow.inspect(folder / "data.csv", spec=folder / "standar.toml", pilot_units=50, identity=identity)


@cache
def ramp() -> workflow.Ramp:
    """The piston rings, from pilot to production."""
    return workflow.Ramp(with_readiness(verdict().facts, 1000, each_file=True), verdict().standard)


def judged(kind: str) -> tuple[LotFacts, Mapping[str, Any]]:
    """Facts and standard of the lot that a kind of document tells of."""
    if kind == RAMP:
        return ramp().facts, ramp().standard
    found = gears() if kind == Kind.CERTIFICATE else verdict()
    return found.facts, found.standard


@cache
def carried(kind: str, key: str | None = None) -> Mapping[str, bytes]:
    """What a document carries."""
    return {one.name: one.content for one in carried_by(*judged(kind), DRAWINGS[kind], key)}


def paper(kind: str, files: Mapping[str, bytes] | None = None, key: str | None = None) -> bytes:
    """A document, drawn from the true facts, with what it carries perhaps altered."""
    drawing = DRAWINGS[kind]
    return rendered(judged(kind)[0], carried_as(files or carried(kind, key), drawing.host), drawing, key)


@cache
def signed_paper(kind: str, hand: Signer) -> bytes:
    """A document, signed."""
    return signed(paper(kind, key=hand.fingerprint), hand)
