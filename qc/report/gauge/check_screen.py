"""A study of bias, linearity, stability, or judgements on a terminal: sentences first, numbers after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.gauge.check_numbers import heading, rows
from qc.report.gauge.check_words import KINDS, basis, sentences
from qc.report.text_table import text_table
from qc.words import message

if TYPE_CHECKING:
    from qc.report.gauge.check_facts import GaugeCheck
    from qc.words import Language


def check_text(facts: GaugeCheck, reader: Language) -> str:
    """Return a study as a terminal shows it.

    Parameters
    ----------
    facts : GaugeCheck
        The study.
    reader : Language
        The reader's language.

    Returns
    -------
    str
        The verdict, sentences, an empty line, and the table.
    """
    verdict = message("{name}: {verdict}", name=facts.study.name, verdict=facts.verdict)
    how = message("Study: {kind}.", kind=KINDS[facts.study.kind])
    table = text_table(
        [reader.say(each) for each in heading(facts)],
        [[reader.say(cell) for cell in row] for row in rows(facts)],
        first_width=36,
    )
    said = (verdict, *sentences(facts), how, basis(facts.study.kind))
    return "\n".join([*map(reader.say, said), "", table])
