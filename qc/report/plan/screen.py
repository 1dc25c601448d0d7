"""A sampling plan on a terminal: sentences first, the operating characteristic after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.plan import variables_words as plan_variables_words, words as plan_words
from qc.report.plan.facts import AttributesFacts
from qc.report.plan.numbers import chance, given_share
from qc.report.text_table import text_table
from qc.words import Number

if TYPE_CHECKING:
    from qc.report.plan.facts import PlanFacts, VariablesCurve, VariablesFacts
    from qc.stats.sampling.oc_curve import OCCurve
    from qc.words import Language


def plan_text(facts: PlanFacts, reader: Language) -> str:
    """Return a plan as a terminal shows it.

    Parameters
    ----------
    facts : PlanFacts
        The plan.
    reader : Language
        The reader's language.

    Returns
    -------
    str
        Sentences, an empty line, and the table.
    """
    if isinstance(facts, AttributesFacts):
        said, table = plan_words.sentences(facts), _attributes_table(facts, reader)
    else:
        said, table = plan_variables_words.sentences(facts), _variables_table(facts, reader)
    return "\n".join([*map(reader.say, said), *(("", table) if table else ())])


def _attributes_table(facts: AttributesFacts, reader: Language) -> str:
    curve = facts.curve
    if curve is None:
        return ""
    heading = plan_words.heads(curve, per_unit=facts.counts_nonconformities)
    rows = [_row(curve, index) for index in range(len(curve.quality))]
    return text_table([*map(reader.say, heading)], [[*map(reader.say, row)] for row in rows])


def _row(curve: OCCurve, index: int) -> tuple[object, ...]:
    row = (
        given_share(round(curve.quality[index], 6)),
        chance(curve.acceptance[index]),
        Number(100 * curve.outgoing[index], 2),
    )
    if curve.total_inspection is None:
        return row
    return (*row, Number(curve.total_inspection[index], 0))


def _variables_table(facts: VariablesFacts, reader: Language) -> str:
    curve: VariablesCurve | None = facts.curve
    if curve is None:
        return ""
    pairs = zip(curve.quality, curve.acceptance, strict=True)
    rows = [[reader.say(given_share(at)), reader.say(chance(passes))] for at, passes in pairs]
    return text_table([*map(reader.say, plan_variables_words.HEADS)], rows)
