"""The tables of groups that were compared: each group, then the pairs that differ most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Align, Block, Cell, Column, Paragraph, Table
from qc.report.parts import figures
from qc.verdict.studied.study import shown_p
from qc.words import Number, message, plural

if TYPE_CHECKING:
    from qc.stats.description.streams import Difference
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.studied.study_groups import Groups
    from qc.words import Language

MOST_PAIRS = 10
_METHODS = {
    "welch-holm": message("Pairs by Welch's t, p-values after Holm, intervals after Bonferroni"),
    "tukey": message("Pairs after Tukey and Kramer"),
}


def group_blocks(found: Groups, facts: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    """Return a table of the groups, one of their pairs, and how the pairs were corrected for being many.

    Parameters
    ----------
    found : Groups
        What was compared.
    facts : CharacteristicFacts
        For unit and digits.
    reader : Language
        The reader's language.
    """
    table = found.comparison
    pairs = sorted(table.differences, key=lambda pair: (pair.p_value, -abs(pair.difference)))
    said = message(
        "{method}; the intervals hold together with {confidence} % confidence. Means alike: {means}; spreads alike: "
        "{spreads}.",
        method=_METHODS[facts.characteristic.study_settings.correction],
        confidence=Number(100 * table.confidence, 1),
        means=shown_p(table.table.p_value),
        spreads="–" if table.spread is None else shown_p(table.spread.p_value),
    )
    left = len(pairs) - MOST_PAIRS
    more = (
        ()
        if left <= 0
        else (plural("{count} more pair is in the JSON file.", "{count} more pairs are in the JSON file.", count=left),)
    )
    return (
        _groups(found, facts, reader),
        _pairs(pairs[:MOST_PAIRS], facts, reader),
        Paragraph(text=" ".join(reader.say(each) for each in (said, *more)), small=True),
    )


def _groups(found: Groups, facts: CharacteristicFacts, reader: Language) -> Table:
    """Return a row for each group."""
    table = found.comparison
    unit = facts.characteristic.unit
    sds = table.sds
    titles = (message("Readings"), message("Mean ({unit})", unit=unit), message("σ ({unit})", unit=unit))
    rows = tuple(
        (
            Cell(text=name),
            Cell(text=reader.say(size)),
            Cell(text=reader.say(figures.mean(facts, mean))),
            Cell(text=reader.say(figures.spread(facts, sd))),
        )
        for name, size, mean, sd in zip(table.names, table.table.sizes, table.table.means, sds, strict=True)
    )
    columns = (
        Column(title=reader.say(message("Group")), flexible=True),
        *(Column(title=reader.say(title), align=Align.RIGHT) for title in titles),
    )
    return Table(columns=columns, rows=rows)


def _pairs(pairs: list[Difference], facts: CharacteristicFacts, reader: Language) -> Table:
    """Return a row for each pair."""
    unit = facts.characteristic.unit
    titles = (message("Difference ({unit})", unit=unit), message("Interval"), message("p"))
    rows = tuple(
        (
            Cell(text=f"{pair.first} − {pair.second}"),
            Cell(text=reader.say(figures.spread(facts, pair.difference))),
            Cell(text=reader.say(_interval(pair, facts))),
            Cell(text=reader.say(shown_p(pair.p_value))),
        )
        for pair in pairs
    )
    columns = (
        Column(title=reader.say(message("Pair")), flexible=True),
        *(Column(title=reader.say(title), align=Align.RIGHT) for title in titles),
    )
    return Table(columns=columns, rows=rows)


def _interval(pair: Difference, facts: CharacteristicFacts) -> object:
    low, high = (figures.spread(facts, end) for end in pair.interval)
    return message("{low} to {high}", low=low, high=high)
