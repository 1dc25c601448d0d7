"""What a person may answer when a standard is made question by question, and why an answer is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.spec.annotated import kind_of
from qc.spec.draft import draft_findings
from qc.spec.parts import Text
from qc.spec.requirement import SHOWN_FORMS, read_requirement
from qc.spec.written_numbers import number_in, tidy
from qc.terms import SeverityClass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.draft import Draft
    from qc.spec.kinds import Fault
    from qc.spec.requirement import Requirement

_TEXT = kind_of(Text, {})
_CLASSES = {
    SeverityClass.CRITICAL: "kritis critical kritikal k cr kr cc ct cri",
    SeverityClass.MAJOR: "mayor major ma my maj may",
    SeverityClass.MINOR: "minor mi mn min",
}
_MEANT = {word: severity for severity, words in _CLASSES.items() for word in words.split()}
_LETTERS = {"a": SeverityClass.CRITICAL, "b": SeverityClass.MAJOR, "c": SeverityClass.MINOR}


class Refusal(Exception):  # noqa: N818 - an answer that is explained and asked again, not an error
    """Why an answer cannot be used.

    Parameters
    ----------
    *said : Message
        What is wrong, what may be written, what to do.
    """

    def __init__(self, *said: Message) -> None:
        self.said = said
        super().__init__(*said)


def text_answer(text: str) -> str:
    """Return a text that may stand in a standard.

    Raises
    ------
    Refusal
        If it is empty, too long, or holds what may not stand there.

    Examples
    --------
    >>> text_answer(" PT Contoh ")
    'PT Contoh'
    """
    plain = " ".join(text.split())
    faults: list[Fault] = []
    _TEXT.read(plain, (), faults)
    if faults:
        raise Refusal(message("one line of text is needed, of at most 200 characters"))
    return plain


def requirement_answer(text: str) -> Requirement:
    """Return what a person asks of a characteristic.

    Raises
    ------
    Refusal
        If it cannot be told for certain.
    """
    found = read_requirement(text)
    if found is None:
        raise Refusal(
            message("“{text}” does not say for certain what is asked", text=text.strip()),
            message("write it like one of these: {forms}", forms=SHOWN_FORMS),
        )
    return found


def class_answer(text: str) -> SeverityClass:
    """Return a class by its name in either language.

    Raises
    ------
    Refusal
        If it is none.

    Examples
    --------
    >>> class_answer("Kritis").value, class_answer("mi").value
    ('critical', 'minor')
    """
    found = class_named(text)
    if found is None:
        raise Refusal(message("the class is critical, major or minor"))
    return found


def class_named(text: str) -> SeverityClass | None:
    """Return the class that a cell or an answer names in words, or None."""
    return _MEANT.get("".join(tidy(text).casefold().split()).strip(".()"))


def class_lettered(text: str) -> SeverityClass | None:
    """Return the class that a letter A, B or C usually stands for, or None."""
    return _LETTERS.get(tidy(text).casefold().strip(" .()"))


def step_answer(text: str) -> float:
    """Return the smallest step of a gauge.

    Raises
    ------
    Refusal
        If it is no number above zero.

    Examples
    --------
    >>> step_answer("0,01 mm")
    0.01
    """
    found = number_in(text)
    if found is None or found <= 0:
        raise Refusal(message("a number above zero is needed, such as 0.01"))
    return found


def check_last(draft: Draft) -> None:
    """Hold a draft's last characteristic against the rules for standards.

    Raises
    ------
    Refusal
        With everything that is wrong with it.
    """
    said = tuple(_said(draft))
    if said:
        raise Refusal(*said)


def _said(draft: Draft) -> Iterator[Message]:
    """Yield what is wrong with the last characteristic."""
    last = len(draft.items) - 1
    for finding in draft_findings(draft):
        if finding.path[:2] == ("characteristic", last):
            yield finding.reason
            yield from (one for one in (finding.expected, finding.fix) if one is not None)
