"""The files of a lot by their names alone: where they lie on somebody's disk is nothing for a buyer's paper."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from qc.words import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from qc.intake.batch import Batch, DataNote
    from qc.verdict.asked.question_facts import DataQuestion, DataQuestions
    from qc.verdict.model import LotFacts


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Return what each file is called on paper.

    Parameters
    ----------
    names : iterable of str
        As the user gave them, with or without folders.

    Returns
    -------
    dict of str to str
        The file's name; with its folder where two files share the name, and as it was given where that is not enough.

    Examples
    --------
    >>> short_names(["senin/a.csv", "selasa/a.csv", "selasa/b.csv"])
    {'senin/a.csv': 'senin/a.csv', 'selasa/a.csv': 'selasa/a.csv', 'selasa/b.csv': 'b.csv'}
    """
    given = list(dict.fromkeys(names))
    short = dict(zip(given, given, strict=True))
    for parts in (2, 1):
        tails = {name: "/".join(PurePath(name).parts[-parts:]) for name in given}
        shared = Counter(tails.values())
        short |= {name: tail for name, tail in tails.items() if shared[tail] == 1}
    return short


def with_short_names(facts: LotFacts) -> LotFacts:
    """Return what was found of a lot, its files called by their short names wherever they are named.

    Parameters
    ----------
    facts : LotFacts
        The lot.

    Returns
    -------
    LotFacts
    """
    batches = (facts.batch, *(() if facts.pilot is None else (facts.pilot,)))
    names = short_names(source.name for batch in batches for source in batch.sources)
    if all(name == short for name, short in names.items()):
        return facts
    rename = _renaming(names)
    return replace(
        facts,
        batch=_batch(facts.batch, rename),
        pilot=None if facts.pilot is None else _batch(facts.pilot, rename),
        questions=None if facts.questions is None else _questions(facts.questions, rename),
    )


def _renaming(names: Mapping[str, str]) -> Callable[[str], str]:
    """Return what replaces names within a text; the longest first, since one may end another."""
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(name) for name in longest))
    return lambda text: pattern.sub(lambda found: names[found[0]], text)


def _batch(batch: Batch, rename: Callable[[str], str]) -> Batch:
    return replace(
        batch,
        sources=tuple(replace(source, name=rename(source.name)) for source in batch.sources),
        notes=tuple(_note(note, rename) for note in batch.notes),
    )


def _note(note: DataNote, rename: Callable[[str], str]) -> DataNote:
    place = note.location
    moved = None if place is None else replace(place, file=rename(place.file))
    return replace(note, said=_said(note.said, rename), location=moved)


def _questions(found: DataQuestions, rename: Callable[[str], str]) -> DataQuestions:
    return replace(found, asked=tuple(_question(question, rename) for question in found.asked))


def _question(question: DataQuestion, rename: Callable[[str], str]) -> DataQuestion:
    return replace(
        question,
        expected=_said(question.expected, rename),
        seen=_said(question.seen, rename),
        ask=_said(question.ask, rename),
        where=None if question.where is None else _said(question.where, rename),
    )


def _said(words: Message, rename: Callable[[str], str]) -> Message:
    return Message(words.text, tuple((name, _fact(fact, rename)) for name, fact in words.facts))


def _fact(fact: object, rename: Callable[[str], str]) -> object:
    match fact:
        case str():
            return rename(fact) if type(fact) is str else fact
        case Message():
            return _said(fact, rename)
        case tuple():
            return tuple(_fact(each, rename) for each in fact)
        case _:
            return fact
