"""People: added, changed, signed out; nobody else may do so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import browsing
import pytest
from browsing import PASSWORD, Browser, local, pages, person, signed_in
from remembered_rows import batch_row

from qc.store.opening import open_store
from qc.workflow.signing_in.people import people
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

GIVEN = {"name": "Bu Ani", "login": "ani", "role": "administrator", "password": PASSWORD}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


def test_the_first_account_is_the_administrator_s_and_ends_the_open_door(app: Flask) -> None:
    first = local(app)
    first.get("/manage/")
    assert first.post("/manage/people", GIVEN).status_code == 303
    assert first.get("/manage/").location.startswith("/sign-in")
    refused = Browser(app).get("/open/the-code-of-the-terminal")
    assert refused.status_code == 422
    assert "Bu Ani" in signed_in(app, "ani").text("/manage/")


def test_a_wrong_password_says_so_and_keeps_the_name(app: Flask) -> None:
    person(app, "ani", Role.ADMINISTRATOR)
    browser = Browser(app)
    browser.get("/sign-in")
    answer = browser.post("/sign-in", {"login": "ani", "password": "salah sama sekali"})
    assert answer.status_code == 422
    assert 'value="ani"' in answer.text
    assert "salah sama sekali" not in answer.text


def test_who_may_not_sign_in_any_more_is_out_at_once(app: Flask) -> None:
    administrator = person(app, "ani", Role.ADMINISTRATOR)
    owner = person(app, "budi", Role.OWNER, workshop="CV Maju")
    assert owner.get("/").status_code == 200
    number = next(one.id for one in people(app.config["QC"].store) if one.login == "budi")
    administrator.get(f"/manage/people/{number}")
    administrator.post(f"/manage/people/{number}", {"role": "owner"})
    assert owner.get("/").location.startswith("/sign-in")


@pytest.mark.parametrize("role", [Role.OWNER, Role.OPERATOR, Role.BUYER, Role.TRAINER])
def test_only_an_administrator_manages(app: Flask, role: Role) -> None:
    visitor = person(app, "cici", role, workshop="CV Maju", buyer="PT Besar")
    visitor.get("/")
    assert visitor.get("/manage/").status_code == 403
    assert visitor.post("/manage/people", GIVEN).status_code == 403
    assert visitor.post("/manage/backup").status_code == 403


def test_a_form_without_its_token_is_refused(app: Flask) -> None:
    administrator = person(app, "ani", Role.ADMINISTRATOR)
    answer = administrator.client.post("/manage/people", data=GIVEN)
    assert answer.status_code == 400
    assert [one.login for one in people(app.config["QC"].store)] == ["ani"]


def test_the_log_is_checked_and_a_backup_taken(app: Flask) -> None:
    administrator = person(app, "ani", Role.ADMINISTRATOR)
    administrator.get("/manage/")
    assert "tidak ada" in administrator.post("/manage/log").text
    given = administrator.post("/manage/backup")
    assert given.data.startswith(b"SQLite format 3") if browsing.SHARED is None else "pg_dump" in given.text


def number_of(app: Flask, login: str) -> int:
    return next(one.id for one in people(app.config["QC"].store) if one.login == login)


def test_who_becomes_an_owner_is_given_a_workshop_in_the_same_form(app: Flask) -> None:
    administrator = person(app, "ani", Role.ADMINISTRATOR)
    person(app, "tuti", Role.TRAINER)
    place = f"/manage/people/{number_of(app, 'tuti')}"
    assert re.search(r'<div class="of-workshop">\s*<label>Bengkel.*name="workshop"', administrator.text(place))
    missing = administrator.post(place, {"role": "owner", "active": "yes", "workshop": " "})
    assert (missing.status_code, missing.text.count('aria-describedby="wrong-workshop"')) == (422, 1)
    assert "belum disebutkan orang ini dari bengkel mana" in missing.text
    assert '<option value="owner" selected>' in missing.text
    assert administrator.post(place, {"role": "owner", "active": "yes", "workshop": "CV Maju"}).status_code == 303
    assert 'value="CV Maju"' in administrator.text(place)
    assert "CV Maju" in administrator.text("/manage/")
    assert "Bolehkah lot ini dikirim?" in signed_in(app, "tuti").text("/")


def test_a_side_that_the_role_does_not_need_is_not_taken(app: Flask) -> None:
    administrator = person(app, "ani", Role.ADMINISTRATOR)
    person(app, "tuti", Role.TRAINER)
    sides = {"workshop": "CV Maju", "buyer": "PT Beli"}
    administrator.text("/manage/")
    administrator.post(f"/manage/people/{number_of(app, 'tuti')}", {"role": "trainer", "active": "yes", **sides})
    administrator.post("/manage/people", {"name": "Kim", "login": "kim", "role": "buyer", **sides})
    found = {one.login: (one.workshop, one.buyer) for one in people(app.config["QC"].store)}
    assert (found["tuti"], found["kim"]) == ((None, None), (None, "PT Beli"))


def test_who_changes_workshops_sees_only_the_new_one_s_lots(app: Flask) -> None:
    store = open_store(app.config["QC"].store)
    for lot, workshop in (("M-1", "CV Maju"), ("L-1", "CV Lain")):
        batch_row(store, lot, workshop=workshop)
    administrator = person(app, "ani", Role.ADMINISTRATOR)
    owner = person(app, "budi", Role.OWNER, workshop="CV Maju")
    assert ("M-1" in owner.text("/batches/"), "L-1" in owner.text("/batches/")) == (True, False)
    place = f"/manage/people/{number_of(app, 'budi')}"
    administrator.text(place)
    administrator.post(place, {"role": "owner", "active": "yes", "workshop": "CV Lain"})
    assert owner.get("/").location.startswith("/sign-in")
    shown = signed_in(app, "budi").text("/batches/")
    assert ("M-1" in shown, "L-1" in shown) == (False, True)
