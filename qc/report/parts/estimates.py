"""One characteristic's numbers: what the limits rest on, each sigma with its estimator, what lies outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.blocks import Fact, FactGrid, Tone
from qc.report.parts import figures
from qc.report.parts.drift import drift_rows
from qc.terms import ChartKind, Phase, RuleSet
from qc.verdict.pilot import held_to
from qc.verdict.wording.against import as_asked, demand
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.stats.ability.capability import Capability
    from qc.stats.variables.result import ChartResult
    from qc.terms import SigmaEstimator
    from qc.verdict.claim import Modelled
    from qc.verdict.model import CharacteristicFacts
    from qc.verdict.pilot import PilotStability
    from qc.words import Language

Said = tuple[Message, object]


def estimates(facts: CharacteristicFacts, reader: Language) -> FactGrid:
    """Return the numbers of a characteristic with readings; what has no value is explained elsewhere."""
    said = (*_readings(facts), *_chart(facts), *drift_rows(facts), *_asked(facts), *_capability(facts))
    rows = tuple(Fact(label=reader.say(label), value=reader.say(value), tone=Tone.PLAIN) for label, value in said)
    return FactGrid(facts=rows, columns=1, layout="before")


def _readings(facts: CharacteristicFacts) -> Iterator[Said]:
    found, outside, unit = facts.summary, facts.nonconforming, facts.characteristic.unit
    assert found is not None
    yield message("Readings"), _count(found.n, found.missing)
    yield message("Mean"), _with_unit(figures.mean(facts, found.mean), unit)
    span = message(
        "{low} to {high} {unit}",
        low=figures.reading(facts, found.minimum),
        high=figures.reading(facts, found.maximum),
        unit=unit,
    )
    yield message("Smallest to largest"), span
    if outside is not None:
        yield (
            message("Outside the buyer's limits"),
            message(
                "{count} of {n}; at most {share} % ({confidence} % confidence)",
                count=outside.total,
                n=outside.n,
                share=figures.percent(outside.upper_bound),
                confidence=figures.whole_percent(outside.confidence),
            ),
        )
    if facts.guarded is not None:
        yield (
            message("Too near a limit to tell"),
            message(
                "{inside} inside, {outside} outside (gauge ±{width} {unit})",
                inside=int(facts.guarded.inside.size),
                outside=int(facts.guarded.outside.size),
                width=Number(facts.guarded.band.width),
                unit=unit,
            ),
        )


def _count(n: int, missing: int) -> object:
    return n if not missing else message("{n} ({missing} missing)", n=n, missing=missing)


def _chart(facts: CharacteristicFacts) -> Iterator[Said]:
    chart = facts.chart
    if chart is None:
        return
    yield message("Control chart"), message("{chart}; {rules}", chart=chart.kind, rules=_rules(facts))
    if facts.false_alarms is not None and not chart.signals:  # else it stands beside these
        yield (
            message("False alarms of the rules"),
            message(
                "in {share} % of unchanged batches of {points} points",
                share=figures.percent(facts.false_alarms.probability),
                points=facts.false_alarms.points,
            ),
        )
    yield message("Control limits from"), _rests_on(chart)
    if facts.pilot_stability is not None:
        yield message("The pilot by itself"), _pilot(facts.pilot_stability)
    yield (
        message("Centre line"),
        _with_unit(figures.mean(facts, chart.baseline.center), facts.characteristic.unit),
    )


def _pilot(found: PilotStability) -> Message:
    """Return whether the pilot was stable by itself, with the p-value and up to which it is called unstable."""
    p = figures.number(found.p_value, 3)
    share = figures.number(held_to(found), 3)
    if found.stable:
        return message("no change shown (p = {p}; called unstable up to {share}, by Bonferroni)", p=p, share=share)
    return message("not stable (p = {p}; called unstable up to {share}, by Bonferroni)", p=p, share=share)


def _rules(facts: CharacteristicFacts) -> object:
    """Return the name of the set of run rules, or that they are the standard's own."""
    asked = facts.characteristic.rules
    return asked if isinstance(asked, RuleSet) else message("{count} rules of the standard's own", count=len(asked))


def _rests_on(chart: ChartResult) -> Message:
    """Return what the limits were computed from."""
    base = chart.baseline
    if chart.kind is ChartKind.I_MR:
        amount = plural("{count} reading", "{count} readings", count=base.readings)
    else:
        amount = plural(
            "{subgroups} subgroup, {readings} readings",
            "{subgroups} subgroups, {readings} readings",
            count=base.subgroups,
            subgroups=base.subgroups,
            readings=base.readings,
        )
    if chart.phase is Phase.TWO:
        return message("the pilot: {amount}", amount=amount)
    return message("this batch itself, so provisional: {amount}", amount=amount)


def _asked(facts: CharacteristicFacts) -> Iterator[Said]:
    asked = facts.characteristic.capability
    if asked is None:
        return
    yield message("The buyer asks"), demand(asked)
    if asked.accepted_above is not None:
        said = {"index": asked.index.capitalize(), "above": as_asked(asked.accepted_above)}
        yield message("Accepted without asking"), message("{index} above {above}", **said)
    if asked.full_readings is not None:
        yield message("Preliminary"), message("below {count} readings", count=asked.full_readings)


def _capability(facts: CharacteristicFacts) -> Iterator[Said]:
    found = facts.capability
    if found is None:
        return
    yield message("σ within subgroups"), _sigma(facts, found.sigma_within, found.estimator)
    yield (
        message("σ overall"),
        _with_unit(figures.spread(facts, found.sigma_overall), facts.characteristic.unit),
    )
    yield from _ppm(found, facts.modelled)


def _sigma(facts: CharacteristicFacts, sigma: float, estimator: SigmaEstimator) -> Message:
    return message(
        "{sigma} {unit}: {estimator}",
        sigma=figures.spread(facts, sigma),
        unit=facts.characteristic.unit,
        estimator=estimator,
    )


def _ppm(found: Capability, model: Modelled | None) -> Iterator[Said]:
    if model is not None:
        yield message("Outside, observed"), _parts(found.observed_ppm.total)
        yield from _modelled_ppm(model)
        return
    yield (
        message("Outside: observed; σ within; σ overall"),
        message(
            "{observed}; {within}; {overall} ppm",
            observed=figures.ppm(found.observed_ppm.total),
            within=figures.ppm(found.expected_within.total),
            overall=figures.ppm(found.expected_overall.total),
        ),
    )


def _modelled_ppm(model: Modelled) -> Iterator[Said]:
    """Yield what is expected outside by the model, with its bound; percentiles expect nothing."""
    if model.chosen == "percentile":
        return
    if model.ppm_upper is None:
        yield message("Outside, expected from the model"), _parts(model.ppm)
        return
    said = message("{count} ppm; at most {most} ppm", count=figures.ppm(model.ppm), most=figures.ppm(model.ppm_upper))
    yield message("Outside, expected from the model"), said


def _parts(value: float) -> Message:
    return message("{count} ppm", count=figures.ppm(value))


def _with_unit(value: object, unit: str) -> Message:
    return message("{value} {unit}", value=value, unit=unit)
