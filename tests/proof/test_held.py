"""A buyer who holds the standard learns whether the lot was judged by it, and which clauses differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from papers import carried, judged
from proving import SAMPLES

from qc.errors import SpecError
from qc.proof.findings import Standing
from qc.proof.held import check_held, check_paper
from qc.proof.record import seal_of
from qc.report.particulars import Kind
from qc.spec.load import load_spec
from qc.words import language
from qc.workflow import verify

if TYPE_CHECKING:
    from pathlib import Path

    from qc.proof.findings import Finding

STANDARD = SAMPLES / "roda-gigi" / "standar.toml"


def compared(path: Path, attached: bytes | None = None) -> Finding:
    """What comparing a file with the standard of the gears' certificate finds."""
    own = carried(Kind.CERTIFICATE)["standard.toml"]
    digest = judged(Kind.CERTIFICATE)[0].spec_sha256
    (found,) = check_held(load_spec(path), own if attached is None else attached, {"sha256": digest})
    return found


def changed(folder: Path, *pairs: tuple[str, str]) -> Path:
    text = STANDARD.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "punya-pembeli.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_who_holds_no_standard_is_told_nothing() -> None:
    assert list(check_held(None, b"", {})) == []


def test_the_same_file_is_the_same_standard() -> None:
    found = compared(STANDARD)
    assert (found.standing, found.code, found.details) == (Standing.HOLDS, "standard-same-file", ())


def test_a_file_that_asks_the_same_in_other_words_is_told(tmp_path: Path) -> None:
    path = tmp_path / "b.toml"
    path.write_text(STANDARD.read_text(encoding="utf-8") + "\n# noted\n", encoding="utf-8")
    found = compared(path)
    assert (found.standing, found.code) == (Standing.HOLDS, "standard-asks-the-same")
    assert "only the file differs" in language("en").say(found.said)


def test_each_clause_that_differs_is_told_from_the_report_s_to_the_reader_s(tmp_path: Path) -> None:
    found = compared(changed(tmp_path, ("revision = ", 'revision = "Z" # ')))
    assert (found.standing, found.code) == (Standing.BROKEN, "standard-differs")
    assert language("en").say(found.said).endswith("; differences (report → yours): 1")
    (told,) = (language("en").say(one) for one in found.details)
    assert told.startswith("The whole standard: revision: ")
    assert told.endswith('→ "Z"')


def test_a_digest_that_is_right_does_not_hide_other_clauses() -> None:
    own = carried(Kind.CERTIFICATE)["standard.toml"]
    eased = own.replace(b"lsl = 0.97", b"lsl = 0.96")
    assert eased != own
    found = compared(STANDARD, eased)
    assert found.code == "standard-differs"
    assert [language("en").say(one) for one in found.details] == ["Gear diameter: lsl: 0.96 → 0.97"]


@pytest.mark.parametrize("attached", [b"", b"\xff", b'inherits = "/etc/x.toml"', b"buyer = 1\n"])
def test_a_standard_that_cannot_be_read_is_told(attached: bytes) -> None:
    found = compared(STANDARD, attached)
    assert (found.standing, found.code) == (Standing.BROKEN, "standard-unreadable")


def test_a_reader_s_file_that_is_no_standard_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.toml"
    path.write_text("buyer = ", encoding="utf-8")
    with pytest.raises(SpecError, match="not written as TOML asks"):
        verify(tmp_path / "report.pdf", spec=path)


@pytest.mark.parametrize(("own", "code"), [(True, "paper-of-this-file"), (False, "paper-of-another-file")])
def test_a_printed_copy_is_held_against_the_file(own: bool, code: str) -> None:  # noqa: FBT001 - one of two cases
    record, key = carried(Kind.CERTIFICATE)["record.json"], "ab" * 32
    scanned = seal_of(record if own else b"", key)
    (found,) = check_paper(f" {scanned.lower()[:40]}\n{scanned[40:]} ", record, key)
    assert found.code == code
    assert list(check_paper(None, record, key)) == []
