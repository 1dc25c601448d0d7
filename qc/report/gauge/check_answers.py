"""The two questions that the verdict of a gauge's study rests on, with their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.gauge.check_facts import grade_kappa
from qc.report.gauge.check_words import amount, percent
from qc.stats.gauges.attribute_agreement import AttributeAgreement
from qc.terms import GaugeVerdict
from qc.words import Number, message

if TYPE_CHECKING:
    from qc.report.gauge.check_facts import GaugeCheck
    from qc.words import Message


def answers(facts: GaugeCheck) -> tuple[tuple[Message, object, GaugeVerdict], ...]:
    """Return the two questions that a verdict rests on, each with its answer and what that is worth.

    Parameters
    ----------
    facts : GaugeCheck
        The study.
    """
    found = facts.analysis
    if isinstance(found, AttributeAgreement):
        kappa = None if found.between is None else found.between.kappa
        said = "–" if kappa is None else Number(kappa, 2)
        return (
            (message("Pieces that all users judged rightly"), percent(found.all_right), facts.verdict),
            (message("Agreement beyond chance (kappa)"), said, grade_kappa(kappa)),
        )
    wrong = facts.wrong
    some = amount(facts, wrong or 0.0)
    none = wrong is None
    share = Number(facts.percent(wrong or 0.0), 1) if facts.tolerance is not None else None
    return (
        (message("Bias or change"), message("none shown") if none else some, facts.verdict),
        (
            message("Of the tolerance"),
            message("no tolerance given") if share is None else message("{percent} %", percent=share),
            GaugeVerdict.NOT_JUDGED if share is None else facts.verdict,
        ),
    )


def short(facts: GaugeCheck) -> object:
    """Return the one number that the verdict rests on, as short as a banner needs it.

    Parameters
    ----------
    facts : GaugeCheck
        The study.
    """
    found = facts.analysis
    if isinstance(found, AttributeAgreement):
        shares = [each.repeated if each.effective is None else each.effective for each in found.appraisers]
        return percent(min(shares, key=lambda share: share.value or 0.0))
    if facts.wrong is None:
        return facts.verdict if facts.verdict is GaugeVerdict.GOOD else "–"
    if facts.tolerance is None:
        return "–"
    return message("{percent} %", percent=Number(facts.percent(facts.wrong), 1))
