"""Signing in, staying in, being signed out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from qc.errors import UsageError
from qc.store import schema
from qc.store.log import breaches
from qc.workflow.signing_in import passwords
from qc.workflow.signing_in.people import Person, Role, add_person, change_person
from qc.workflow.signing_in.sessions import (
    open_local,
    session_of,
    sign_in,
    sign_out,
    sign_out_everywhere,
)

if TYPE_CHECKING:
    from qc.store.opening import Store

GOOD, HOME = "tiga kuda makan soto", "192.168.1.7"
WRONG = "login name or password is not right"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def on(self, **much: float) -> None:
        self.now += dt.timedelta(**much)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def timed(store: Store, clock: Clock) -> Store:
    """A store whose clock is set by hand."""
    return replace(store, clock=clock)


@pytest.fixture
def siti(timed: Store) -> Person:
    return add_person("Siti", "siti", Role.OWNER, workshop="Maju", password=GOOD, store=timed)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords take no time here."""
    monkeypatch.setattr(passwords, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def fail(store: Store, times: int, login: str = "siti", address: str = HOME) -> None:
    for _ in range(times):
        with pytest.raises(UsageError, match=WRONG):
            sign_in(login, "not this one", address=address, store=store)


def test_whoever_knows_the_password_is_signed_in_and_out(timed: Store, siti: Person) -> None:
    session, token = sign_in(" SITI ", GOOD, address=HOME, store=timed)
    assert (session.person, session.role, session.who) == (siti, Role.OWNER, "Siti")
    assert session_of(token, timed) == session
    assert len(token) >= 43
    sign_out(token, timed)
    assert session_of(token, timed) is None


def test_only_the_digest_of_a_token_is_kept(timed: Store, siti: Person) -> None:
    _, token = sign_in(siti.login, GOOD, address=HOME, store=timed)
    with timed.reading() as connection:
        row = connection.execute(sa.select(schema.SESSION)).one()
    assert token not in str(row)
    assert session_of(row.token_sha256, timed) is None


@pytest.mark.parametrize("login", ["siti", "nobody", "", "x" * 10_000, "si\x00ti", "\ud800", "gone", "bare"])
def test_one_sentence_for_whatever_is_wrong(timed: Store, siti: Person, login: str) -> None:
    gone = add_person("Gone", "gone", Role.TRAINER, password="not this one!", store=timed)
    change_person(gone.id, active=False, store=timed)
    add_person("Bare", "bare", Role.TRAINER, store=timed)
    with pytest.raises(UsageError) as refused:
        sign_in(login, "not this one!", address=HOME, store=timed)
    assert str(refused.value) == (
        "login name or password is not right\n"
        "  what to do: Check capitals, and ask whoever manages people if it does not help."
    )
    assert siti.active


@pytest.mark.parametrize("password", ["", "x" * 10**6, "\ud800" * 20, "\x00", GOOD + " ", GOOD.upper(), "-"])
def test_hostile_passwords_are_wrong_ones(timed: Store, siti: Person, password: str) -> None:
    with pytest.raises(UsageError, match=WRONG):
        sign_in(siti.login, password, address=HOME, store=timed)


def test_an_unknown_login_takes_the_work_of_a_known_one(timed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - argon2's own name
            done.append("verified")
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Counting)
    fail(timed, 1, login="nobody")
    assert done == ["verified"]


def test_a_session_ends_when_nothing_is_asked_for(timed: Store, siti: Person, clock: Clock) -> None:
    _, token = sign_in(siti.login, GOOD, address=HOME, store=timed)
    for _ in range(3):
        clock.on(minutes=59)
        assert session_of(token, timed) is not None
    clock.on(minutes=60)
    assert session_of(token, timed) is None


def test_a_session_ends_after_twelve_hours_however_busy(timed: Store, siti: Person, clock: Clock) -> None:
    _, token = sign_in(siti.login, GOOD, address=HOME, store=timed)
    for _ in range(23):
        clock.on(minutes=30)
        assert session_of(token, timed) is not None
    clock.on(minutes=30)
    assert session_of(token, timed) is None


def test_being_seen_is_noted_once_a_minute(timed: Store, siti: Person, clock: Clock) -> None:
    _, token = sign_in(siti.login, GOOD, address=HOME, store=timed)
    noted = []
    for seconds in (30, 29, 1):
        clock.on(seconds=seconds)
        session_of(token, timed)
        with timed.reading() as connection:
            noted.append(connection.execute(sa.select(schema.SESSION.c.seen)).scalar_one()[11:19])
    assert noted == ["08:00:00", "08:00:00", "08:01:00"]


def test_a_clock_set_back_ends_sessions_and_locks_nobody_out(timed: Store, siti: Person, clock: Clock) -> None:
    _, token = sign_in(siti.login, GOOD, address=HOME, store=timed)
    fail(timed, 5)
    clock.on(hours=-3)
    assert session_of(token, timed) is None
    assert sign_in(siti.login, GOOD, address=HOME, store=timed)[0].person == siti


@pytest.mark.parametrize(
    "changed", [{"password": "empat sapi makan rumput"}, {"role": Role.OPERATOR}, {"active": False}]
)
def test_a_changed_person_is_signed_out_everywhere(timed: Store, siti: Person, changed: dict[str, object]) -> None:
    tokens = [sign_in(siti.login, GOOD, address=HOME, store=timed)[1] for _ in range(2)]
    change_person(siti.id, store=timed, **changed)  # type: ignore[arg-type]  # each of its own kind
    assert [session_of(token, timed) for token in tokens] == [None, None]


def test_a_session_of_an_account_that_was_replaced_meanwhile_opens_nothing(timed: Store, siti: Person) -> None:
    _, token = sign_in(siti.login, GOOD, address=HOME, store=timed)
    with timed.writing("Budi") as book:
        about = {"person": siti.id, "login": "siti", "role": "owner", "active": True, "password_hash": None}
        book.append(schema.ACCOUNT, **about, replaces=1)
    assert session_of(token, timed) is None


def test_signing_out_everywhere_leaves_others_in(timed: Store, siti: Person) -> None:
    add_person("Budi", "budi", Role.TRAINER, password=GOOD, store=timed)
    hers, his = (sign_in(login, GOOD, address=HOME, store=timed)[1] for login in ("siti", "budi"))
    sign_out_everywhere(siti.id, timed)
    assert session_of(hers, timed) is None
    assert session_of(his, timed) is not None


def test_five_failures_make_a_login_wait(timed: Store, siti: Person, clock: Clock) -> None:
    fail(timed, 1)
    clock.on(minutes=5)
    fail(timed, 4)
    with pytest.raises(UsageError, match="too many attempts to sign in: wait 10 minutes"):
        sign_in(siti.login, GOOD, address="10.0.0.1", store=timed)
    clock.on(minutes=9, seconds=30)
    with pytest.raises(UsageError, match=r"wait 1 minute$"):
        sign_in("SITI", GOOD, address="10.0.0.1", store=timed)
    clock.on(seconds=30)
    assert sign_in(siti.login, GOOD, address=HOME, store=timed)[0].person == siti


def test_whoever_gets_in_starts_anew(timed: Store, siti: Person) -> None:
    fail(timed, 4)
    sign_in(siti.login, GOOD, address=HOME, store=timed)
    fail(timed, 4)
    assert sign_in(siti.login, GOOD, address=HOME, store=timed)[0].person == siti


def test_twenty_failures_make_an_address_wait(timed: Store, siti: Person) -> None:
    for i in range(5):
        fail(timed, 4, login=f"somebody{i}")
    with pytest.raises(UsageError, match="too many attempts to sign in: wait 15 minutes"):
        sign_in(siti.login, GOOD, address=HOME, store=timed)
    assert sign_in(siti.login, GOOD, address="10.0.0.2", store=timed)[0].person == siti


def test_what_was_typed_as_a_login_is_not_kept(timed: Store) -> None:
    fail(timed, 1, login="my password by mistake")
    with timed.reading() as connection:
        assert "mistake" not in str(connection.execute(sa.select(schema.ATTEMPT)).all())


def test_a_password_is_kept_anew_where_guessing_became_cheaper(
    timed: Store, siti: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    (_, before), table = sign_in(siti.login, GOOD, address=HOME, store=timed), schema.ACCOUNT
    monkeypatch.setattr(passwords, "_hasher", lambda: PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    _, token = sign_in(siti.login, GOOD, address=HOME, store=timed)
    with timed.reading() as connection:
        kept = connection.execute(sa.select(table.c.password_hash).order_by(table.c.id)).scalars().all()
        assert list(breaches(connection)) == []
    assert [b"t=1" in kept[0], b"t=2" in kept[1]] == [True, True]
    assert session_of(token, timed) is not None
    assert session_of(before, timed) is not None


def test_the_computer_s_own_user_is_in_until_somebody_manages_people(timed: Store) -> None:
    token = open_local(timed)
    session = session_of(token, timed)
    assert session is not None
    assert (session.person, session.role, session.who) == (None, Role.ADMINISTRATOR, None)
    add_person("Siti", "siti", Role.OWNER, workshop="Maju", store=timed)
    assert session_of(token, timed) is not None
    with pytest.raises(UsageError, match="there are accounts already"):
        open_local(timed)
    add_person("Admin", "admin", Role.ADMINISTRATOR, password=GOOD, store=timed)
    assert session_of(token, timed) is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "x" * 10**6])
def test_another_token_opens_nothing(timed: Store, token: str) -> None:
    open_local(timed)
    assert session_of(token, timed) is None
