"""The workshop's answers to questions about its readings: a TOML or CSV file, an entry for each."""

from __future__ import annotations

import csv
import dataclasses
import io
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import InputError, Location, Problem
from qc.verdict.asked.question_facts import GivenAnswer
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.verdict.model import LotFacts
    from qc.words import Message

FIELDS = ("question", "who", "when", "answer")
_SPELLINGS = {
    "question": "question", "pertanyaan": "question", "id": "question", "who": "who", "oleh": "who", "siapa": "who",
    "when": "when", "tanggal": "when", "kapan": "when", "answer": "answer", "jawaban": "answer",
}  # fmt: skip
_LARGEST = 1_000_000
_BEYOND = "\0"  # under which cells beyond the last column stand; no header can be this


def read_answers(path: str | Path) -> tuple[GivenAnswer, ...]:
    """Read a file of answers.

    Parameters
    ----------
    path : str or Path
        TOML with a heading ``[[answer]]`` for each, or CSV with these columns: question, who, when, answer; Indonesian
        headers are known too.

    Returns
    -------
    tuple of GivenAnswer

    Raises
    ------
    InputError
        If it cannot be read, or with every answer that is not complete.
    """
    place = Path(path)
    try:
        data = place.read_bytes()
        if len(data) > _LARGEST:
            raise _refused(place, message("this file of answers is too large"))
        text = data.decode("utf-8-sig")
        entries = _from_toml(text) if place.suffix.lower() == ".toml" else _from_csv(text, place)
    except FileNotFoundError as error:
        raise _refused(place, message("there is no such file"), message("check the name and the folder")) from error
    except OSError as error:
        raise _refused(place, message("this file cannot be opened")) from error
    except UnicodeDecodeError as error:
        reason = message("this is not a file of answers, but no text at all, or in another encoding than UTF-8")
        fix = message("Give a CSV or TOML file with question, who, when and answer; Excel saves it as “CSV UTF-8”.")
        raise _refused(place, reason, fix) from error
    except (tomllib.TOMLDecodeError, csv.Error) as error:
        raise _refused(place, message("this is not a file of answers: {why}", why=str(error))) from error
    return tuple(_answers(entries, place))


def with_answers(facts: LotFacts, given: Iterable[GivenAnswer]) -> LotFacts:
    """Return a lot's facts with the answers beside the questions.

    Parameters
    ----------
    facts : LotFacts
        With its questions.
    given : iterable of GivenAnswer
        Each to a question's id, or to its number in the report. The last answer to a question counts.

    Returns
    -------
    LotFacts

    Raises
    ------
    InputError
        With every answer to something that was not asked.
    """
    asked = () if facts.questions is None else facts.questions.asked
    known = tuple(question.id for question in asked)
    numbered = {str(number): name for number, name in enumerate(known, start=1)}
    answers = {numbered.get(each.question, each.question): each for each in given}
    strangers = [name for name in answers if name not in known]
    if strangers or facts.questions is None:
        expected = message("{names}", names=known) if known else message("no questions were asked")
        reason = message("this question was not asked")
        raise InputError([Problem(reason=reason, found=name, expected=expected) for name in strangers])
    answered = tuple(dataclasses.replace(question, answer=answers.get(question.id)) for question in asked)
    return dataclasses.replace(facts, questions=dataclasses.replace(facts.questions, asked=answered))


def _from_toml(text: str) -> list[dict[str, Any]]:
    entries = tomllib.loads(text).get("answer", [])
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _from_csv(text: str, place: Path) -> list[dict[str, Any]]:
    first = text.partition("\n")[0]
    mark = max(";\t,", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, restkey=_BEYOND)
    written = rows.fieldnames or ()
    there = {_SPELLINGS.get(name.strip().casefold()) for name in written}
    if written and (missing := tuple(field for field in FIELDS if field not in there)):
        problem = Problem(
            reason=message("headers are missing in the file of answers: {names}", names=missing),
            location=Location(file=str(place)),
            found=", ".join(written),
            expected=message("{names}", names=FIELDS),
            fix=message("Write these headers in the first row."),
        )
        raise InputError([problem])
    return [{str(name).strip().casefold(): cell for name, cell in row.items()} for row in rows]


def _answers(entries: list[dict[str, Any]], place: Path) -> list[GivenAnswer]:
    """Return complete answers, or raise with every one that is not."""
    found, problems = [], []
    for number, entry in enumerate(entries, start=1):
        said = {_SPELLINGS[name]: str(cell or "").strip() for name, cell in entry.items() if name in _SPELLINGS}
        missing = tuple(field for field in FIELDS if not said.get(field))
        if _BEYOND in entry:
            reason = message("answer {number} has more cells than there are columns", number=number)
            fix = message("put the answer in quotes, so that its commas and semicolons do not part it")
            problems.append(Problem(reason=reason, location=Location(file=str(place)), fix=fix))
        elif missing:
            reason = message("answer {number} does not say: {names}", number=number, names=missing)
            problems.append(Problem(reason=reason, location=Location(file=str(place))))
        else:
            found.append(GivenAnswer(**said))
    if not entries:
        problems.append(
            Problem(reason=message("there are no answers in this file"), location=Location(file=str(place)))
        )
    if problems:
        raise InputError(problems)
    return found


def _refused(place: Path, reason: Message, fix: Message | None = None) -> InputError:
    return InputError([Problem(reason=reason, location=Location(file=str(place)), fix=fix)])
