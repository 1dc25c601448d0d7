"""Questions and replies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from remembered_rows import batch_row

from qc.errors import UsageError
from qc.store.log import breaches
from qc.workflow.signing_in.people import Person, Role, add_person
from qc.workflow.spoken.questions import ask, open_questions, questions_of, reply

if TYPE_CHECKING:
    from qc.store.opening import Store


@pytest.fixture
def buyer(store: Store) -> Person:
    return add_person("Bu Rina", "rina", Role.BUYER, buyer="PT Baru", store=store)


def test_a_question_is_asked_and_answered(store: Store, buyer: Person) -> None:
    owner = add_person("Siti", "siti", Role.OWNER, workshop="Maju", store=store)
    batch = batch_row(store)
    asked = ask(batch, "  Why was the tool changed?  ", buyer.id, store=store, who=buyer.name)
    assert (asked.text, asked.by, asked.batch, asked.replies) == ("Why was the tool changed?", "Bu Rina", batch, ())
    reply(asked.id, "It was worn.", owner.id, store=store)
    answered = reply(asked.id, "Photo follows.", store=store)
    assert [(one.text, one.by) for one in answered.replies] == [("It was worn.", "Siti"), ("Photo follows.", None)]
    assert questions_of(batch, store) == (answered,)
    with store.reading() as connection:
        assert list(breaches(connection)) == []


def test_each_side_sees_what_waits_for_a_reply(store: Store, buyer: Person) -> None:
    first = ask(batch_row(store, "L1", workshop="Maju", buyer="PT Baru"), "1?", buyer.id, store=store)
    second = ask(batch_row(store, "L2", workshop="Jaya", buyer="PT Baru"), "2?", store=store)
    third = ask(batch_row(store, "L3", workshop="Maju", buyer="PT Lama"), "3?", store=store)
    assert open_questions(store=store) == (first, second, third)
    assert open_questions(workshop="Maju", store=store) == (first, third)
    assert open_questions(buyer="PT Baru", store=store) == (first, second)
    assert open_questions(buyer="PT Lama", workshop="Jaya", store=store) == ()
    reply(first.id, "!", store=store)
    assert open_questions(workshop="Maju", store=store) == (third,)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 2001])
def test_words_are_needed(store: Store, text: str) -> None:
    batch = batch_row(store)
    with pytest.raises(UsageError, match="words are needed"):
        ask(batch, text, store=store)
    question = ask(batch, "x" * 2000, store=store)
    with pytest.raises(UsageError, match="words are needed"):
        reply(question.id, text, store=store)
    assert questions_of(batch, store) == (question,)


@pytest.mark.parametrize("number", [0, 9, -1, 10**30])
def test_what_is_not_there_is_said(store: Store, number: int) -> None:
    with pytest.raises(UsageError, match="there is no such batch"):
        ask(number, "Why?", store=store)
    with pytest.raises(UsageError, match="there is no such question"):
        reply(number, "So.", store=store)
    assert questions_of(number, store) == ()


def test_hostile_words_are_kept_as_text(store: Store) -> None:
    batch = batch_row(store)
    for text in ("<script>alert(1)</script>", "'; DROP TABLE reply; --", "\u202eabc", "😀", "=1+1", "a\x00b"):
        question = ask(batch, text, store=store)
        assert question.text == text.replace("\x00", "\ufffd")
