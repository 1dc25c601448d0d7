"""A gauge study in sentences: may the gauge be used, why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.gauge.facts import FEWEST_CATEGORIES
from qc.stats.gauges.gage_rr import GageRR
from qc.terms import GaugeVerdict
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.report.gauge.facts import GaugeFacts
    from qc.words import Message

SOURCES: Mapping[str, Message] = {
    "gage_rr": message("gauge and users together (GRR)"),
    "repeatability": message("gauge alone (repeatability)"),
    "reproducibility": message("between users (reproducibility)"),
    "operator": message("users"),
    "operator_by_part": message("users differ by part"),
    "part": message("parts"),
    "total": message("all together"),
}
TERMS: Mapping[str, Message] = {
    "gage_rr": message("GRR"),
    "repeatability": message("repeatability"),
    "reproducibility": message("reproducibility"),
    "operator": message("users"),
    "operator_by_part": message("users × parts"),
    "part": message("parts"),
    "total": message("total"),
}
_TO_DO = {
    GaugeVerdict.GOOD: message("This gauge can be used for this characteristic."),
    GaugeVerdict.CONDITIONAL: message(
        "This gauge may be used only if the buyer agrees: a reading near a limit can be on either side of it."
    ),
    GaugeVerdict.UNACCEPTABLE: message("Do not judge lots with this gauge before the measuring is improved."),
    GaugeVerdict.NOT_JUDGED: message(
        "The gauge cannot be judged: every repeated reading was the same, so its steps are too coarse for this study."
    ),
}
TITLE = message("Gauge study (R&R)")


def sentences(facts: GaugeFacts) -> Iterator[Message]:
    """Yield what to do and why, the most important first; at most seven.

    Parameters
    ----------
    facts : GaugeFacts
        The study.

    Yields
    ------
    Message
        A sentence.
    """
    yield _TO_DO[facts.verdict]
    yield _share(facts)
    if facts.verdict in {GaugeVerdict.CONDITIONAL, GaugeVerdict.UNACCEPTABLE}:
        yield _where(facts)
    yield from _categories(facts)
    if facts.coarse_step is not None:
        yield message(
            "The gauge's step {step} {unit} is more than a tenth of the tolerance: a finer gauge is needed.",
            step=Number(facts.coarse_step),
            unit=facts.study.unit or "",
        )
    if facts.standard is not None and facts.tolerance is None:
        yield message("The standard has one limit only, so there is no tolerance to compare with.")
    if facts.small:
        yield message(
            "The study is small (parts: {parts}, users: {operators}, trials: {trials}), so the percentages are rough: "
            "10 parts and 3 users are usual.",
            parts=len(facts.laid.parts),
            operators=len(facts.laid.operators),
            trials=facts.trials,
        )


def _share(facts: GaugeFacts) -> Message:
    percent = Number(facts.judged, 1)
    if facts.tolerance is not None:
        return message(
            "Measuring takes {percent} % of the tolerance (GRR; below 10 % is good, up to 30 % conditional).",
            percent=percent,
        )
    return message(
        "Measuring takes {percent} % of the spread in this study (GRR; below 10 % is good, up to 30 % conditional).",
        percent=percent,
    )


def _where(facts: GaugeFacts) -> Message:
    """Return what to improve first."""
    alone, between = facts.model.share("repeatability").variance, facts.model.share("reproducibility").variance
    if alone >= between:
        return message(
            "Most of it comes from the gauge itself: one person reads one part differently each time. "
            "Repair it, hold the part firmly, mark where to measure."
        )
    return message(
        "Most of it comes from differences between users: agree on one way to measure, and practise it together."
    )


def _categories(facts: GaugeFacts) -> Iterator[Message]:
    ndc = facts.model.ndc
    if ndc is None or facts.repeats_alike:
        return
    if ndc == 1:
        yield message(
            "It cannot tell these parts apart: to it they are one group (ndc; at least 5 are needed), too few to "
            "follow the process with it."
        )
    elif ndc >= FEWEST_CATEGORIES:
        yield message("It tells {ndc} groups of these parts apart (ndc; at least 5 are needed).", ndc=ndc)
    else:
        yield message(
            "It tells only {ndc} groups of these parts apart (ndc; at least 5 are needed): too few to follow the "
            "process with it.",
            ndc=ndc,
        )


def method(facts: GaugeFacts) -> Message:
    """Return how the study was analysed."""
    if facts.nested:
        return message("analysis of variance, nested: every user measured parts of their own")
    if not isinstance(facts.analysis, GageRR):
        return message("averages and ranges (AIAG)")
    if facts.analysis.model is facts.analysis.with_interaction:
        return message("analysis of variance with interaction")
    return message("analysis of variance, interaction left out (p > {alpha})", alpha=Number(facts.analysis.alpha))


def shown_sources(facts: GaugeFacts) -> tuple[str, ...]:
    """Return the sources that a table shows: without those that this model does not have."""
    with_interaction = isinstance(facts.analysis, GageRR) and facts.model is facts.analysis.with_interaction
    left_out = set() if with_interaction else {"operator", "operator_by_part"}
    return tuple(share.source for share in facts.model.shares if share.source not in left_out)
