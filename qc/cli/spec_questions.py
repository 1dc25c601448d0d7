"""The questions by which a standard is made, each answer looked at before the next question."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import click

from qc.errors import InputError, Problem
from qc.spec import answers
from qc.spec.answers import Refusal
from qc.spec.draft import Draft, DraftGauge, DraftItem, DraftName, id_of
from qc.spec.requirement import SHOWN_FORMS, Requirement
from qc.units import canonical
from qc.words import Message, Number, message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from qc.words import Language

_Answer = TypeVar("_Answer")
ENOUGH = frozenset({"cukup", "selesai", "enough", "done"})
BACK = frozenset({"kembali", "back"})
_KNOWN_UNITS = "mm, µm, kg, g, N, N·m, HB, HRC, %, °"
YES = frozenset({"y", "ya", "yes"})
_ENDED = Problem(
    reason=message("the input ended before all questions were answered: nothing was written"),
    fix=message("Start again and answer every question; after the last characteristic write “cukup”."),
)


class Dialogue:
    """Questions to one person, asked until the answer can be used.

    Parameters
    ----------
    reader : Language
        The person's language.
    """

    def __init__(self, reader: Language) -> None:
        self.reader = reader
        self._unit: str | None = None

    def say(self, *said: Message) -> None:
        """Show sentences, one on a line."""
        for sentence in said:
            click.echo(f"  {self.reader.say(sentence)}")

    def ask(self, question: Message, read: Callable[[str], _Answer], default: str | None = None) -> _Answer:
        """Return an answer that can be used; others are explained and asked again."""
        while True:
            given = self._answer(question, default)
            try:
                return read(given)
            except Refusal as refusal:
                self.say(*dict.fromkeys(refusal.said))

    def _answer(self, question: Message, default: str | None) -> str:
        """Return what the person types; who stops, and input that ends, are told that nothing was written."""
        try:
            return str(click.prompt(self.reader.say(question), default=default, show_default=bool(default), type=str))
        except click.Abort as stopped:
            click.echo()
            if isinstance(stopped.__context__, EOFError):
                raise InputError([_ENDED]) from stopped
            click.echo(self.reader.say(message("nothing was written")), err=True)
            raise

    def agrees(self, question: Message) -> bool:
        """Return whether the person says yes; Enter says no."""
        usual = self.reader.say(message("no"))
        return bool(self.ask(question, str.strip, usual).casefold() in YES)

    def standard(self, edition: dt.date) -> Draft:
        """Ask for a whole standard."""
        self.say(message("Enter takes what stands in brackets. Ctrl-C stops without writing anything."))
        buyer = self.ask(message("Buyer, such as PT Contoh Pembeli"), answers.text_answer)
        number = self.ask(message("Part number on the drawing, such as BRK-12"), answers.text_answer)
        name = self.ask(message("Name of the part in Indonesian, such as Braket lampu"), answers.text_answer)
        english = self.ask(message("Its name in English"), answers.text_answer, name)
        revision = self.ask(message("Revision"), answers.text_answer, "A")
        draft = Draft(
            buyer=buyer,
            part_number=number,
            part_name=DraftName(id=name, en=english),
            revision=revision,
            edition=edition,
            items=(),
        )
        while (item := self._item(draft)) is not None:
            draft = replace(draft, items=(*draft.items, item))
        return draft

    def _item(self, draft: Draft) -> DraftItem | None:
        """Ask for one characteristic; None where there are enough."""
        click.echo()
        number = str(len(draft.items) + 1)
        named = self.ask(
            message("{number}. What is inspected, such as Diameter luar; “cukup” when that is all", number=number),
            lambda text: _named(draft, text),
        )
        return None if named is None else self._rest(draft, named)

    def _rest(self, draft: Draft, named: DraftItem) -> DraftItem:
        """Ask for all of a characteristic but its name."""
        english = self.ask(message("   in English"), lambda text: _in_english(draft, named, text), named.names.id)
        self.say(message("What does the buyer ask? For example: {forms}", forms=SHOWN_FORMS))
        item = self.ask(message("   requirement"), lambda text: self._asked(draft, english, text))
        if item.kind == "variable" and item.asked.unit is None:
            question = message("   unit, such as mm")
            item = self.ask(question, lambda text: self._in_unit(draft, item, text), self._unit)
        severity = self.ask(message("   class: critical, major or minor"), answers.class_answer, self._word_for_major())
        item = replace(item, severity=severity)
        return self._with_gauge(draft, item) if item.kind == "variable" else item

    def _word_for_major(self) -> str:
        return self.reader.say(message("major"))

    def _asked(self, draft: Draft, item: DraftItem, text: str) -> DraftItem:
        """Return a characteristic with what is asked of it, and say how that was understood."""
        asked = answers.requirement_answer(text)
        found = replace(item, asked=asked, unit=_for_now(asked))
        answers.check_last(replace(draft, items=(*draft.items, found)))
        self.say(understood(asked), *asked.assumed)
        return replace(found, remarks=asked.assumed)

    def _in_unit(self, draft: Draft, item: DraftItem, text: str) -> DraftItem:
        """Return a characteristic with its unit; one that qc does not know is asked twice."""
        unit = canonical(text) or answers.text_answer(text)
        known, again = canonical(text) is not None, unit == self._unit
        self._unit = unit
        if not known and not again:
            said = message("qc does not know the unit {unit}: write it again to keep it, or write another", unit=unit)
            raise Refusal(said, message("known are for example: {units}", units=_KNOWN_UNITS))
        found = replace(item, unit=unit)
        answers.check_last(replace(draft, items=(*draft.items, found)))
        return found

    def _with_gauge(self, draft: Draft, item: DraftItem) -> DraftItem:
        """Ask which gauge, until its smallest step is said or left open; Enter leaves it open."""
        question = message(
            "   smallest step that it shows, in {unit}, such as 0.01 (Enter: not known; “back”: another gauge)",
            unit=item.unit,
        )
        found: DraftItem | None = None
        while found is None:
            name = self.ask(message("   gauge, such as Jangka sorong digital (Enter: not said)"), str.strip, "")
            if not name:
                return item
            found = self.ask(question, partial(_measured_by, draft, item, name), "")
        if found.gauge is None:
            self.say(found.remarks[-1])
        return found


def understood(asked: Requirement) -> Message:
    """Return how a requirement was understood, with its numbers."""
    if asked.kind == "attribute":
        return message("understood: judged OK or NG")
    if asked.tolerance is not None:
        return message("understood: limits by {tolerance}", tolerance=asked.tolerance)
    if asked.lsl is None:
        return message("understood: at most {usl}", usl=_shown(asked.usl))
    if asked.usl is None:
        return message("understood: at least {lsl}", lsl=_shown(asked.lsl))
    return message("understood: from {lsl} to {usl}", lsl=_shown(asked.lsl), usl=_shown(asked.usl))


def _for_now(asked: Requirement) -> str:
    """Return a unit with which a requirement can be checked before its own is known."""
    return "" if asked.kind == "attribute" else asked.unit or "mm"


def _shown(value: float | None) -> Number:
    assert value is not None
    return Number(value)


def _named(draft: Draft, text: str) -> DraftItem | None:
    """Return a characteristic of this name, or None where there are enough."""
    if text.strip().casefold() in ENOUGH:
        if not draft.items:
            raise Refusal(message("a standard needs at least one characteristic"))
        return None
    name = answers.text_answer(text)
    return _checked(draft, DraftItem(id=_free_id(draft, name), names=DraftName(id=name, en=name), asked=_OPEN))


def _in_english(draft: Draft, item: DraftItem, text: str) -> DraftItem:
    return _checked(draft, replace(item, names=DraftName(id=item.names.id, en=answers.text_answer(text))))


def _measured_by(draft: Draft, item: DraftItem, name: str, text: str) -> DraftItem | None:
    """Return a characteristic with its gauge, or without one whose step is not known; None for another gauge."""
    if text.strip().casefold() in BACK:
        return None
    said = answers.text_answer(name)
    if not text.strip():
        unknown = message("the gauge “{name}” is left out: its smallest step was not said", name=said)
        return replace(item, remarks=(*item.remarks, unknown))
    gauge = DraftGauge(name=DraftName(id=said, en=said), resolution=answers.step_answer(text))
    return _checked(draft, replace(item, gauge=gauge))


def _checked(draft: Draft, item: DraftItem) -> DraftItem:
    """Return a characteristic that fits those before it."""
    answers.check_last(replace(draft, items=(*draft.items, item)))
    return item


def _free_id(draft: Draft, name: str) -> str:
    return id_of(name, [item.id for item in draft.items])


_OPEN = Requirement(kind="attribute")  # until the person has said what is asked
