"""Each way to tamper with a report is found, and has a message of its own."""

from __future__ import annotations

import dataclasses
import json
import socket
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from proving import codes, files, proof, report, saved, signed_report, signer, with_digests

from qc.errors import InputError
from qc.proof.agreeing import agreement
from qc.proof.checking import check
from qc.proof.findings import Standing
from qc.proof.signing import signed
from qc.proof.trusted import Trusted
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

    from qc.proof.own_key import Signer

HOLDS, OPEN, BROKEN = Standing.HOLDS, Standing.OPEN, Standing.BROKEN


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return signer(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    return signer(tmp_path_factory.mktemp("others"))


def trusting(hand: Signer, name: str | None = None) -> Trusted:
    return Trusted(name=name or hand.name, fingerprint=hand.fingerprint)


def test_a_signed_report_of_a_trusted_key_holds(tmp_path: Path, hand: Signer) -> None:
    found = proof(tmp_path, signed_report(hand), trusting(hand))
    assert codes(found, HOLDS) == [
        "signature-holds",
        "key-trusted",
        "digests-agree",
        "verdict-follows",
        "pages-follow",
    ]
    assert (found.standing, found.decision) == (HOLDS, "hold")


def test_checking_needs_no_network(tmp_path: Path, hand: Signer, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def refuse(*_args: Any, **_given: Any) -> None:
        raise AssertionError("the network was asked")

    def only_here(made: socket.socket, address: Any) -> None:
        """Under Windows asyncio talks to itself this way."""
        return connect(made, address) if address[0] in {"127.0.0.1", "::1"} else refuse()

    monkeypatch.setattr(socket.socket, "connect", only_here)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert proof(tmp_path, signed_report(hand), trusting(hand)).standing is HOLDS


def test_a_report_without_a_signature_is_left_open(tmp_path: Path) -> None:
    found = proof(tmp_path, report())
    assert codes(found, OPEN) == ["unsigned"]
    assert codes(found, HOLDS) == ["digests-agree", "verdict-follows", "pages-follow", "bytes-agree"]


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6, 0.8])
def test_an_altered_byte_is_found(tmp_path: Path, hand: Signer, share: float) -> None:
    content = bytearray(signed_report(hand))
    place = int(share * len(content))
    content[place] ^= 1
    found = proof(tmp_path, bytes(content), trusting(hand))
    assert found.standing is BROKEN
    assert {"altered", "damaged"} & set(codes(found, BROKEN))


def test_an_altered_byte_of_what_a_page_says_of_itself_has_its_message(tmp_path: Path, hand: Signer) -> None:
    content = signed_report(hand)
    altered = content.replace(b"<pdfaid:part>3<", b"<pdfaid:part>2<", 1)
    assert altered != content
    found = proof(tmp_path, altered, trusting(hand))
    assert codes(found, BROKEN) == ["altered"]
    (said,) = (language("en").say(one.said) for one in found.of(BROKEN))
    assert said == "a byte was altered after it was signed: the signature does not fit the file"


def test_the_signature_s_own_bytes_may_not_be_altered_either(tmp_path: Path, hand: Signer) -> None:
    content = signed_report(hand)
    start = content.index(b"/Contents <", content.index(b"/ByteRange") - 20_000) + 11
    end = content.index(b">", start)
    inside = content[start:end]
    small = content[:start] + inside.lower() + content[end:]
    padded = content[: end - 1] + b"1" + content[end:]
    assert codes(proof(tmp_path, small, trusting(hand)), BROKEN) == ["altered"]
    assert codes(proof(tmp_path, padded, trusting(hand)), BROKEN) == ["altered"]


def test_an_altered_reading_is_found_by_its_digest(tmp_path: Path) -> None:
    carried = files()
    altered = carried["readings.csv"].replace(b"74.03\n", b"74.01\n", 1)
    found = proof(tmp_path, report(carried | {"readings.csv": altered}))
    assert codes(found, BROKEN)[0] == "digest-differs"


def test_an_altered_reading_with_a_new_digest_is_found_by_judging_again(tmp_path: Path) -> None:
    carried = files()
    altered = carried["readings.csv"].replace(b"74.03\n", b"74.01\n", 1)
    assert altered != carried["readings.csv"]
    found = proof(tmp_path, report(with_digests(carried | {"readings.csv": altered})))
    assert codes(found, BROKEN)[0] == "verdict-differs"
    assert "judged again it is" in language("en").say(found.of(BROKEN)[0].said)


def test_an_altered_standard_with_a_new_digest_is_found(tmp_path: Path) -> None:
    carried = files()
    altered = carried["standard.toml"].replace(b"usl = 74.05", b"usl = 74.06")
    found = proof(tmp_path, report(with_digests(carried | {"standard.toml": altered})))
    assert "verdict-differs" in codes(found, BROKEN)
    assert "page-differs" in codes(found, BROKEN)


