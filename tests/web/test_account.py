"""One's own account: another password needs the present one, and ends every session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import PASSWORD, Browser, local, pages, person, signed_in

from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

NEW = "jangka sorong lima puluh"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


@pytest.fixture
def owner(app: Flask) -> Browser:
    return person(app, "budi", Role.OWNER, workshop="CV Maju")


def test_another_password_ends_every_session(app: Flask, owner: Browser) -> None:
    phone = signed_in(app, "budi")
    owner.text("/account/")
    assert owner.post("/account/password", {"password": PASSWORD, "new": NEW}).status_code == 303
    for browser in (owner, phone):
        assert browser.get("/").location.startswith("/sign-in")
    assert "CV Maju" in signed_in(app, "budi", NEW).text("/account/")


def test_it_needs_the_present_one(app: Flask, owner: Browser) -> None:
    owner.text("/account/")
    assert owner.post("/account/password", {"password": "bukan ini", "new": NEW}).status_code == 422
    assert owner.get("/account/").status_code == 200
    assert signed_in(app, "budi").get("/").status_code == 200


def test_every_session_can_be_ended(app: Flask, owner: Browser) -> None:
    lost = signed_in(app, "budi")
    owner.text("/account/")
    assert owner.post("/account/sessions", {"password": PASSWORD}).status_code == 303
    assert lost.get("/").location.startswith("/sign-in")


def test_this_computer_s_own_user_has_none(app: Flask) -> None:
    assert local(app).get("/account/").status_code == 404
