"""What a page asks of a file that cannot be used: which column holds what was not found, or is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.intake.columns import Way
from qc.intake.headers import Role
from qc.words.language import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.intake.understood import Understood
    from qc.workflow.reading import Reading

_ASKS = "--column"  # so the fix of a problem that asks for a column says how a command is told


def column_question(reading: Reading) -> dict[str, Any] | None:
    """Return the characteristics not found or in doubt, and the columns that may hold them, as JSON has it.

    Parameters
    ----------
    reading : Reading
        Of a file that cannot be used.

    Returns
    -------
    dict or None
        None where no column is in question: one whose cells are at fault is not.
    """
    understood = reading.facts.survey.understood
    read, doubted = {part.characteristic for each in understood for part in each.readings}, _doubted(reading)
    known = (read | set(_at_fault(reading))) - set(doubted)
    asked = [one for one in reading.facts.standard.spec.characteristic if one.id not in known]
    columns = [one for one in dict.fromkeys((*doubted.values(), *_free(understood))) if one]
    if not asked or not columns:
        return None
    names = {one.id: {code: one.names.say(code) for code in CODES} for one in asked}
    return {"columns": columns, "names": names}


def _free(understood: tuple[Understood, ...]) -> Iterator[str | None]:
    """Yield the columns that hold no characteristic, of tables whose rows name none."""
    for each in understood:
        if not any(column.meaning is Role.CHARACTERISTIC for column in each.columns):
            yield from (column.header or column.letter for column in each.columns if not column.characteristics)


def _doubted(reading: Reading) -> dict[str, str]:
    """Return the columns read with a doubt that naming them answers, by the characteristic that they hold."""
    fixes = [problem.fix for problem in reading.facts.survey.problems if problem.fix is not None]
    said = [dict(fix.facts) for fix in fixes if _ASKS in fix.text]
    told = {str(one["id"]): str(one["header"]) for one in said if {"id", "header"} <= set(one)}
    read = {part.characteristic for each in reading.facts.survey.understood for part in each.readings}
    return {name: header for name, header in told.items() if name in read}


def _at_fault(reading: Reading) -> Iterator[str]:
    """Yield the characteristics whose column is known, and of which only cells are refused."""
    survey = reading.facts.survey
    refused = {one.location.column: one for one in survey.problems if one.location is not None}
    for each in survey.understood:
        for column in each.columns:
            problem = refused.get(column.header)
            told = column.way is not None and column.way is not Way.CLOSE
            if told and problem is not None and (problem.fix is None or _ASKS not in problem.fix.text):
                yield from column.characteristics
