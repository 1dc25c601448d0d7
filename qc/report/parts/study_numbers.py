"""The numbers of each further statistic, as labelled values, tables and a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.charts.probability import probability_chart
from qc.report.blocks import Block, Fact, FactGrid, Figure
from qc.report.page import theme
from qc.report.parts import figures
from qc.report.parts.study_groups import group_blocks
from qc.verdict.studied.study import shown_p
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from qc.stats.ability.capability_bounded import Index
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.studied.study import Study
    from qc.words import Language

    Said = tuple[Message, object]

_PLOT_HEIGHT = 190.0
_P_DECIMALS = 3


def study_blocks(study: Study, facts: CharacteristicFacts, reader: Language) -> Iterator[Block]:
    """Yield the numbers of a statistic.

    Parameters
    ----------
    study : Study
        That was not refused.
    facts : CharacteristicFacts
        For unit and digits.
    reader : Language
        The reader's language.
    """
    found: Any = study.found
    if study.kind == "compare":
        yield from group_blocks(found, facts, reader)
        return
    if study.kind == "normality":
        scene = probability_chart(
            found.plot,
            facts.characteristic.names,
            facts.characteristic.unit,
            reader,
            width=theme.WIDTH,
            height=_PLOT_HEIGHT,
        )
        yield Figure(scene=scene)
    rows = tuple(
        Fact(label=reader.say(label), value=reader.say(value)) for label, value in _NUMBERS[study.kind](found, facts)
    )
    yield FactGrid(facts=rows, columns=3)


def _between_within(found: Any, facts: CharacteristicFacts) -> Iterator[Said]:
    """Yield the three sigmas and the indices from both parts together, beside those from within alone."""
    yield message("σ between subgroups"), _length(facts, found.sigma_between)
    yield message("σ within subgroups"), _length(facts, found.sigma_within)
    yield message("σ of both together"), _length(facts, found.sigma_total)
    yield message("Subgroups"), found.subgroups
    for index in (found.total.potential, found.total.actual):
        if index is not None:
            yield message("{name} from both", name=index.name), _index(index)
    if facts.capability is not None:
        for alone in (facts.capability.cp, facts.capability.cpk):
            if alone is not None:
                yield message("{name} from within", name=alone.name), _index(alone)
    yield message("Outside, expected from both"), message("{count} ppm", count=figures.ppm(found.expected.total))


def _index(index: Index) -> Message:
    return message(
        "{value}; at least {lower} ({confidence} %)",
        value=figures.index(index.value),
        lower=figures.index(index.lower),
        confidence=figures.whole_percent(index.confidence),
    )


def _time_model(found: Any, _facts: CharacteristicFacts) -> Iterator[Said]:
    """Yield the model and the p-value of each of its questions."""
    yield message("Model"), found.model
    yield message("Subgroups"), found.subgroups
    yield message("Each question is asked at"), figures.number(found.each, _P_DECIMALS)
    yield message("The level stays"), shown_p(found.tests.location.p_value)
    yield message("The level has no slope"), shown_p(found.tests.trend.p_value)
    yield message("A line leaves no more than chance"), shown_p(found.tests.rest.p_value)
    yield message("Neighbouring means do not hang together"), shown_p(found.tests.serial.p_value)
    yield message("The spread stays"), shown_p(found.spread.p_value)
    yield message("Normal within subgroups"), "–" if found.shape is None else shown_p(found.shape.p_value)


def _normality(found: Any, facts: CharacteristicFacts) -> Iterator[Said]:
    other = facts.characteristic.study_settings.normality_test == "shapiro-wilk"
    name = message("Shapiro-Wilk W") if other else message("Anderson-Darling A²")
    yield name, figures.number(found.test.statistic, _P_DECIMALS)
    yield message("Normal"), shown_p(found.test.p_value)
    yield message("Readings"), found.test.n


def _dependence(found: Any, _facts: CharacteristicFacts) -> Iterator[Said]:
    """Yield the correlations that were tested, and their effect."""
    lags = found.found
    yield (
        message("Correlation with the readings before"),
        tuple(figures.number(r, 2) for r in lags.coefficients),
    )
    yield message("Beyond chance from"), message("±{bound}", bound=figures.number(lags.bound, 2))
    yield message("No dependence (Ljung-Box)"), shown_p(lags.p_value)


def _tolerance(found: Any, facts: CharacteristicFacts) -> Iterator[Said]:
    """Yield the limits of the interval and how they were found."""
    for label, end in ((message("Lower end"), found.lower), (message("Upper end"), found.upper)):
        if end is not None:
            yield label, _length(facts, end)
    if hasattr(found, "factor"):
        yield message("Mean ± k σ with k"), figures.number(found.factor, _P_DECIMALS)
    else:
        yield message("Confidence that is reached"), message("{share} %", share=figures.percent(found.reached))


def _prediction(found: Any, _facts: CharacteristicFacts) -> Iterator[Said]:
    yield message("Expected nonconforming"), figures.number(found.expected, 1)
    yield message("At most"), found.limit
    yield message("Probability that all are good"), message("{share} %", share=figures.percent(found.none))


def _expected(found: Any, _facts: CharacteristicFacts) -> Iterator[Said]:
    """Yield what is expected on each side and together."""
    sides = (
        (message("Below the lower limit"), found.below),
        (message("Above the upper limit"), found.above),
        (message("Together"), found.total),
    )
    for label, bounds in sides:
        if bounds is not None:
            yield (
                label,
                message(
                    "{count} ppm; at most {most} ppm",
                    count=figures.ppm(bounds.estimate),
                    most=figures.ppm(bounds.upper),
                ),
            )


def _estimation(found: Any, _facts: CharacteristicFacts) -> Iterator[Said]:
    yield message("Called out by chance"), message("{share} %", share=figures.percent(found.false_alarm))
    yield message("Limits that keep 0.27 % on average"), _errors(found.kept_on_average.factor)
    yield message("Limits that keep it with confidence"), _errors(found.kept_with_confidence.factor)


def _errors(factor: float) -> Message:
    return message("±{factor} standard errors", factor=figures.number(factor, 2))


def _length(facts: CharacteristicFacts, value: float) -> Message:
    unit = facts.characteristic.unit
    return message("{value} {unit}", value=Number(value, figures.reading_decimals(facts) + 2), unit=unit)


_NUMBERS: Mapping[str, Callable[[Any, CharacteristicFacts], Iterator[Said]]] = {
    "between-within": _between_within,
    "time-model": _time_model,
    "normality": _normality,
    "dependence": _dependence,
    "tolerance": _tolerance,
    "prediction": _prediction,
    "expected": _expected,
    "estimation": _estimation,
}
