"""``qc people``: who may sign in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pytest
from new_stores import new_store
from remembering import run

from qc.cli import password
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "tiga kuda makan soto"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place without anybody, and a password in the environment."""
    monkeypatch.setenv("QC_PASSWORD", GOOD)
    new_store(tmp_path / "store.sqlite")
    return tmp_path


def added(shop: Path, login: str, *more: object) -> tuple[int, str]:
    return run(shop, "people", "add", login, *more)


def test_people_are_added_shown_and_changed(shop: Path) -> None:
    assert "Nobody was added yet" in run(shop, "people", "list")[1]
    assert added(shop, "siti", "--role", "owner", "--workshop", "Maju", "--name", "Bu Siti")[0] == 0
    assert added(shop, "qa", "--role", "buyer", "--buyer", "PT Baru", "--no-password")[0] == 0
    _, text = run(shop, "people", "list", lang="id")
    assert "Bu Siti" in text
    assert "belum: tanpa kata sandi" in text
    status, text = run(shop, "people", "change", "QA", "--password", "--may-sign-in", "no", "--who", "Budi")
    assert (status, "changed: qa" in text) == (0, True), text
    assert run(shop, "people", "change", "siti", "--role", "operator")[0] == 0
    assert run(shop, "people", "change", "siti", "--workshop", "CV Lain")[0] == 0
    known = json.loads(run(shop, "people", "list", "--json", "-")[1])["people"]
    assert [one["workshop"] for one in known] == ["CV Lain", None]
    assert [(one["login"], one["role"], one["active"], one["has_password"]) for one in known] == [
        ("siti", "operator", True, True),
        ("qa", "buyer", False, True),
    ]
    assert GOOD.encode() not in (shop / "store.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("add", "budi", "--role", "owner"), "nobody said which workshop"),
        (("add", "budi", "--role", "king"), "king"),
        (("change", "budi", "--role", "owner"), "add somebody first"),
        (("change", "budi"), "nothing to change was said"),
    ],
)
def test_what_does_not_fit_is_refused(shop: Path, given: tuple[str, ...], said: str) -> None:
    status, text = run(shop, "people", *given)
    assert (status, said in text) == (2, True), text


def test_an_unknown_person_is_said_with_those_who_are_known(shop: Path) -> None:
    added(shop, "siti", "--role", "trainer")
    status, text = run(shop, "people", "change", "sitti", "--role", "trainer")
    assert (status, "one of siti" in text) == (2, True)


def test_without_a_password_and_without_anybody_to_ask_it_is_said(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QC_PASSWORD")
    status, text = added(shop, "siti", "--role", "trainer")
    assert (status, "there is nobody to ask" in text, "QC_PASSWORD" in text) == (2, True, True)
    assert "Nobody was added yet" in run(shop, "people", "list")[1]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("add", "budi", "--role", "owner"), "nobody said which workshop"),
        (("add", "Siti", "--role", "trainer"), "this login name is taken"),
        (("change", "siti", "--role", "buyer", "--password"), "nobody said which buyer"),
    ],
)
def test_no_password_is_asked_for_where_the_rest_is_refused(
    shop: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], said: str
) -> None:
    added(shop, "siti", "--role", "trainer")
    monkeypatch.delenv("QC_PASSWORD")
    status, text = run(shop, "people", *given)
    assert (status, said in text, "password" in text) == (2, True, False), text


def test_it_is_asked_for_twice_and_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QC_PASSWORD", raising=False)
    seen: dict[str, object] = {}

    def prompt(said: str, **how: object) -> str:
        seen.update(how, said=said)
        return GOOD

    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": staticmethod(lambda: True)}))
    monkeypatch.setattr(click, "prompt", prompt)
    assert password.new_password(language("en")) == GOOD
    assert seen == {"said": "new password", "hide_input": True, "confirmation_prompt": "once more", "err": True}
