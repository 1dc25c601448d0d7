"""The picture of a sampling plan: its operating characteristic with the qualities that matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.charts.oc_curve import Marked, PlanCurve, oc_chart
from qc.charts.scene import Style
from qc.errors import Problem, UsageError
from qc.report.plan.facts import AttributesFacts
from qc.report.plan.numbers import given_share, share
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.charts.scene import Scene
    from qc.report.plan.facts import PlanFacts
    from qc.words import Language, Message

WIDTH, HEIGHT = 420.0, 250.0


def plan_chart(facts: PlanFacts, reader: Language, *, width: float = WIDTH, height: float = HEIGHT) -> Scene:
    """Return the operating characteristic of a plan as a scene.

    Parameters
    ----------
    facts : PlanFacts
        The plan.
    reader : Language
        The reader's language.
    width, height : float
        Points.

    Returns
    -------
    Scene

    Raises
    ------
    UsageError
        If the sample is the whole lot: then nothing is left to chance.
    """
    if facts.drawn is None:
        reason = message("there is no curve to draw: the sample is the whole lot")
        raise UsageError([Problem(reason=reason, fix=message("leave out --svg, or give a larger lot"))])
    accepted = dict(zip(facts.drawn.quality, facts.drawn.acceptance, strict=True))
    per_unit = isinstance(facts, AttributesFacts) and facts.counts_nonconformities
    curve = PlanCurve(
        name=_name(facts),
        quality=facts.drawn.quality,
        acceptance=facts.drawn.acceptance,
        marked=tuple(
            Marked(quality=at, acceptance=accepted[at], name=name, style=style)
            for at, name, style in _marked(facts, per_unit=per_unit)
        ),
        per_unit=per_unit,
    )
    return oc_chart(curve, reader, width=width, height=height)


def _name(facts: PlanFacts) -> Message:
    plan = facts.plan
    if isinstance(facts, AttributesFacts):
        return message("Plan: n = {n}, accept with at most {most}.", n=plan.n, most=facts.plan.rejection_number - 1)
    return message("Plan by measuring: n = {n}, k = {k}.", n=plan.n, k=Number(facts.plan.k, 3))


def _marked(facts: PlanFacts, *, per_unit: bool) -> Iterator[tuple[float, Message, Style]]:
    """Yield the qualities that were asked for; for a table's plan the one that still passes one time in ten."""
    asked = facts.asked
    if asked.aql is not None:
        aql, at = Number(asked.aql), _seldom(facts)
        said = message("AQL {aql}", aql=aql) if per_unit else message("AQL {aql} %", aql=aql)
        yield asked.aql / 100, said, Style.SPEC
        if at is not None:
            value = share(at)
            one = message("1 in 10 passes: {value}", value=value)
            yield at, one if per_unit else message("1 in 10 passes: {value} %", value=value), Style.CONTROL
    if asked.good is not None:
        yield _at(facts, asked.good, up=False), message("good: {value} %", value=given_share(asked.good)), Style.SPEC
    for quality in (asked.bad, asked.limit):
        if quality is not None:
            yield _at(facts, quality, up=True), message("bad: {value} %", value=given_share(quality)), Style.CONTROL


def _at(facts: PlanFacts, quality: float, *, up: bool) -> float:
    return facts.drawn_at(quality, up=up) if isinstance(facts, AttributesFacts) else quality


def _seldom(facts: PlanFacts) -> float | None:
    if isinstance(facts, AttributesFacts):
        return None if facts.passed is None else facts.passed.passes_seldom
    return facts.passes_seldom
