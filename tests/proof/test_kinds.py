"""Every kind of document proves itself, and what is done to one is found and has a message of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from papers import DRAWINGS, carried, judged, paper, signed_paper
from proving import DRAWING, codes, files, proof, report, saved, signer, with_digests

from qc.proof.checking import check
from qc.proof.drawing import Drawing, drawing_of
from qc.proof.findings import Standing
from qc.proof.report import self_proving
from qc.proof.signing import signed
from qc.proof.trusted import Trusted
from qc.report.kind.certificate import ConformityNotStatedError
from qc.report.particulars import Kind
from qc.words import language
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pikepdf

    from qc.proof.findings import Proof
    from qc.proof.own_key import Signer

HOLDS, OPEN, BROKEN = Standing.HOLDS, Standing.OPEN, Standing.BROKEN


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return signer(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return signer(tmp_path_factory.mktemp("others"))


def trusting(hand: Signer) -> Trusted:
    return Trusted(name=hand.name, fingerprint=hand.fingerprint)


def said(found: Proof, standing: Standing) -> list[str]:
    return [language("en").say(one.said) for one in found.of(standing)]


@pytest.mark.parametrize("kind", DRAWINGS)
def test_each_kind_holds_when_it_is_signed(tmp_path: Path, hand: Signer, kind: str) -> None:
    found = proof(tmp_path, signed_paper(kind, hand), trusting(hand))
    expected = ["signature-holds", "key-trusted", "digests-agree", "verdict-follows", "pages-follow"]
    assert codes(found, HOLDS) == expected
    assert (found.standing, found.kind) == (HOLDS, kind)


@pytest.mark.parametrize("kind", DRAWINGS)
def test_each_kind_is_drawn_byte_for_byte_again(tmp_path: Path, kind: str) -> None:
    found = proof(tmp_path, paper(kind))
    assert codes(found, HOLDS) == ["digests-agree", "verdict-follows", "pages-follow", "bytes-agree"]
    assert codes(found, OPEN) == ["unsigned"]


def test_a_record_of_the_first_version_is_an_inspection_report(tmp_path: Path) -> None:
    record = json.loads(files()["record.json"])
    del record["document"], record["each_file"]
    old = json.dumps(record | {"schema_version": "1.0"}).encode()
    found = proof(tmp_path, report(files() | {"record.json": old}))
    assert codes(found, BROKEN) == []
    assert "pages-follow" in codes(found, HOLDS)
    assert drawing_of(record, None).languages == DRAWING.languages


def test_an_altered_byte_of_a_certificate_is_found(tmp_path: Path, hand: Signer) -> None:
    content = signed_paper(Kind.CERTIFICATE, hand)
    altered = content.replace(b"<pdfaid:part>3<", b"<pdfaid:part>2<", 1)
    assert altered != content
    found = proof(tmp_path, altered, trusting(hand))
    assert said(found, BROKEN) == ["a byte was altered after it was signed: the signature does not fit the file"]


def altered_reading(kind: str, column: int, value: str) -> Mapping[str, bytes]:
    """Carried files with one reading of the batch altered, and digests that fit."""
    rows = carried(kind)["readings.csv"].split(b"\n")
    place = next(number for number, row in enumerate(rows) if row.startswith(b"batch,"))
    cells = rows[place].split(b",")
    cells[column] = value.encode()
    rows[place] = b",".join(cells)
    return with_digests({**carried(kind), "readings.csv": b"\n".join(rows)})


@pytest.mark.parametrize("kind", [Kind.DIMENSIONAL, Kind.OWNER, Kind.CLASS])
def test_an_altered_reading_with_a_new_digest_is_found(tmp_path: Path, kind: str) -> None:
    found = proof(tmp_path, paper(kind, altered_reading(kind, -1, "74.049")))
    assert codes(found, BROKEN)[0] == "verdict-differs"
    assert "judged again it is" in said(found, BROKEN)[0]


def test_a_certificate_of_readings_that_are_not_accepted_is_told(tmp_path: Path) -> None:
    found = proof(tmp_path, paper(Kind.CERTIFICATE, altered_reading(Kind.CERTIFICATE, -1, "9999.0")))
    assert codes(found, BROKEN) == ["verdict-differs", "cannot-be-drawn"]
    assert said(found, BROKEN)[1] == "judged again, the lot is REJECT: nobody could certify it"


def test_nobody_gets_a_certificate_of_a_lot_that_is_held() -> None:
    with pytest.raises(ConformityNotStatedError, match="conformity cannot be stated"):
        self_proving(*judged(Kind.OWNER), Drawing(kind=Kind.CERTIFICATE), None)


def test_another_key_on_a_certificate_is_found(tmp_path: Path, hand: Signer, stranger: Signer) -> None:
    found = proof(tmp_path, signed_paper(Kind.CERTIFICATE, stranger), trusting(hand))
    assert codes(found, BROKEN) == ["another-key"]
    named = signed(paper(Kind.CERTIFICATE, key=hand.fingerprint), stranger)
    assert codes(proof(tmp_path, named, trusting(hand)), BROKEN) == ["key-not-named"]


def test_a_certificate_that_was_saved_anew_is_found(tmp_path: Path, hand: Signer) -> None:
    found = proof(tmp_path, saved(signed_paper(Kind.CERTIFICATE, hand)), trusting(hand))
    assert codes(found, BROKEN) == ["saved-anew"]
    assert codes(found, HOLDS) == ["digests-agree", "verdict-follows", "pages-follow"]


@pytest.mark.parametrize("program", [PROGRAM, "qc 9.0.0"])
def test_what_another_version_drew_otherwise_is_left_open(tmp_path: Path, program: str) -> None:
    def painted(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents = pdf.make_stream(content + b"\n1 1 1 rg 0 0 9 9 re f\n")

    found = proof(tmp_path, saved(paper(Kind.CERTIFICATE), painted), program=program)
    same = program == PROGRAM
    assert codes(found, BROKEN) == (["page-differs"] if same else [])
    assert ("other-version" in codes(found, OPEN)) is not same


def test_a_version_whose_records_are_not_known_yet_is_named(tmp_path: Path) -> None:
    record = json.loads(files()["record.json"]) | {"schema_version": "2.0", "program": "qc 7.0.0"}
    found = proof(tmp_path, report(files() | {"record.json": json.dumps(record).encode()}))
    assert codes(found, OPEN) == ["unsigned", "newer-record"]
    assert "check it with that version" in said(found, OPEN)[1]
    assert (found.decision, found.kind) == (None, None)


def test_checking_is_told_what_was_checked(tmp_path: Path) -> None:
    path = tmp_path / "certificate.pdf"
    path.write_bytes(paper(Kind.CERTIFICATE))
    about = check(path, program=PROGRAM, trusted=()).about
    assert about is not None
    assert language("en").say(about).startswith("certificate of conformance for ")
    assert "lot L-9; its readings come to ACCEPT" in language("en").say(about)
