"""A scorecard on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.scorecard.notes import method, unknowns
from qc.report.scorecard.tables import LOT_HEAD, PART_HEAD, lot_cells, part_cells
from qc.report.scorecard.words import TITLE, four, month_name, whose
from qc.report.text_table import text_table
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.report.scorecard.facts import ScorecardFacts
    from qc.words import Language, Message


def scorecard_text(facts: ScorecardFacts, reader: Language) -> str:
    """Return a month of deliveries: four answers, each part, each batch, and what is not known.

    Parameters
    ----------
    facts : ScorecardFacts
        The month.
    reader : Language
        The reader's language.
    """
    head = message("{title} · {whose} · {month}", title=TITLE, whose=whose(facts), month=month_name(facts.month))
    lines = [reader.say(head)]
    if not facts.lots:
        lines += ["", reader.say(message("No batch stands in this month."))]
    for title, said in four(facts.total, facts.month) if facts.lots else ():
        lines += ["", reader.say(title)]
        lines += [f"  {reader.say(label)}: {reader.say(value)}" for label, value in said]
    lines += _table(PART_HEAD, [part_cells(one, reader) for one in facts.parts], reader)
    lines += _table(LOT_HEAD, [lot_cells(one, reader) for one in facts.lots], reader)
    lines += [line for one in unknowns(facts) for line in ("", reader.say(one))]
    lines += ["", reader.say(next(method(facts)))]
    return "\n".join(lines)


def _table(head: Sequence[Message], rows: Sequence[Sequence[str]], reader: Language) -> Iterator[str]:
    if rows:
        yield from ("", text_table([reader.say(one) for one in head], rows))
