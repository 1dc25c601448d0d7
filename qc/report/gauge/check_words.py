"""Bias, linearity, stability and judgements in sentences: may the gauge be used, why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.report.gauge.check_facts import ALPHA, grade_kappa, shown
from qc.stats.gauges.attribute_agreement import AttributeAgreement
from qc.stats.gauges.gage_linearity import Bias, Linearity
from qc.terms import GaugeVerdict
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.gauge.check_facts import GaugeCheck
    from qc.stats.gauges.attribute_agreement import Appraiser, Share
    from qc.stats.gauges.gage_stability import GageStability
    from qc.words import Message

USUAL_READINGS, USUAL_SESSIONS, USUAL_PIECES = 10, 20, 50

TITLES = {
    GaugeStudyKind.BIAS: message("Gauge study (bias)"),
    GaugeStudyKind.LINEARITY: message("Gauge study (linearity)"),
    GaugeStudyKind.STABILITY: message("Gauge study (stability)"),
    GaugeStudyKind.ATTRIBUTE: message("Study of judgements (OK or NG)"),
}
KINDS = {
    GaugeStudyKind.BIAS: message("bias against a known piece"),
    GaugeStudyKind.LINEARITY: message("linearity over the gauge's range"),
    GaugeStudyKind.STABILITY: message("stability over time"),
    GaugeStudyKind.ATTRIBUTE: message("agreement of judgements, OK or NG"),
}
_TO_DO = {
    GaugeVerdict.GOOD: message("This gauge can be used for this characteristic."),
    GaugeVerdict.CONDITIONAL: message(
        "This gauge may be used only if the buyer agrees: a reading near a limit can be on either side of it."
    ),
    GaugeVerdict.UNACCEPTABLE: message("Do not judge lots with this gauge before the measuring is improved."),
    GaugeVerdict.NOT_JUDGED: message("There are too few readings to say: measure the piece more often."),
}
_JUDGES = {
    GaugeVerdict.GOOD: message("These users may judge units by eye or with this gauge."),
    GaugeVerdict.CONDITIONAL: message(
        "These users may judge units only if the buyer agrees: practise with the pieces that were judged wrongly."
    ),
    GaugeVerdict.UNACCEPTABLE: message(
        "Do not judge lots this way yet: agree on border samples, practise, and repeat the study."
    ),
    GaugeVerdict.NOT_JUDGED: message("The study cannot be judged: it needs good pieces and bad pieces."),
}


def sentences(facts: GaugeCheck) -> Iterator[Message]:
    """Yield what to do and why, the most important first.

    Parameters
    ----------
    facts : GaugeCheck
        The study.

    Yields
    ------
    Message
        A sentence.
    """
    found = facts.analysis
    if isinstance(found, AttributeAgreement):
        yield _JUDGES[facts.verdict]
        yield from _of_judgements(found)
        return
    yield _TO_DO[facts.verdict]
    if isinstance(found, Bias):
        yield from _of_bias(facts, found)
    elif isinstance(found, Linearity):
        yield from _of_line(facts, found)
    else:
        yield from _of_stability(facts, found)
    if facts.wrong is not None:
        yield from _against_tolerance(facts, facts.wrong)


def amount(facts: GaugeCheck, value: float) -> object:
    """Return an amount with its unit, where the file gives one."""
    number = Number(value, facts.study.decimals + 2)
    return message("{amount} {unit}", amount=number, unit=facts.study.unit) if facts.study.unit else number


def _of_bias(facts: GaugeCheck, found: Bias) -> Iterator[Message]:
    numbers = {"bias": found.bias, "lower": found.interval[0], "upper": found.interval[1]}
    written = {name: amount(facts, value) for name, value in numbers.items()}
    if shown(found.p_value, found.bias):
        yield message(
            "On average it reads {bias} off the true value; with 95 % confidence between {lower} and {upper}.",
            **written,
        )
    else:
        yield message(
            "No bias is shown: on average {bias} off the true value, with 95 % confidence between {lower} and {upper}.",
            **written,
        )
    if found.n < USUAL_READINGS:
        yield message("There are {count} readings; 10 or more are usual.", count=found.n)


def _of_line(facts: GaugeCheck, found: Linearity) -> Iterator[Message]:
    low, high = found.at[0], found.at[-1]
    numbers = {
        "first": amount(facts, found.bias_at(low.reference)),
        "last": amount(facts, found.bias_at(high.reference)),
        "low": Number(low.reference),
        "high": Number(high.reference),
    }
    if shown(found.slope.p_value, found.slope.value):
        yield message(
            "The bias changes over the range: {first} at {low}, {last} at {high}.",
            **numbers,
        )
    elif shown(found.intercept.p_value, found.intercept.value):
        yield message(
            "It reads off by about as much over the whole range: {first} at {low}, {last} at {high}.",
            **numbers,
        )
    else:
        yield message("No bias is shown anywhere between {low} and {high}.", low=numbers["low"], high=numbers["high"])
    if min(each.n for each in found.at) < USUAL_READINGS:
        yield message("Some pieces have fewer than 10 readings; 10 or more of each are usual.")


def _of_stability(facts: GaugeCheck, found: GageStability) -> Iterator[Message]:
    points = sorted({signal.point + 1 for signal in found.chart.signals})
    if points:
        yield message("The gauge has changed, or the piece has: see session {points}.", points=tuple(points))
    if shown(found.trend.p_value, found.trend.slope):
        yield message(
            "Its readings move by {slope} per session.",
            slope=amount(facts, found.trend.slope),
        )
    if facts.wrong is None:
        yield message("No change is shown over {count} sessions.", count=found.chart.sizes.size)
    if found.bias is not None:
        yield from _of_bias(facts, found.bias)
    if found.chart.sizes.size < USUAL_SESSIONS:
        yield message(
            "There are {count} sessions; with fewer than 20 the limits are provisional.", count=found.chart.sizes.size
        )


def _against_tolerance(facts: GaugeCheck, wrong: float) -> Iterator[Message]:
    if facts.tolerance is None:
        yield message(
            "Without a tolerance it cannot be said whether that matters: give --tolerance, or adjust the gauge and "
            "repeat the study."
        )
        return
    yield message(
        "At worst that is {percent} % of the tolerance (below 10 % it may be used until it is adjusted).",
        percent=Number(facts.percent(wrong), 1),
    )


def _of_judgements(found: AttributeAgreement) -> Iterator[Message]:
    for each in found.appraisers:
        yield _of_user(each)
    yield message(
        "All users agreed on {count} of {total} pieces every time.", count=found.all_alike.count, total=found.pieces
    )
    kappa = None if found.between is None else found.between.kappa
    if kappa is not None:
        yield message(
            "Agreement beyond chance is {kappa} (kappa; 1 is perfect, from 0.75 it is good): {grade}.",
            kappa=Number(kappa, 2),
            grade=grade_kappa(kappa),
        )
    if found.appraisers[0].effective is None:
        yield message(
            "The file does not say which judgement is right: whether bad pieces pass cannot be said. Add a column "
            "“Acuan” with OK or NG."
        )
    if found.pieces < USUAL_PIECES:
        yield message("There are {count} pieces; 50, good and bad ones, are usual.", count=found.pieces)


def _of_user(found: Appraiser) -> Message:
    if found.effective is None:
        return message(
            "{user} judged {count} of {total} pieces alike every time.",
            user=found.name,
            count=found.repeated.count,
            total=found.repeated.of,
        )
    return message(
        "{user}: right every time on {effective} of the pieces, lets {missed} of bad ones pass, rejects {alarms} of "
        "good ones.",
        user=found.name,
        effective=percent(found.effective),
        missed=percent(found.missed),
        alarms=percent(found.false_alarms),
    )


def percent(share: Share | None) -> object:
    """Return a share in percent; a dash where there is none."""
    if share is None or share.value is None:
        return "–"
    return message("{percent} %", percent=Number(100.0 * share.value, 1))


def basis(kind: GaugeStudyKind) -> Message:
    """Return what a study is judged by.

    Parameters
    ----------
    kind : GaugeStudyKind
        Bias, linearity, stability or judgements.
    """
    if kind is GaugeStudyKind.ATTRIBUTE:
        return message(
            "Judged as AIAG's MSA has it: right on 90 % of the pieces or more is good, 80 % conditional; at most 2 % "
            "of bad ones may pass (5 % conditional), at most 5 % of good ones be rejected (10 %)."
        )
    return message(
        "A bias or a change is taken as real where chance alone brings it in less than {percent} % of studies.",
        percent=Number(100 * ALPHA),
    )
