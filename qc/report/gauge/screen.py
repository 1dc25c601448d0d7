"""A gauge study on a terminal: the verdict and sentences first, the shares after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.gauge.words import SOURCES, method, sentences, shown_sources
from qc.report.text_table import text_table
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.report.gauge.facts import GaugeFacts
    from qc.words import Language


def gauge_text(facts: GaugeFacts, reader: Language) -> str:
    """Return a gauge study as a terminal shows it.

    Parameters
    ----------
    facts : GaugeFacts
        The study.
    reader : Language
        The reader's language.

    Returns
    -------
    str
        The verdict, sentences, an empty line, and the table.
    """
    verdict = message("{name}: {verdict}", name=facts.study.name, verdict=facts.verdict)
    how = message("Method: {method}.", method=method(facts))
    return "\n".join([*map(reader.say, (verdict, *sentences(facts), how)), "", _table(facts, reader)])


def _table(facts: GaugeFacts, reader: Language) -> str:
    heading = [message("where the spread comes from"), message("of the variance, %"), message("of the spread, %")]
    if facts.tolerance is not None:
        heading.append(message("of the tolerance, %"))
    rows = []
    for source in shown_sources(facts):
        share = facts.model.share(source)
        row: list[object] = [SOURCES[source], Number(share.contribution, 1), Number(share.study_share, 1)]
        if share.tolerance_share is not None:
            row.append(Number(share.tolerance_share, 1))
        rows.append([reader.say(cell) for cell in row])
    return text_table([*map(reader.say, heading)], rows, first_width=36)
