"""Which points signal and which readings lie outside: where, what, and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.rule_words import rule_tag, rule_words
from qc.report import figures
from qc.report.blocks import Align, Block, Cell, Column, Heading, Paragraph, Table, Tone
from qc.stats.rules import RULES, Pattern
from qc.terms import ChartKind, Context, Side
from qc.verdict.points import place
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qc.stats.result import Signal
    from qc.verdict.model import CharacteristicFacts, LotFacts
    from qc.words import Language

MOST_SIGNALS = 12
MOST_OUTSIDE = 10
_TRENDS = {rule.name for rules in RULES.values() for rule in rules if rule.pattern is Pattern.TREND}
_WAYS = {Side.ABOVE: message("rising"), Side.BELOW: message("falling")}


def signals(facts: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    """Return the batch's signals: for each rule and side the first points by name, the rest counted."""
    if facts.chart is None or not facts.chart.signals:
        return ()
    found = facts.chart.signals
    individual = facts.chart.kind is ChartKind.I_MR
    columns = (
        Column(title=reader.say(message("Rule")), flexible=True),
        Column(title=reader.say(message("Chart of"))),
        Column(title=reader.say(message("Units") if individual else message("Subgroups")), flexible=True),
    )
    rows = tuple(_rule(facts, group, reader) for group in _by_rule(found).values())
    title = plural("{count} signal", "{count} signals", count=len(found))
    return (Heading(text=reader.say(title)), Table(columns=columns, rows=rows))


def _by_rule(found: Iterable[Signal]) -> dict[object, list[Signal]]:
    """Return the signals of each panel, rule and side, in the order in which they first come."""
    groups: dict[object, list[Signal]] = {}
    for signal in found:
        groups.setdefault((signal.statistic, signal.rule, signal.side), []).append(signal)
    return groups


def _rule(facts: CharacteristicFacts, group: list[Signal], reader: Language) -> tuple[Cell, ...]:
    first = group[0]
    rule = message("{tag}: {words}", tag=rule_tag(first.rule), words=rule_words(first.rule))
    return (
        Cell(text=reader.say(rule), below=reader.say(_side(first))),
        Cell(text=reader.say(first.statistic)),
        Cell(text=_places(facts, [signal.point for signal in group], reader)),
    )


def _places(facts: CharacteristicFacts, points: list[int], reader: Language) -> str:
    """Return where points stand, neighbours as a stretch: ``26, 28–31 and 4 more``."""
    shown = points[:MOST_SIGNALS]
    stretches = [[shown[0], shown[0]]]
    for point in shown[1:]:
        if point == stretches[-1][1] + 1:
            stretches[-1][1] = point
        else:
            stretches.append([point, point])
    said = ", ".join(_stretch(facts, first, last) for first, last in stretches)
    return " ".join((said, *_more(len(points) - len(shown), reader)))


def _stretch(facts: CharacteristicFacts, first: int, last: int) -> str:
    start, end = place(facts, first).label, place(facts, last).label
    joint = {0: "", 1: ", "}.get(last - first, "–")
    return f"{start}{joint}{end}" if joint else start


def _side(signal: Signal) -> object:
    """Return where a signal lies; of a trend, which way it goes."""
    return _WAYS[signal.side] if signal.rule in _TRENDS else signal.side


def outside(facts: CharacteristicFacts, lot: LotFacts, reader: Language) -> tuple[Block, ...]:
    """Return the readings beyond the buyer's limits with the cells that they came from."""
    found = facts.nonconforming
    if found is None or facts.series is None or not found.total:
        return ()
    columns = (
        Column(title=reader.say(message("Unit")), align=Align.RIGHT),
        Column(title=reader.say(message("Reading")), align=Align.RIGHT),
        Column(title=reader.say(message("Where in the file")), flexible=True),
    )
    rows = tuple(_outside(facts, lot, int(index), reader) for index in found.indices[:MOST_OUTSIDE])
    title = plural(
        "{count} reading outside the buyer's limits",
        "{count} readings outside the buyer's limits",
        count=found.total,
    )
    return (
        Heading(text=reader.say(title)),
        Table(columns=columns, rows=rows),
        *(Paragraph(text=text, small=True) for text in _more(found.total - MOST_OUTSIDE, reader)),
    )


def _outside(facts: CharacteristicFacts, lot: LotFacts, index: int, reader: Language) -> tuple[Cell, ...]:
    assert facts.series is not None
    value = figures.reading(facts, float(facts.series.values[index]))
    return (
        Cell(text=_unit(facts, index)),
        Cell(text=reader.say(value), tone=Tone.BAD, bold=True),
        Cell(text=reader.say(lot.batch.locate(facts.series, index).message())),
    )


def _unit(facts: CharacteristicFacts, index: int) -> str:
    """Return the unit as the file calls it, or its running number from the pilot's first."""
    assert facts.series is not None
    named = facts.series.context.get(Context.UNIT)
    if named is not None and str(named[index]):
        return str(named[index])
    before = 0 if facts.pilot is None else int(facts.pilot.unit.max()) + 1
    return str(before + int(facts.series.unit[index]) + 1)


def _more(count: int, reader: Language) -> tuple[str, ...]:
    return () if count <= 0 else (reader.say(message("and {count} more", count=count)),)
