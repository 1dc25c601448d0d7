"""Keys are kept encrypted and private, never overwritten, and trusted only after comparing."""

from __future__ import annotations

import datetime as dt
import os
import stat
from typing import TYPE_CHECKING

import proving
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from proving import NAME, PASSPHRASE, signed_report, signer

from qc import workflow
from qc.errors import InputError, UsageError
from qc.proof.own_key import CERTIFICATE, KEY, grouped, make_key, open_key, own_key
from qc.proof.places import key_folder, others_may_read
from qc.proof.trusted import Trusted, add_trusted, read_trusted

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights in another way")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QC_KEYS", str(tmp_path / "keys"))
    return tmp_path / "keys"


def test_a_key_is_made_and_opened(folder: Path) -> None:
    made = make_key(folder, f" {NAME} ", PASSPHRASE, now=NOW)
    opened = open_key(folder, lambda: PASSPHRASE)
    assert (made.name, made.fingerprint) == (opened.name, opened.fingerprint) == (NAME, made.fingerprint)
    assert len(made.fingerprint) == 64


def test_a_key_is_encrypted_at_rest(folder: Path) -> None:
    make_key(folder, NAME, PASSPHRASE, now=NOW)
    content = (folder / KEY).read_bytes()
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in content
    with pytest.raises(TypeError, match=r"[Pp]assword"):
        load_pem_private_key(content, None)


def test_the_certificate_signs_documents_and_vouches_for_no_other(folder: Path) -> None:
    make_key(folder, NAME, PASSPHRASE, now=NOW)
    made = x509.load_pem_x509_certificate((folder / CERTIFICATE).read_bytes())
    basic = made.extensions.get_extension_for_class(x509.BasicConstraints)
    usage = made.extensions.get_extension_for_class(x509.KeyUsage)
    assert (basic.critical, basic.value.ca, usage.critical) == (True, False, True)
    assert (usage.value.digital_signature, usage.value.content_commitment) == (True, True)
    others = (usage.value.key_encipherment, usage.value.data_encipherment, usage.value.key_agreement)
    assert (*others, usage.value.key_cert_sign, usage.value.crl_sign) == (False,) * 5


@posix
def test_only_the_owner_may_read_a_key(folder: Path) -> None:
    make_key(folder, NAME, PASSPHRASE, now=NOW)
    assert stat.S_IMODE((folder / KEY).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (folder / KEY).chmod(0o644)
    assert others_may_read(folder / KEY)
    with pytest.raises(UsageError, match="others than you may read the key"):
        open_key(folder, lambda: PASSPHRASE)


def test_a_wrong_passphrase_opens_nothing(folder: Path) -> None:
    make_key(folder, NAME, PASSPHRASE, now=NOW)
    with pytest.raises(UsageError, match="the passphrase does not open the key"):
        open_key(folder, lambda: "something else")


def test_a_key_is_never_overwritten(folder: Path) -> None:
    made = make_key(folder, NAME, PASSPHRASE, now=NOW)
    with pytest.raises(UsageError, match="there is a key already"):
        make_key(folder, "CV Lain", PASSPHRASE, now=NOW)
    assert own_key(folder) == made


@pytest.mark.parametrize(
    ("name", "passphrase", "said"),
    [("", PASSPHRASE, "needs its owner's name"), ("x" * 65, PASSPHRASE, "at most 64"), (NAME, "short", "too short")],
)
def test_a_key_needs_a_name_and_a_passphrase(folder: Path, name: str, passphrase: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        make_key(folder, name, passphrase, now=NOW)
    assert not folder.exists()


@pytest.mark.parametrize("name", ["x", "x" * 64])
def test_a_name_of_one_letter_and_of_the_most_will_do(folder: Path, name: str) -> None:
    assert make_key(folder, name, PASSPHRASE, now=NOW).name == name


def test_without_a_folder_named_keys_are_in_the_user_s_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QC_KEYS", raising=False)
    assert key_folder().parts[-2:] == ("qc", "keys")


def test_keys_are_trusted_by_name(folder: Path) -> None:
    assert read_trusted(folder) == ()
    add_trusted(folder, "CV Satu", "0a" * 32)
    add_trusted(folder, "CV Dua", "0b" * 32)
    now = add_trusted(folder, "CV Satu", "0c" * 32)
    assert now == (Trusted(name="CV Dua", fingerprint="0b" * 32), Trusted(name="CV Satu", fingerprint="0c" * 32))


@pytest.mark.parametrize("content", ["", "{}", '[{"name": "x"}]', '[{"name": "x", "fingerprint": "zz"}]', "[1]"])
def test_a_list_of_keys_that_cannot_be_read_is_refused(folder: Path, content: str) -> None:
    folder.mkdir()
    (folder / "trusted.json").write_text(content, encoding="utf-8")
    if content == "{}":
        assert read_trusted(folder) == ()
        return
    with pytest.raises(InputError, match="the list of trusted keys cannot be read"):
        read_trusted(folder)


def test_one_s_own_key_is_trusted(folder: Path) -> None:
    workflow.new_key(NAME, PASSPHRASE)
    (mine,) = read_trusted(folder)
    assert mine.own
    assert mine.name == NAME


def test_no_passphrase_is_asked_for_where_no_key_can_be_made(folder: Path) -> None:
    asked: list[str] = []

    def ask() -> str:
        asked.append("asked")
        return PASSPHRASE

    with pytest.raises(UsageError, match="a key needs its owner's name"):
        workflow.new_key(" ", ask)
    assert (asked, folder.exists()) == ([], False)
    workflow.new_key(NAME, ask)
    with pytest.raises(UsageError, match="there is a key already"):
        workflow.new_key("CV Lain", ask)
    assert asked == ["asked"]


def test_a_report_offers_its_key_and_it_is_trusted_when_the_fingerprint_is_right(folder: Path, tmp_path: Path) -> None:
    hand = signer(tmp_path / "workshop")
    path = tmp_path / "report.pdf"
    path.write_bytes(signed_report(hand))
    offered = workflow.offered_key(path)
    assert (offered.name, offered.fingerprint) == (NAME, hand.fingerprint)
    with pytest.raises(UsageError, match="another than the one whose fingerprint was told"):
        workflow.trust_key(offered, fingerprint="0a" * 32)
    assert read_trusted(folder) == ()
    workflow.trust_key(offered, fingerprint=grouped(hand.fingerprint))
    assert workflow.verify(path).standing == "holds"


@pytest.mark.usefixtures("folder")
def test_a_certificate_that_was_exported_can_be_trusted(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="You have no key of your own"):
        workflow.export_certificate(tmp_path / "mine.pem")
    made = workflow.new_key(NAME, PASSPHRASE).own
    assert made is not None
    path = workflow.export_certificate(tmp_path / "mine.pem")
    assert b"PRIVATE" not in path.read_bytes()
    assert workflow.offered_key(path).fingerprint == made.fingerprint
    assert workflow.can_sign()


@pytest.mark.parametrize("content", [b"nothing", b"%PDF-1.7\nnothing"])
def test_a_file_without_a_key_offers_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(InputError, match="there is no key in this file"):
        workflow.offered_key(path)


def test_an_unsigned_report_offers_no_key(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(proving.report())
    with pytest.raises(InputError, match="there is no key in this file"):
        workflow.offered_key(path)


def test_no_message_ever_shows_an_opened_key(tmp_path: Path) -> None:
    hand = signer(tmp_path / "shown")
    assert repr(hand) == f"Signer(name={NAME!r}, fingerprint={hand.fingerprint!r})"
