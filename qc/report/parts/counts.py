"""A characteristic that is judged or counted: its chart, its numbers, and the defects that the file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.charts.control import control_chart
from qc.charts.volume_counts import count_evidence_chart
from qc.report.blocks import Align, Beside, Block, Cell, Column, Fact, FactGrid, Figure, Heading, Table, Tone
from qc.report.page import theme
from qc.report.parts import figures
from qc.report.parts.counts_drift import count_drift_rows
from qc.terms import AttributeChart, Phase
from qc.verdict.wording.against import against, demand
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.stats.ability.capability_counts import CountCapability
    from qc.verdict.counts.attribute_facts import AttributeFacts, CountChart
    from qc.verdict.model import CharacteristicFacts
    from qc.words import Language

    Said = tuple[Message, object]

_CHART_HEIGHT = 180.0
_EVIDENCE_HEIGHT = 95.0
_SHARE = 0.56
MOST_DEFECTS = 10
_METHODS = {
    "binomial, Clopper-Pearson": message("exact, binomial (Clopper-Pearson)"),
    "Poisson, Garwood": message("exact, Poisson (Garwood)"),
}


def counts(
    facts: CharacteristicFacts, found: AttributeFacts, remarks: tuple[Block, ...], reader: Language
) -> Iterator[Block]:
    """Yield the chart of counts, the evidence where they changed, then the numbers beside defects and remarks.

    Parameters
    ----------
    facts : CharacteristicFacts
        What was asked and found.
    found : AttributeFacts
        Its counts.
    remarks : tuple of Block
        What a careful reader should know.
    reader : Language
        The reader's language.
    """
    if found.chart is not None or found.pilot_chart is not None:
        yield Figure(scene=control_chart(facts, reader, width=theme.WIDTH, height=_CHART_HEIGHT))
    if found.drift is not None and found.drift.flagged is not None:
        yield Figure(scene=count_evidence_chart(facts, reader, width=theme.WIDTH, height=_EVIDENCE_HEIGHT))
    said = (
        *_counted(facts, found.found),
        *_charted(facts, found),
        *count_drift_rows(found),
        *_index(facts, found),
    )
    rows = tuple(Fact(label=reader.say(label), value=reader.say(value), tone=Tone.PLAIN) for label, value in said)
    grid = FactGrid(facts=rows, columns=1, layout="before")
    beside = (*_defects(found, reader), *remarks)
    if beside:
        yield Beside(left=(grid,), right=beside, share=_SHARE)
    else:
        yield grid


def _counted(facts: CharacteristicFacts, found: CountCapability) -> Iterator[Said]:
    """Yield what was counted, and what that says of all that was made."""
    yield message("Units inspected"), found.units
    missing = 0 if facts.series is None else int((~facts.series.present).sum())
    if missing:
        yield message("Not judged"), missing
    if facts.characteristic.counts == "nonconformities":
        rate = message("{count}; {rate} per unit", count=found.count, rate=Number(found.rate, 4))
        yield message("Nonconformities"), rate
        bound = message("at most {rate} per unit", rate=Number(found.upper, 4))
    else:
        share = message("{count}; {share} %", count=found.count, share=figures.percent(found.rate))
        yield message("Nonconforming (NG)"), share
        bound = message("at most {share} %", share=figures.percent(found.upper))
    confidence = figures.whole_percent(found.confidence)
    yield message("Of all that is made so, with {confidence} % confidence", confidence=confidence), bound
    yield message("Method of the bound"), _METHODS[found.method]


def _charted(facts: CharacteristicFacts, found: AttributeFacts) -> Iterator[Said]:
    """Yield the chart, what its limits rest on, and how stability is judged."""
    chart = found.chart
    if chart is None:
        return
    yield message("Control chart"), facts.characteristic.count_chart
    yield message("Run rules"), facts.characteristic.rules
    if facts.judged_by == "rules":
        yield message("Stability is judged by"), message("the signals of these rules")
    amount = _amount(chart)
    if chart.phase is Phase.TWO:
        yield message("Control limits from"), message("the pilot: {amount}", amount=amount)
    else:
        yield message("Control limits from"), message("this batch itself, so provisional: {amount}", amount=amount)
    yield message("Centre line"), _center(chart)
    if isinstance(chart, stats.AttributeChartResult) and chart.baseline.chart in _LANEY:
        yield message("Spread between points (σ of z)"), Number(chart.baseline.sigma_z, 3)


_LANEY = (AttributeChart.LANEY_P, AttributeChart.LANEY_U)
_SHARES = (AttributeChart.P, AttributeChart.NP, AttributeChart.LANEY_P)


def _amount(chart: CountChart) -> Message:
    """Return what the limits rest on."""
    if not isinstance(chart, stats.AttributeChartResult):
        return plural("{count} event", "{count} events", count=chart.baseline.events)
    base = chart.baseline
    if base.chart is AttributeChart.C:
        return plural("{count} point", "{count} points", count=base.subgroups)
    return message("{points} points, {units} units", points=base.subgroups, units=base.inspected)


def _center(chart: CountChart) -> object:
    """Return the centre line as the chart shows it."""
    if not isinstance(chart, stats.AttributeChartResult):
        return Number(float(chart.panel.limits.center[0]), 1)
    base = chart.baseline
    if base.chart in _SHARES:
        return message("{share} %", share=figures.percent(base.center))
    if base.chart is AttributeChart.C:
        return message("{count} per point", count=Number(base.center, 2))
    return message("{rate} per unit", rate=Number(base.center, 4))


def _index(facts: CharacteristicFacts, found: AttributeFacts) -> Iterator[Said]:
    """Yield what the buyer asks of the capability, and what was shown."""
    asked, index = facts.characteristic.capability, found.capability
    if asked is None:
        return
    yield message("The buyer asks"), demand(asked)
    if index is None:
        return
    if index.index is not None:
        yield message("Ppk that goes with this share"), against(index.index, asked)
    if index.index_lower is not None:
        confidence = figures.whole_percent(index.confidence)
        label = message("Ppk, lower bound ({confidence} % confidence)", confidence=confidence)
        yield label, against(index.index_lower, asked)
    yield message("Nonconforming, expected"), message("{count} ppm", count=figures.ppm(index.ppm))


def _defects(found: AttributeFacts, reader: Language) -> tuple[Block, ...]:
    """Return the defects that the file names, the most frequent first."""
    if not found.defects:
        return ()
    named = sum(count for _, count in found.defects)
    columns = (
        Column(title=reader.say(message("Defect")), flexible=True),
        Column(title=reader.say(message("Count")), align=Align.RIGHT),
        Column(title=reader.say(message("Share")), align=Align.RIGHT),
    )
    rows = [
        (Cell(text=name), Cell(text=reader.say(count)), Cell(text=_share(count, named, reader)))
        for name, count in found.defects[:MOST_DEFECTS]
    ]
    rest = sum(count for _, count in found.defects[MOST_DEFECTS:])
    if rest:
        other = reader.say(message("others"))
        rows.append((Cell(text=other), Cell(text=reader.say(rest)), Cell(text=_share(rest, named, reader))))
    title = message("Defects that the file names")
    return (Heading(text=reader.say(title)), Table(columns=columns, rows=tuple(rows)))


def _share(count: int, of: int, reader: Language) -> str:
    return reader.say(message("{share} %", share=figures.number(100 * count / of, 0)))
