"""Keys on the pages: made once, shown, trusted, and a report signed with the passphrase."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Browser, local, pages, person, upload

from qc.workflow.keys import show_keys
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from flask import Flask

RINGS = Path(__file__).parents[2] / "samples" / "ring-piston" / "piston_rings.csv"
PHRASE = "kunci rahasia bengkel"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setenv("QC_KEYS", str(tmp_path / "keys"))
    return pages(tmp_path)


def made(app: Flask) -> Browser:
    user = local(app)
    user.text("/manage/keys")
    assert user.post("/manage/keys", {"name": "CV Maju", "passphrase": PHRASE}).status_code == 303
    return user


def test_a_key_is_made_and_shown(app: Flask) -> None:
    shown = made(app).text("/manage/keys")
    own = show_keys().own
    assert own is not None
    assert own.fingerprint[:4].upper() in shown.upper()
    assert PHRASE not in shown


def test_a_report_is_signed_with_the_passphrase(app: Flask) -> None:
    user = made(app)
    upload(user, RINGS, "example:contoh-ring-piston", pilot_units="125", workshop="CV Maju")
    answer = user.post("/batches/1/signed.pdf", {"passphrase": PHRASE})
    assert b"/ByteRange" in answer.data
    user.text("/buyer/verify?lang=en")
    sent = {"report": (io.BytesIO(answer.data), "a.pdf")}
    assert "HOLDS" in user.post("/buyer/verify", sent, content_type="multipart/form-data").text
    assert user.post("/batches/1/signed.pdf", {"passphrase": "bukan ini"}).status_code == 422


def test_another_workshop_s_owner_does_not_sign_with_it(app: Flask) -> None:
    made(app)
    owner = person(app, "susi", Role.OWNER, workshop="CV Lain")
    upload(owner, RINGS, "example:contoh-ring-piston", pilot_units="125")
    assert "signed.pdf" not in owner.text("/batches/1")
    assert owner.post("/batches/1/signed.pdf", {"passphrase": PHRASE}).status_code == 422


def test_a_key_is_trusted_only_by_its_fingerprint(app: Flask, tmp_path: Path) -> None:
    user = made(app)
    own = show_keys().own
    assert own is not None
    certificate = (tmp_path / "keys" / "own.cert.pem").read_bytes()
    for told, status in (("00" * 32, 422), (own.fingerprint, 303)):
        user.text("/manage/keys")
        sent = {"file": (io.BytesIO(certificate), "c.pem"), "fingerprint": told}
        assert user.post("/manage/keys/trusted", sent, content_type="multipart/form-data").status_code == status
