"""Questions about a recorded batch, those about its data and those of people, and the workshop's answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.proof.drawing import drawing_in
from qc.store import schema
from qc.store.keeping import keep_file
from qc.store.opening import open_store
from qc.store.plain import written
from qc.values import dataclass
from qc.verdict.asked.question_answers import with_answers
from qc.verdict.asked.question_facts import GivenAnswer
from qc.words import language, message
from qc.words.days import as_day
from qc.workflow.proofs import report_bytes
from qc.workflow.remembered.recalled import recalled
from qc.workflow.remembered.remembering import user
from qc.workflow.spoken.questions import questions_of, reply
from qc.workflow.spoken.saying import checked_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qc.proof.own_key import Signer
    from qc.words import Message

_OF_PEOPLE = "q"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question with its answers.

    Attributes
    ----------
    name : str
        By which an answer names it: ``1`` and so on for the data, ``q3`` for what somebody asked.
    text : Message or str
        The question.
    answers : tuple of (str, str, str)
        Who, when, and the words.
    """

    name: str
    text: Message | str
    answers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All questions about a recorded batch.

    Attributes
    ----------
    batch : int
        It was recorded under.
    lot : str
        Its lot.
    asked : tuple of Asked
        Those about the data first.
    """

    batch: int
    lot: str
    asked: tuple[Asked, ...]

    def text(self, lang: str = "id") -> str:
        """Return them as a terminal shows them."""
        reader = language(lang)
        return "\n".join(reader.say(line) for line in self._lines())

    def _lines(self) -> Iterator[Message]:
        if not self.asked:
            yield message("Nothing was asked about lot {lot} (batch {batch}).", lot=self.lot, batch=str(self.batch))
            return
        yield message("Questions about lot {lot} (batch {batch}):", lot=self.lot, batch=str(self.batch))
        for one in self.asked:
            yield message("{name}. {text}", name=one.name, text=one.text)
            for who, when, said in one.answers:
                yield message("    {who}, {when}: {said}", who=who, when=as_day(when), said=said)
            if not one.answers:
                yield message("    not answered yet")

    def to_json(self) -> str:
        """Return them as JSON."""
        said = language("id"), language("en")
        asked = [
            {
                "name": one.name,
                "text": {reader.code: reader.say(one.text) for reader in said},
                "answers": [dict(zip(("who", "when", "answer"), each, strict=True)) for each in one.answers],
            }
            for one in self.asked
        ]
        known = {"batch": self.batch, "lot": self.lot, "questions": asked}
        return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def answers_of(batch: int, *, store: str | Path | None = None) -> Answers:
    """Return everything that was asked about a recorded batch.

    Parameters
    ----------
    batch : int
        It was recorded under.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If there is no such batch.
    """
    found = recalled(batch, store=store)
    questions = found.verdict.facts.questions
    asked = [
        Asked(
            name=str(number),
            text=message("{seen}. {ask}", seen=one.seen, ask=one.ask),
            answers=() if one.answer is None else ((one.answer.who, one.answer.when, one.answer.answer),),
        )
        for number, one in enumerate(() if questions is None else questions.asked, start=1)
    ]
    asked += [
        Asked(
            name=f"{_OF_PEOPLE}{one.id}",
            text=one.text,
            answers=tuple(
                (each.by or "–", each.moment.astimezone().date().isoformat(), each.text) for each in one.replies
            ),
        )
        for one in questions_of(batch, store)
    ]
    return Answers(batch=batch, lot=found.kept.called, asked=tuple(asked))


def answer(batch: int, question: str, text: str, *, store: str | Path | None = None, who: str | None = None) -> Answers:
    """Answer a question about a recorded batch, and return all of them.

    Parameters
    ----------
    batch : int
        It was recorded under.
    question : str
        A data question's number or id, or what somebody asked: ``q`` and its number.
    text : str
        The answer, at most 2,000 characters.
    store, who : optional
        Where everything is remembered, and who answers.

    Raises
    ------
    UsageError
        If there is no such batch, this was not asked about it, or there are no words.
    """
    if question[:1] == _OF_PEOPLE and question[1:].isdecimal():
        if int(question[1:]) not in {one.id for one in questions_of(batch, store)}:
            raise _unasked(batch, question, store)
        reply(int(question[1:]), text, store=store, who=who)
    else:
        _keep(batch, question, checked_words(text), store, who or user())
    return answers_of(batch, store=store)


def _unasked(batch: int, question: str, store: str | Path | None) -> UsageError:
    """Return that a question was not asked, with the names of those that were."""
    known = tuple(one.name for one in answers_of(batch, store=store).asked)
    expected = message("one of {values}", values=known) if known else message("no questions were asked")
    return UsageError([Problem(reason=message("this question was not asked"), found=question, expected=expected)])


def _keep(batch: int, question: str, text: str, store: str | Path | None, who: str) -> None:
    """Record an answer to a data question, under the question's id."""
    opened = open_store(store)
    facts = recalled(batch, store=store).verdict.facts
    known = () if facts.questions is None else tuple(one.id for one in facts.questions.asked)
    if question not in (*known, *(str(number) for number in range(1, len(known) + 1))):
        raise _unasked(batch, question, store)
    given = GivenAnswer(question=question, who=who, when="-", answer=text)
    asked = with_answers(facts, [given]).questions
    assert asked is not None
    name = next(one.id for one in asked.asked if one.answer is not None)
    with opened.writing(who) as book:
        said = {"question": name, "said": text, "said_by": None, "moment": written(opened.clock())}
        book.append(schema.ANSWER, batch=batch, **said)


def report_again(
    batch: int,
    lang: str,
    *,
    signer: Signer | None = None,
    store: str | Path | None = None,
    who: str | None = None,
) -> bytes:
    """Return a recorded batch's report with all answers that were given since, and keep it beside the earlier ones.

    Parameters
    ----------
    batch : int
        It was recorded under.
    lang : {"id", "en"}
        The reader's language.
    signer : Signer, optional
        The workshop's opened key.
    store, who : optional
        Where everything is remembered, and who writes it.

    Raises
    ------
    UsageError
        If there is no such batch.
    """
    verdict = recalled(batch, store=store).verdict
    content = report_bytes(verdict.facts, verdict.standard, drawing_in(lang), signer)
    with open_store(store).writing(who or user()) as book:
        book.append(schema.REPORT, batch=batch, language=lang, content=keep_file(book, content))
    return content
