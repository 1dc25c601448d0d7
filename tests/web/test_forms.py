"""A refused form: what was typed stays, the reason stands at its field, the reader is led there; no secret returns."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from browsing import PASSWORD, Browser, local, pages, person
from markupsafe import escape

from qc.web import forms
from qc.workflow.signing_in.people import people
from qc.workflow.signing_in.roles import Role
from qc.workflow.signing_in.sessions import sign_out_everywhere

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

SAMPLES = Path(__file__).parents[2] / "samples"
CATALOGUE = Path(forms.__file__).parents[1] / "words" / "catalogue" / "id"
NOTHING_TYPED = {
    "typing.store_entries",
    "uploads.put_away",
    "uploads.columns",
    "entrance.signed_out",
    "managing.take_backup",
}
SOMEBODY = {
    "name": 'Bu "Ani" <b>',
    "login": "ani",
    "role": "owner",
    "workshop": "CV Maju",
    "buyer": "",
    "password": "rahasia sekali 7",
}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


@pytest.fixture
def administrator(app: Flask) -> Browser:
    return person(app, "ani", Role.ADMINISTRATOR)


def tag(page: str, name: str) -> str:
    """Return the start tag of a field of the form that was refused, or of the only one."""
    found: list[str] = re.findall(rf'<(?:input|select|textarea) name="{name}"[^>]*>', page)
    return next((one for one in found if "aria-invalid" in one), found[0])


def led_to(answer: TestResponse) -> str:
    """Return the field that the reader is led to, once all that goes with it was looked at."""
    assert answer.status_code == 422
    assert answer.text.count(" autofocus") == 1
    found = re.search(r'name="(\w+)"[^>]* aria-invalid="true" aria-describedby="(wrong-\w+)" autofocus', answer.text)
    assert found is not None
    assert f'id="{found[2]}" role="alert"' in answer.text
    return found[1]


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({}, "login"),
        ({"login": "x"}, "login"),
        ({"login": "siti", "name": " "}, "name"),
        ({"login": "siti", "role": "king"}, "role"),
        ({"login": "siti", "workshop": ""}, "workshop"),
        ({"login": "siti", "role": "buyer"}, "buyer"),
        ({"login": "siti", "password": "kurang"}, "password"),
    ],
)
def test_somebody_who_cannot_be_added_stays_as_typed(administrator: Browser, changed: dict[str, str], at: str) -> None:
    administrator.text("/manage/")
    answer = administrator.post("/manage/people", given := SOMEBODY | changed)
    assert led_to(answer) == at
    assert f'value="{escape(given["name"])}"' in tag(answer.text, "name")
    assert f'value="{given["login"]}"' in tag(answer.text, "login")
    assert f'value="{given["workshop"]}"' in tag(answer.text, "workshop")
    selected = re.findall(r'<option value="(\w+)" selected>', answer.text)
    assert selected == [role for role in Role if role == given["role"]]  # of a role that there is not, none
    assert given["password"] not in answer.text
    assert "<details open>" in answer.text
    assert 'href="/manage/" aria-current="page"' in answer.text
    assert "/manage/?lang=en" in answer.text


def test_a_change_that_is_refused_keeps_what_was_chosen(app: Flask, administrator: Browser) -> None:
    number = people(app.config["QC"].store)[0].id
    administrator.text(f"/manage/people/{number}")
    answer = administrator.post(f"/manage/people/{number}", {"role": "trainer"})
    assert led_to(answer) == "role"
    assert '<option value="trainer" selected>' in answer.text
    assert 'value="yes">' in answer.text


@pytest.mark.parametrize(
    ("address", "given", "at"),
    [
        ("password", {"password": "bukan ini sama sekali", "new": "kata sandi lain"}, "password"),
        ("password", {"password": PASSWORD, "new": "pendek!"}, "new"),
        ("sessions", {"password": "bukan ini sama sekali"}, "password"),
    ],
)
def test_no_password_comes_back(administrator: Browser, address: str, given: dict[str, str], at: str) -> None:
    administrator.text("/account/")
    answer = administrator.post(f"/account/{address}", given)
    assert led_to(answer) == at
    assert [one for one in given.values() if one in answer.text] == []


def test_keys_that_are_refused(administrator: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QC_KEYS", str(tmp_path / "keys"))
    administrator.text("/manage/keys")
    answer = administrator.post("/manage/keys", {"name": "CV Maju", "passphrase": "pendek7"})
    assert (led_to(answer), 'value="CV Maju"' in tag(answer.text, "name")) == ("passphrase", True)
    assert "pendek7" not in answer.text
    answer = administrator.post("/manage/keys/trusted", {"fingerprint": "AB CD", "file": ""})
    assert 'value="AB CD"' in tag(answer.text, "fingerprint")
    assert led_to(answer) == "file"


def test_a_lot_that_cannot_be_begun(app: Flask) -> None:
    operator = local(app)
    operator.text("/typing/")
    answer = operator.post("/typing/", {"standard": "no such one", "lot": "R-9"})
    assert (led_to(answer), 'value="R-9"' in tag(answer.text, "lot")) == ("standard", True)


def test_whoever_cannot_sign_in_comes_to_where_they_wanted(app: Flask, administrator: Browser) -> None:
    browser = Browser(app)
    browser.get("/sign-in?next=/manage/keys")
    answer = browser.post("/sign-in", {"login": "ani", "password": "salah sama sekali", "next": "/manage/keys"})
    assert led_to(answer) == "password"
    assert 'value="/manage/keys"' in answer.text
    assert administrator.get("/manage/").status_code == 200


def test_whoever_was_away_too_long_comes_back_to_the_form(app: Flask, administrator: Browser) -> None:
    administrator.text("/manage/")
    sign_out_everywhere(people(app.config["QC"].store)[0].id, app.config["QC"].store)
    assert administrator.post("/manage/people", SOMEBODY).location == "/sign-in?next=/manage/"


def test_what_is_said_of_a_lot_stays_as_typed(app: Flask) -> None:
    owner = local(app)
    owner.get("/uploads/new")
    rings = SAMPLES / "ring-piston" / "piston_rings.csv"
    with rings.open("rb") as stream:
        sent = {"batch": (stream, rings.name), "standard": "example:contoh-ring-piston"}
        place = owner.post("/uploads/", sent, content_type="multipart/form-data").location
    owner.get(place)
    answer = owner.post(place, {"lot": "R-1", "quantity": "banyak", "pilot_units": "125"})
    assert led_to(answer) == "quantity"
    assert [f'value="{text}"' in tag(answer.text, name) for name, text in (("lot", "R-1"), ("pilot_units", "125"))] == [
        True,
        True,
    ]
    owner.post(place, {"lot": "R-1", "pilot_units": "125"})
    owner.text("/batches/1")
    answer = owner.post("/batches/1/dispositions", {"decision": "rework", "units": "12-40", "why": " "})
    assert (led_to(answer), 'value="12-40"' in tag(answer.text, "units")) == ("why", True)
    assert '<option value="rework" selected>' in answer.text
    answer = owner.post("/batches/1/remeasured", {"characteristic": "diameter_mm", "readings": "74,01 x"})
    assert (led_to(answer), 'value="74,01 x"' in tag(answer.text, "readings")) == ("readings", True)
    answer = owner.post("/batches/1/questions", {"text": "y" * 2001})
    assert (led_to(answer), "y" * 2001 in answer.text) == ("text", True)


def test_what_concerns_no_field_stands_above_the_form(administrator: Browser) -> None:
    administrator.text("/buyer/standards")
    with (Path(__file__)).open("rb") as stream:
        sent = {"standard": (stream, "not-a-standard.toml")}
        answer = administrator.post("/buyer/standards", sent, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert re.search(r'<div tabindex="-1" autofocus>\s*<ul class="problems" role="alert">', answer.text)
    assert answer.text.index('role="alert"') > answer.text.index('action="/buyer/standards"')


def test_every_form_is_shown_again_to_whoever_may_send_it(app: Flask) -> None:
    sends = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())} - NOTHING_TYPED
    views = app.view_functions
    assert [name for name in sends if not hasattr(views[name], "on_page")] == []
    for name in sends:
        page = views[getattr(views[name], "on_page")]  # noqa: B009 - a function has no such field
        allowed, asked = (getattr(view, "open_to") for view in (page, views[name]))  # noqa: B009 - the same
        assert asked <= allowed, name  # roles, or twice that it is open to all


def test_every_sentence_that_is_placed_is_said() -> None:
    said = set()
    for path in CATALOGUE.glob("*.po"):
        with path.open("rb") as stream:
            said |= {str(entry.id) for entry in read_po(stream)}
    assert set(forms.ABOUT) - said == set()
