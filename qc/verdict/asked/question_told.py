"""The words of a question, loaded where there is something to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qc.verdict.asked.question_facts import Told


def told_of(about: str, *facts: object) -> Told:
    """Return the words about something.

    Parameters
    ----------
    about : str
        Which words of ``qc.verdict.asked.question_words`` or ``question_words_made``.
    *facts : object
        What they take.
    """
    from qc.verdict.asked import question_words, question_words_made  # noqa: PLC0415 - few lots raise questions

    room = question_words if hasattr(question_words, about) else question_words_made
    told: Told = getattr(room, about)(*facts)
    return told
