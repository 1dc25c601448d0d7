"""A part's history on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.history.words import FOUND_HEAD, LOT_HEAD, decimals_of, found_cells, lot_cells, summary
from qc.report.text_table import text_table
from qc.words import message

if TYPE_CHECKING:
    from qc.report.history.facts import HistoryFacts
    from qc.words import Language


def history_text(facts: HistoryFacts, reader: Language) -> str:
    """Return a part's batches: the sum first, then a table of all, then one for each characteristic.

    Parameters
    ----------
    facts : HistoryFacts
        All batches of a part.
    reader : Language
        The reader's language.
    """
    head = message("{part} · {name} · {buyer}", part=facts.part_number, name=facts.part_name, buyer=facts.buyer)
    lines = [reader.say(head), *(reader.say(one) for one in summary(facts)), ""]
    heads = [reader.say(one) for one in (message("record"), *LOT_HEAD)]
    lines.append(text_table(heads, [(str(lot.number), *lot_cells(lot, reader)) for lot in facts.lots]))
    for course in facts.courses:
        title = message("{name} ({unit})", name=course.names, unit=course.unit) if course.unit else None
        rows = [found_cells(one, decimals_of(course), reader) for one in course.found]
        lines += ["", reader.say(title or message("{name}", name=course.names))]
        lines.append(text_table([reader.say(one) for one in FOUND_HEAD], rows))
    return "\n".join(lines)