def test_an_altered_verdict_with_a_new_digest_is_found(tmp_path: Path) -> None:
    carried = files()
    altered = carried["verdict.json"].replace(b'"decision": "hold"', b'"decision": "accept"')
    found = proof(tmp_path, report(with_digests(carried | {"verdict.json": altered})))
    assert codes(found, BROKEN) == ["verdict-differs"]
    assert "decision says accept" in language("en").say(found.of(BROKEN)[0].said)


def test_another_key_of_the_same_name_is_found(tmp_path: Path, hand: Signer, stranger: Signer) -> None:
    found = proof(tmp_path, signed_report(stranger), trusting(hand))
    assert codes(found, BROKEN) == ["another-key"]


def test_a_key_that_nobody_trusted_yet_is_left_open(tmp_path: Path, hand: Signer, stranger: Signer) -> None:
    found = proof(tmp_path, signed_report(stranger), trusting(hand, "CV Lain"))
    assert (codes(found, OPEN), found.standing) == (["key-unknown"], OPEN)


def test_a_report_signed_with_another_key_than_it_names_is_found(
    tmp_path: Path, hand: Signer, stranger: Signer
) -> None:
    found = proof(tmp_path, signed(report(key=hand.fingerprint), stranger), trusting(hand))
    assert codes(found, BROKEN) == ["key-not-named"]


def test_a_signature_that_was_taken_off_is_found(tmp_path: Path, hand: Signer) -> None:
    found = proof(tmp_path, report(key=hand.fingerprint), trusting(hand))
    assert codes(found, BROKEN) == ["signature-removed"]


def test_a_signed_report_that_was_saved_anew_is_found(tmp_path: Path, hand: Signer) -> None:
    found = proof(tmp_path, saved(signed_report(hand)), trusting(hand))
    assert codes(found, BROKEN) == ["saved-anew"]
    assert "verdict-follows" in codes(found, HOLDS)
    assert "pages-follow" in codes(found, HOLDS)


def test_an_unsigned_report_that_was_saved_anew_is_told(tmp_path: Path) -> None:
    found = proof(tmp_path, saved(report(), recompress_flate=True))
    assert codes(found, OPEN) == ["unsigned", "bytes-differ"]
    assert codes(found, BROKEN) == []


def test_what_was_added_behind_or_cut_off_is_found(tmp_path: Path, hand: Signer) -> None:
    content = signed_report(hand)
    assert codes(proof(tmp_path, content + b"\n% more\n", trusting(hand)), BROKEN) == ["added-to"]
    assert set(codes(proof(tmp_path, content[:-1], trusting(hand)), BROKEN)) <= {"cut", "damaged"}


def test_a_second_signature_is_found(tmp_path: Path, hand: Signer) -> None:
    def twice(pdf: pikepdf.Pdf) -> None:
        pdf.Root.AcroForm.Fields.append(pdf.Root.AcroForm.Fields[0])

    found = proof(tmp_path, saved(signed_report(hand), twice), trusting(hand))
    assert codes(found, BROKEN) == ["several-signatures"]


def test_a_report_of_another_version_that_comes_to_the_same_holds(tmp_path: Path, hand: Signer) -> None:
    found = proof(tmp_path, signed_report(hand), trusting(hand), program="qc 9.0.0")
    assert found.standing is HOLDS
    assert codes(found, HOLDS)[-1] == "other-version"


def test_what_another_version_finds_otherwise_is_left_open(tmp_path: Path) -> None:
    carried = files()
    altered = carried["verdict.json"].replace(b'"units_measured": 75', b'"units_seen": 75')
    found = proof(tmp_path, report(with_digests(carried | {"verdict.json": altered})), program="qc 9.0.0")
    assert codes(found, OPEN) == ["unsigned", "verdict-differs", "other-version"]


def test_a_missing_file_and_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        check(tmp_path / "none.pdf", program="qc", trusted=())
    with pytest.raises(InputError, match="this is no PDF file"):
        proof(tmp_path, b"unit,d\n1,2\n")
    empty = pikepdf.new()
    empty.add_blank_page()
    empty.save(tmp_path / "other.pdf")
    with pytest.raises(InputError, match="it carries no readings"):
        check(tmp_path / "other.pdf", program="qc", trusted=())


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    found = proof(tmp_path, b"%PDF-1.7\n" + report()[3000:9000])
    assert (codes(found, BROKEN), found.decision) == (["damaged"], None)


def test_the_facts_are_those_of_the_report(tmp_path: Path) -> None:
    content = report()
    (tmp_path / "r.pdf").write_bytes(content)
    with pikepdf.open(tmp_path / "r.pdf") as pdf:
        carried = files()
        record = json.loads(carried["record.json"])
        found = agreement(pdf, content, carried, record, record["program"], signed=False)
    assert (found.kind, found.decision) == ("inspection", "hold")
    assert {one.standing for one in found.findings} == {HOLDS}
    assert dataclasses.is_dataclass(found.findings[0])
