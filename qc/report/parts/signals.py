"""Which points signal: where, on which side, and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.rule_words import told_rule
from qc.report.blocks import Block, Cell, Column, Heading, Paragraph, Table
from qc.report.parts import figures
from qc.terms import ChartKind, PlottedStatistic, Side
from qc.verdict.points import place
from qc.verdict.run_rules import rules_of
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.stats.variables.result import Signal
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language, Message

MOST_SIGNALS = 12
_SPREAD = (PlottedStatistic.RANGE, PlottedStatistic.SD, PlottedStatistic.MOVING_RANGE)
_ARROWS = {Side.ABOVE: "↑", Side.BELOW: "↓", Side.BOTH: "↕"}
_ABOUT = message("↑ above the centre line or rising, ↓ below or falling, ↕ both")


def signals(facts: CharacteristicFacts, reader: Language) -> tuple[Block, ...]:
    """Return the batch's signals: for each rule the first points of each side by name, the rest counted."""
    found = facts.signals
    if not found:
        return ()
    columns = (
        Column(title=reader.say(message("Rule")), flexible=True),
        Column(title=reader.say(message("Chart of"))),
        Column(title=reader.say(_points(facts)), flexible=True),
    )
    rows = tuple(_rule(facts, group, reader) for group in _by_rule(found))
    title = plural("{count} signal", "{count} signals", count=len(found))
    about = Paragraph(text=" ".join((f"{reader.say(_ABOUT)}.", *_by_chance(facts, reader))), small=True)
    return (Heading(text=reader.say(title)), Table(columns=columns, rows=rows), about)


def _points(facts: CharacteristicFacts) -> Message:
    """Return what the chart's points are."""
    if facts.chart is None:
        return message("Points")
    return message("Units") if facts.chart.kind is ChartKind.I_MR else message("Subgroups")


def _by_chance(facts: CharacteristicFacts, reader: Language) -> tuple[str, ...]:
    """Return how often these rules call out in a batch in which nothing changed: a signal is no proof."""
    found = facts.false_alarms
    if found is None:
        return ()
    said = message(
        "On the upper chart these rules call out in {share} % of batches of {points} points in which nothing changed.",
        share=figures.percent(found.probability),
        points=found.points,
    )
    return (reader.say(said),)


def _by_rule(found: Sequence[Signal]) -> list[dict[Side, list[Signal]]]:
    """Return the signals of each panel and rule by their side, location before dispersion."""
    groups: dict[tuple[bool, str], dict[Side, list[Signal]]] = {}
    for signal in found:
        sides = groups.setdefault((signal.statistic in _SPREAD, signal.rule), {})
        sides.setdefault(signal.side, []).append(signal)
    return [groups[key] for key in sorted(groups)]


def _rule(facts: CharacteristicFacts, sides: Mapping[Side, list[Signal]], reader: Language) -> tuple[Cell, ...]:
    first = next(iter(sides.values()))[0]
    told = told_rule(first.rule, rules_of(facts.characteristic))
    rule = message("{tag}: {words}", tag=told.tag, words=told.words)
    points = "; ".join(
        f"{_ARROWS[side]} {_places(facts, [signal.point for signal in sides[side]], reader)}" for side in sorted(sides)
    )
    return (
        Cell(text=reader.say(rule)),
        Cell(text=reader.say(first.statistic)),
        Cell(text=points),
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
    return " ".join((said, *more(len(points) - len(shown), reader)))


def _stretch(facts: CharacteristicFacts, first: int, last: int) -> str:
    start, end = place(facts, first).label, place(facts, last).label
    joint = {0: "", 1: ", "}.get(last - first, "–")
    return f"{start}{joint}{end}" if joint else start


def more(count: int, reader: Language) -> tuple[str, ...]:
    """Return how many more there are than are shown, if any."""
    return () if count <= 0 else (reader.say(message("and {count} more", count=count)),)
