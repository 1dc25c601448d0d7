"""The blocks of a gauge study's page: verdict, identity, shares, analysis of variance."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from qc.report.blocks import Align, Answer, Banner, Cell, Column, Table, Tone
from qc.report.gauge.facts import FEWEST_CATEGORIES
from qc.report.gauge.words import TERMS, sentences, shown_sources
from qc.stats.gauges.gage_rr import GageRR
from qc.terms import GaugeVerdict
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.report.gauge.facts import GaugeFacts
    from qc.stats.gauges.gage_shares import AnovaLine
    from qc.words import Language

TONES: Mapping[GaugeVerdict, Tone] = {
    GaugeVerdict.GOOD: Tone.GOOD,
    GaugeVerdict.CONDITIONAL: Tone.CAUTION,
    GaugeVerdict.UNACCEPTABLE: Tone.BAD,
    GaugeVerdict.NOT_JUDGED: Tone.CAUTION,
}
_MOST_REASONS = 5
_LEAST_P = 0.0001
_NOTHING = "–"


def banner(facts: GaugeFacts, reader: Language) -> Banner:
    """Return the verdict, its reasons, and the three answers that it rests on."""
    first, *others = (reader.say(sentence) for sentence in islice(sentences(facts), _MOST_REASONS))
    verdict = reader.say(facts.verdict)
    share = reader.say(message("{percent} %", percent=Number(facts.judged, 1)))
    return Banner(
        word=_NOTHING if facts.verdict is GaugeVerdict.NOT_JUDGED else share,
        tone=TONES[facts.verdict],
        reasons=(f"{verdict[:1].upper()}{verdict[1:]}. {first}", *others),
        answers=(_for_tolerance(facts, reader), _for_process(facts, reader), _categories(facts, reader)),
    )


def _for_tolerance(facts: GaugeFacts, reader: Language) -> Answer:
    question = reader.say(message("Fine enough to judge units by the tolerance?"))
    percent = facts.gauge.tolerance_share
    if percent is None:
        return Answer(question=question, word=reader.say(message("no tolerance given")), tone=Tone.MUTED)
    return _answered(question, percent, facts, reader)


def _for_process(facts: GaugeFacts, reader: Language) -> Answer:
    question = reader.say(message("Fine enough to follow the process?"))
    return _answered(question, facts.gauge.study_share, facts, reader)


def _answered(question: str, percent: float, facts: GaugeFacts, reader: Language) -> Answer:
    answer = facts.answer(percent)
    word = message("{answer}: {percent} %", answer=answer, percent=Number(percent, 1))
    return Answer(question=question, word=reader.say(word), tone=TONES[answer])


def _categories(facts: GaugeFacts, reader: Language) -> Answer:
    question = reader.say(message("Tells at least 5 groups of these parts apart (ndc)?"))
    ndc = facts.model.ndc
    if ndc is None or facts.repeats_alike:
        return Answer(question=question, word=reader.say(GaugeVerdict.NOT_JUDGED), tone=Tone.CAUTION)
    enough = ndc >= FEWEST_CATEGORIES
    word = message("yes: {ndc}", ndc=ndc) if enough else message("no: {ndc}", ndc=ndc)
    return Answer(question=question, word=reader.say(word), tone=Tone.GOOD if enough else Tone.BAD)


def shares(facts: GaugeFacts, reader: Language) -> Table:
    """Return how the spread is shared out."""
    multiple = Number(facts.analysis.multiple)
    titles = [
        message("Spread ({multiple}σ)", multiple=multiple),
        message("% of the variance"),
        message("% of the spread"),
    ]
    if facts.tolerance is not None:
        titles.append(message("% of the tolerance"))
    columns = (
        Column(title=reader.say(message("Source")), flexible=True),
        *(Column(title=reader.say(title), align=Align.RIGHT) for title in titles),
    )
    return Table(columns=columns, rows=tuple(_share_row(facts, source, reader) for source in shown_sources(facts)))


def _share_row(facts: GaugeFacts, source: str, reader: Language) -> tuple[Cell, ...]:
    share = facts.model.share(source)
    decimals = facts.study.decimals
    numbers = [
        Number(share.study_variation, decimals + 2),
        Number(share.contribution, 1),
        Number(share.study_share, 1),
    ]
    if share.tolerance_share is not None:
        numbers.append(Number(share.tolerance_share, 1))
    judged = source == "gage_rr"
    return (
        Cell(text=reader.say(TERMS[source]), bold=judged),
        *(Cell(text=reader.say(number), bold=judged) for number in numbers),
    )


def analysis(facts: GaugeFacts, reader: Language) -> Table | None:
    """Return the analysis of variance; None for averages and ranges."""
    if not (facts.nested or isinstance(facts.analysis, GageRR)):
        return None
    titles = (message("df"), message("Mean square"), message("F"), message("p"))
    columns = (
        Column(title=reader.say(message("Analysis of variance")), flexible=True),
        *(Column(title=reader.say(title), align=Align.RIGHT) for title in titles),
    )
    return Table(columns=columns, rows=tuple(_anova_row(line, reader) for line in facts.model.lines[:-1]))


def _anova_row(line: AnovaLine, reader: Language) -> tuple[Cell, ...]:
    numbers: tuple[object, ...] = (
        line.df,
        Number(line.ms),
        _NOTHING if line.f is None else Number(line.f, 2),
        _NOTHING if line.p_value is None else _p_value(line.p_value),
    )
    return (Cell(text=reader.say(TERMS[line.source])), *(Cell(text=reader.say(each)) for each in numbers))


def _p_value(value: float) -> object:
    """Return a p-value with four decimals; one that is not nothing never looks so."""
    return message("< {value}", value=Number(_LEAST_P, 4)) if value < _LEAST_P else Number(value, 4)
