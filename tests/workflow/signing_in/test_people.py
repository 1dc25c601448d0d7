"""People and their accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from qc.errors import UsageError
from qc.store import schema
from qc.store.log import breaches
from qc.workflow.remembered.exports import _table
from qc.workflow.signing_in import sessions
from qc.workflow.signing_in.passwords import keep
from qc.workflow.signing_in.people import Role, add_person, change_person, people, person

if TYPE_CHECKING:
    from qc.store.opening import Store

GOOD = "tiga kuda makan soto"


def test_a_person_is_remembered_with_their_side(store: Store) -> None:
    siti = add_person("Siti", " SITI ", Role.OWNER, workshop="Bengkel Maju", password=GOOD, store=store, who="Budi")
    qa = add_person("Pak Budi", "Pak Budi", Role.BUYER, buyer="PT Baru", store=store)
    assert (siti.login, siti.role, siti.has_password) == ("siti", Role.OWNER, True)
    assert (siti.workshop, siti.buyer) == ("Bengkel Maju", None)
    assert (qa.login, qa.buyer, qa.workshop, qa.has_password, qa.active) == ("pak budi", "PT Baru", None, False, True)
    assert people(store) == (siti, qa)
    assert person(qa.id, store) == qa
    with store.reading() as connection:
        assert list(breaches(connection)) == []
        assert connection.execute(sa.text("SELECT who FROM log ORDER BY number LIMIT 1")).scalar() == "Budi"


def test_two_people_of_a_workshop_share_it(store: Store) -> None:
    for name in ("Siti", "Tono"):
        add_person(name, name, Role.OPERATOR, workshop=" Maju ", store=store)
    with store.reading() as connection:
        assert connection.execute(sa.select(schema.WORKSHOP.c.name)).scalars().all() == ["Maju"]


def test_each_change_is_a_new_row_and_the_newest_counts(store: Store) -> None:
    siti = add_person("Siti", "siti", Role.OWNER, workshop="Maju", store=store)
    changed = change_person(siti.id, role=Role.OPERATOR, password=GOOD, store=store)
    gone = change_person(siti.id, active=False, store=store)
    assert (changed.role, changed.has_password, changed.active) == (Role.OPERATOR, True, True)
    assert (gone.role, gone.has_password, gone.active) == (Role.OPERATOR, True, False)
    with store.reading() as connection:
        rows = connection.execute(sa.select(schema.ACCOUNT.c.replaces).order_by(schema.ACCOUNT.c.id)).scalars().all()
        assert rows == [None, 1, 2]
        assert list(breaches(connection)) == []


@pytest.mark.parametrize("login", ["siti", "SITI", " siti", "ſiti"])
def test_a_login_name_is_one_person_s(store: Store, login: str) -> None:
    add_person("Siti", "siti", Role.TRAINER, store=store)
    with pytest.raises(UsageError, match="this login name is taken"):
        add_person("Another", login, Role.TRAINER, store=store)
    assert len(people(store)) == 1


@pytest.mark.parametrize("login", ["", "a", "a" * 65, "si\x00ti", "si\u202eti", "si\u200bti", "si\ud800ti", "a\tb"])
def test_a_login_name_that_cannot_be_told_from_others_is_refused(store: Store, login: str) -> None:
    with pytest.raises(UsageError, match="this login name will not do"):
        add_person("Siti", login, Role.TRAINER, store=store)


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("pendek", "at least 8 characters"),
        ("x" * 129, "at most 128 characters"),
        ("Rahasia123", "not among those that people try first"),
        ("BISMILLAH", "not among those that people try first"),
        ("Siti.Maju", "another one than the login name"),
        ("sandi\ud800panjang", "letters, digits and signs"),
    ],
)
def test_a_password_that_others_would_guess_is_refused(store: Store, password: str, expected: str) -> None:
    with pytest.raises(UsageError) as refused:
        add_person("Siti", "siti.maju", Role.TRAINER, password=password, store=store)
    assert expected in str(refused.value)
    assert password not in str(refused.value)
    assert people(store) == ()


def test_a_role_needs_its_side(store: Store) -> None:
    for role in (Role.OWNER, Role.OPERATOR, Role.BUYER):
        with pytest.raises(UsageError, match=f"which {'buyer' if role is Role.BUYER else 'workshop'} this person"):
            add_person("Siti", "siti", role, workshop=None if role is not Role.BUYER else "Maju", store=store)
    trainer = add_person("Siti", "siti", Role.TRAINER, store=store)
    with pytest.raises(UsageError, match="which workshop this person"):
        change_person(trainer.id, role=Role.OWNER, store=store)
    assert person(trainer.id, store).role is Role.TRAINER


def test_whoever_gets_a_role_gets_the_side_that_it_needs(store: Store) -> None:
    tuti = add_person("Tuti", "tuti", Role.TRAINER, password=GOOD, store=store)
    owner = change_person(tuti.id, role=Role.OWNER, workshop=" CV Maju ", store=store)
    assert (owner.role, owner.workshop, owner.buyer) == (Role.OWNER, "CV Maju", None)
    later = change_person(tuti.id, password=f"{GOOD} lagi", store=store)
    assert (later.workshop, people(store)) == ("CV Maju", (later,))
    with pytest.raises(UsageError, match="which workshop this person"):
        change_person(tuti.id, workshop="  ", store=store)
    assert change_person(tuti.id, role=Role.TRAINER, workshop="", store=store).workshop == "CV Maju"
    assert change_person(tuti.id, role=Role.OPERATOR, workshop="CV Lain", store=store).workshop == "CV Lain"
    buyer = change_person(tuti.id, role=Role.BUYER, buyer="PT Baru", store=store)
    assert (buyer.workshop, buyer.buyer) == ("CV Lain", "PT Baru")
    with store.reading() as connection:
        assert connection.execute(sa.select(schema.WORKSHOP.c.name)).scalars().all() == ["CV Maju", "CV Lain"]
        assert list(breaches(connection)) == []


def test_a_password_that_is_kept_anew_leaves_the_side_as_it_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    tuti = add_person("Tuti", "tuti", Role.TRAINER, password=GOOD, store=store)
    change_person(tuti.id, role=Role.OWNER, workshop="CV Maju", store=store)
    monkeypatch.setattr(sessions, "outdated", lambda _: True)
    session, _ = sessions.sign_in("tuti", GOOD, address="10.0.0.7", store=store)
    assert session.person is not None
    assert (session.person.workshop, person(tuti.id, store).workshop) == ("CV Maju", "CV Maju")
    with store.reading() as connection:
        kept = connection.execute(sa.select(sa.func.count()).select_from(schema.ACCOUNT)).scalar_one()
    assert kept == 3


def test_somebody_always_manages_people(store: Store) -> None:
    one = add_person("Admin", "admin", Role.ADMINISTRATOR, password=GOOD, store=store)
    with pytest.raises(UsageError, match="nobody would be left"):
        change_person(one.id, active=False, store=store)
    with pytest.raises(UsageError, match="nobody would be left"):
        change_person(one.id, role=Role.TRAINER, store=store)
    add_person("Other", "other", Role.ADMINISTRATOR, password=GOOD, store=store)
    assert change_person(one.id, active=False, store=store).active is False


def test_an_unknown_person_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="no such person"):
        person(7, store)
    with pytest.raises(UsageError, match="no such person"):
        change_person(7, active=False, store=store)


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_name_is_needed(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="a name is needed"):
        add_person(name, "siti", Role.TRAINER, store=store)


def test_hostile_names_are_kept_as_text(store: Store) -> None:
    for i, name in enumerate(("<script>alert(1)</script>", "'; DROP TABLE person; --", "اسم\u202e", "😀", "a\x00b")):
        found = add_person(name, f"login{i}", Role.OWNER, workshop=f"{name} & Co", store=store)
        assert person(found.id, store).name == name.replace("\x00", "\ufffd")
    with store.reading() as connection:
        assert list(breaches(connection)) == []


def test_no_password_leaves_in_an_export(store: Store) -> None:
    add_person("Siti", "siti", Role.TRAINER, password=GOOD, store=store)
    with store.reading() as connection:
        text = _table(connection, schema.ACCOUNT)
    assert "siti" in text
    assert "argon2" not in text


def test_a_password_is_kept_as_argon2id_of_the_small_memory_profile() -> None:
    """RFC 9106, section 4: 64 MiB, three passes, four lanes, where less memory is at hand."""
    assert keep("tiga kata yang lain").startswith(b"$argon2id$v=19$m=65536,t=3,p=4$")
