"""A small report that proves itself, with and without a key, and ways to tamper with one."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from qc import workflow
from qc.proof.checking import check
from qc.proof.drawing import drawing_in
from qc.proof.own_key import Signer, make_key, open_key
from qc.proof.record import RECORD, carried_as, carried_by
from qc.proof.report import rendered
from qc.proof.signing import signed
from qc.verdict.model import Identity
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.proof.findings import Proof, Standing
    from qc.proof.trusted import Trusted

SAMPLES = Path(__file__).parents[1] / "samples"
SPECS = Path(__file__).parents[1] / "specs"
PASSPHRASE = "kata sandi yang panjang"
NAME = "CV Logam Jaya Ceper"
DRAWING = drawing_in("en")


@cache
def verdict() -> workflow.Verdict:
    """The piston rings, judged."""
    return workflow.inspect(
        SAMPLES / "ring-piston" / "piston_rings.csv",
        spec=SPECS / "contoh-ring-piston.toml",
        pilot_units=125,
        identity=Identity(workshop=NAME, lot="L-117", quantity=200, inspected=dt.date(2026, 11, 5)),
    )


def files(key: str | None = None) -> dict[str, bytes]:
    """What its report carries."""
    return {one.name: one.content for one in carried_by(verdict().facts, verdict().standard, DRAWING, key)}


def report(carried: Mapping[str, bytes] | None = None, key: str | None = None) -> bytes:
    """Its report, drawn from the true facts, with what it carries perhaps altered."""
    return rendered(verdict().facts, carried_as(carried or files(key), DRAWING.host), DRAWING, key)


def with_digests(carried: Mapping[str, bytes], **changes: Any) -> dict[str, bytes]:
    """Carried files with a record that names their digests anew."""
    record = json.loads(carried[RECORD]) | changes
    record["files"] = {name: hashlib.sha256(carried[name]).hexdigest() for name in record["files"]}
    return {**carried, RECORD: json.dumps(record).encode()}


@cache
def signer(folder: Path, name: str = NAME) -> Signer:
    """A key of one's own, kept in a folder of its own."""
    make_key(folder, name, PASSPHRASE, now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    return open_key(folder, lambda: PASSPHRASE)


@cache
def signed_report(hand: Signer) -> bytes:
    """The report, signed."""
    return signed(report(key=hand.fingerprint), hand)


def saved(content: bytes, change: Callable[[pikepdf.Pdf], object] = lambda _pdf: None, **options: Any) -> bytes:
    """The file as another program saves it, perhaps after a change."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(stream, **options)
    return stream.getvalue()


def proof(folder: Path, content: bytes, *trusted: Trusted, program: str = PROGRAM) -> Proof:
    """What checking a file finds."""
    path = folder / "report.pdf"
    path.write_bytes(content)
    return check(path, program=program, trusted=trusted)


def codes(found: Proof, standing: Standing) -> list[str]:
    """The names of what was found, of one state."""
    return [one.code for one in found.of(standing)]
