"""What initial production asks of a lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Notes, Section
from qc.verdict.initial import initial_sentences
from qc.words import message

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts
    from qc.words import Language


def initial_section(facts: LotFacts, language: Language) -> tuple[Section, ...]:
    """Return the section on initial production; none where the standard has none.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    language : Language
        The reader's language.
    """
    said = tuple(language.say(sentence) for sentence in initial_sentences(facts))
    title = language.say(message("Initial production"))
    return (Section(id="initial-production", title=title, blocks=(Notes(items=said),)),) if said else ()
