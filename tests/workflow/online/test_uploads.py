"""Uploads: received, advanced, forgotten."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from qc.errors import InputError, UsageError
from qc.store import schema
from qc.store.log import head_of
from qc.workflow.online.uploads import (
    State,
    advance,
    forget,
    pending,
    receive,
    recorded_as,
    unfinished_of,
    upload_line,
    upload_of,
)
from qc.workflow.signing_in.people import Role, add_person

if TYPE_CHECKING:
    from qc.store.opening import Store

MEGA = 2**20


def sent(store: Store, name: str = "a.csv", content: bytes = b"x", person: int | None = None) -> str:
    return receive(name, content, person=person, options={"lot": name}, store=store)


def test_a_file_comes_back_byte_for_byte(store: Store) -> None:
    content = bytes(range(256)) * 100
    key = receive("a.xlsx", content, person=None, options={"lot": "7/ü", "n": 3}, pilot=("p.csv", b"\x00"), store=store)
    found = upload_of(key, store)
    assert (found.name, found.content, found.size) == ("a.xlsx", content, 25_600)
    assert (found.pilot_name, found.pilot) == ("p.csv", b"\x00")
    assert (found.options, found.state, found.progress, found.batch) == (
        {"lot": "7/ü", "n": 3},
        State.RECEIVED,
        {},
        None,
    )
    line = upload_line(key, store)
    assert (line.key, line.size, line.created) == (key, found.size, found.created)
    assert not hasattr(line, "content")


def test_an_upload_leaves_no_entry_in_the_log(store: Store) -> None:
    sent(store)
    with store.reading() as connection:
        assert head_of(connection)[0] == 0


def test_keys_cannot_be_guessed(store: Store) -> None:
    keys = {sent(store) for _ in range(5)}
    assert len(keys) == 5
    assert min(map(len, keys)) >= 32


def test_what_waits_for_the_server_is_taken_up_in_order(store: Store) -> None:
    keys = [sent(store, name) for name in "abcdef"]
    for key, state in zip(keys, State, strict=True):
        advance(key, state, store=store)
    waiting = {State.RECEIVED, State.READING, State.JUDGING}
    assert pending(store) == tuple(key for key, state in zip(keys, State, strict=True) if state in waiting)
    assert [one.name for one in unfinished_of(None, store)] == list("dcba")


def test_each_step_says_what_it_found(store: Store) -> None:
    key = sent(store)
    advance(key, State.ASKING, progress={"shown": "<b>1</b>"}, store=store)
    advance(key, State.JUDGING, options={"lot": "L8"}, store=store)
    found = upload_of(key, store)
    assert (found.progress, found.options, found.state) == ({"shown": "<b>1</b>"}, {"lot": "L8"}, State.JUDGING)


def test_what_is_done_stays_done(store: Store) -> None:
    key = sent(store)
    advance(key, State.DONE, progress={}, store=store)
    advance(key, State.FAILED, progress={"problems": []}, store=store)
    assert upload_of(key, store).state is State.DONE


def test_people_see_their_own(store: Store) -> None:
    one, other = (add_person(name, name, Role.TRAINER, store=store).id for name in ("Siti", "Budi"))
    keys = [sent(store, person=who) for who in (one, other, None)]
    assert [[each.key for each in unfinished_of(who, store)] for who in (one, other, None)] == [[key] for key in keys]


@pytest.mark.parametrize("state", [State.RECEIVED, State.ASKING])
def test_nobody_heaps_up_files(store: Store, state: State) -> None:
    one, other = (add_person(name, name, Role.TRAINER, store=store).id for name in ("Siti", "Budi"))
    keys = [sent(store, person=one) for _ in range(20)]
    advance(keys[0], state, store=store)
    with pytest.raises(UsageError, match="20 files of yours"):
        sent(store, person=one)
    assert sent(store, person=other)
    advance(keys[0], State.FAILED, store=store)
    assert sent(store, person=one)


def test_a_file_may_be_as_large_as_is_said(store: Store) -> None:
    assert upload_line(sent(store, content=bytes(20 * MEGA)), store).size == 20 * MEGA
    with pytest.raises(InputError, match="the file is too large") as refused:
        sent(store, "big.csv", content=bytes(20 * MEGA + 1))
    assert "at most 20 MB" in str(refused.value)
    with pytest.raises(InputError, match=r"p\.csv: the file is too large"):
        receive("a", b"", person=None, options={}, pilot=("p.csv", bytes(20 * MEGA + 1)), store=store)


@pytest.mark.parametrize("key", ["", "x", "\x00", "\ud800", "'; DROP TABLE upload; --"])
def test_an_unknown_key_is_said(store: Store, key: str) -> None:
    sent(store)
    for asked in (upload_of, upload_line):
        with pytest.raises(UsageError, match="there is no such upload"):
            asked(key, store)
    assert len(unfinished_of(None, store)) == 1


def test_hostile_names_and_words_come_back_as_text(store: Store) -> None:
    for name in ("../../etc/passwd", "a\x00b", "\ud83d", "x" * 10_000, "<script>", "\u202egpj.exe"):
        key = receive(name, b"", person=None, options={"lot": name}, store=store)
        found = upload_of(key, store)
        assert found.name == name.replace("\x00", "\ufffd").replace("\ud83d", "\ufffd")
        assert found.options == {"lot": name}


def test_old_uploads_are_forgotten_but_those_that_wait(store: Store) -> None:
    keys = [sent(store, name) for name in "abcdef"]
    for key, state in zip(keys, State, strict=True):
        advance(key, state, store=store)
    later = replace(store, clock=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=3))
    assert forget(dt.timedelta(days=4), later) == 0
    assert forget(dt.timedelta(days=2), later) == 3
    assert [one.state for one in unfinished_of(None, store)] == [State.JUDGING, State.READING, State.RECEIVED]


def test_the_batch_that_came_of_a_file_is_found(store: Store) -> None:
    key = sent(store, content=b"1;2;3")
    assert recorded_as(key, store) is None
    with store.writing("Siti") as book:
        buyer = book.append(schema.BUYER, name="PT Baru")
        part = book.append(schema.PART, buyer=buyer, part_number="A", name_id="a", name_en="a")
        digest = hashlib.sha256(b"1;2;3").hexdigest()
        file = book.append(schema.FILE, sha256=digest, size=5, content=b"1;2;3")
        about = {"part": part, "revision": "1", "name": "a", "sha256": "0", "complete": file, "source": file}
        standard = book.append(schema.STANDARD, **about)
        batch = book.append(schema.BATCH, part=part, standard=standard, sampled=3)
        book.append(schema.BATCH_FILE, batch=batch, role="pilot", name="a", content=file)
    assert recorded_as(key, store) is None
    with store.writing("Siti") as book:
        book.append(schema.BATCH_FILE, batch=batch, role="batch", name="a", content=file)
    assert recorded_as(key, store) == batch


def test_what_is_kept_of_the_options_is_json(store: Store) -> None:
    key = sent(store)
    with store.reading() as connection:
        kept = connection.execute(sa.select(schema.UPLOAD.c.options).where(schema.UPLOAD.c.key == key)).scalar_one()
    assert json.loads(kept) == {"lot": "a.csv"}
