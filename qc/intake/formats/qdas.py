"""Q-DAS files (``.dfq``, or ``.dfd`` and ``.dfx`` in one) as a table: a row per part, a column per characteristic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.intake.findings import row_list
from qc.intake.formats.declared import note_limits
from qc.intake.formats.qdas_fields import Key, take_fields
from qc.intake.formats.written import WrittenSheet
from qc.intake.matching import called
from qc.intake.names import Names
from qc.intake.readings.cell import Mark, decimals, value
from qc.units import canonical
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.intake.findings import Findings
    from qc.intake.formats.qdas_fields import Fields, ValueLine
    from qc.intake.plan import ColumnPlan

_CONTEXT = ((Key.BATCH, "Lot"), (Key.CAVITY, "Kavitas"), (Key.OPERATOR, "Operator"), (Key.MACHINE, "Mesin"))
_TOLD = frozenset(key for key, _ in _CONTEXT)
_TIME = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2,4})(?:/(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?", re.ASCII)
_VALID, _COUNTED = {"", "0"}, {"1"}
_SAY_AGAIN = message("Send the file itself, not its text in a message or on a page: these lose its invisible marks.")


def qdas_sheet(name: str, text: str, plan: ColumnPlan, findings: Findings) -> WrittenSheet | None:
    """Return a Q-DAS file as a table, or None with problems.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    text : str
        All of it.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where problems and notes go.
    """
    fields = take_fields(text)
    before = len(findings.problems)
    headers, owners = _headers(fields, plan)
    _check(name, fields, headers, findings)
    if not owners:
        _no_match(name, headers, plan, findings)
    if len(findings.problems) > before:
        return None
    findings.note(message("read as a Q-DAS file"), Location(file=name))
    for index, owner in owners.items():
        expected = next(column for column in plan.columns if column.id == owner)
        place = Location(file=name, row=fields.first.get(index))
        note_limits(expected, _limits(fields.said[index]), fields.said[index].get(Key.UNIT, ""), place, findings)
    told = {key for line in fields.lines for one in line.values.values() for key in one if key in _TOLD and one[key]}
    context = [(key, title) for key, title in _CONTEXT if key in told and any(_said(x, key) for x in fields.lines)]
    _note_invalid(name, fields, headers, findings)
    return WrittenSheet(
        name=name,
        headers=("Tanggal", *(title for _, title in context), *headers.values()),
        cells=tuple(
            (_time(line), *(_said(line, key) for key, _ in context), *(_cell(line, index) for index in headers))
            for line in fields.lines
        ),
        lines=tuple(line.line for line in fields.lines),
    )


def _headers(fields: Fields, plan: ColumnPlan) -> tuple[dict[int, str], dict[int, str]]:
    """Return a header for every characteristic of the file, and whose of the standard it is, where it is one.

    What the standard does not ask for keeps its K-field before its name, so that it cannot be taken for anything else.
    """
    known = Names(plan)
    headers, owners = dict[int, str](), dict[int, str]()
    for index, said in sorted(fields.said.items()):
        names = [said[key] for key in (Key.NAME, Key.NUMBER, Key.SHORT) if said.get(key)]
        unit = said.get(Key.UNIT, "")
        behind = f" ({unit})" if canonical(unit) else ""
        matched = next((one for one in names if known.match(one)[0] and said.get(Key.KIND) not in _COUNTED), None)
        if matched is None:
            headers[index] = f"K2002/{index} {names[0] if names else ''}".strip()
        else:
            owners[index], headers[index] = known.match(matched)[0][0], f"{matched}{behind}"
    return headers, owners


def _check(name: str, fields: Fields, headers: Mapping[int, str], findings: Findings) -> None:
    """Report value lines of which nobody can tell what belongs to which characteristic."""
    lost = [line for line in fields.lines if _lost(line, fields)]
    findings.each(range(len(lost)), lambda i: _lost_marks(name, lost[i]))
    many = [line for line in fields.lines if max(line.values, default=0) > max(headers, default=0)]
    findings.each(range(len(many)), lambda i: _too_many(name, many[i], len(headers)))
    if not fields.lines:
        findings.problem(
            message("this Q-DAS file describes characteristics but holds no values"),
            Location(file=name),
            fix=message("If the values are in a .dfx file, put them behind the .dfd file's text, or export a .dfq."),
        )


def _lost(line: ValueLine, fields: Fields) -> bool:
    """Whether invisible marks are missing: fields run into each other, or a digit too many stands behind a value."""
    if not line.glued or len(line.values) != 1:
        return False
    text = line.values[1][Key.VALUE]
    mark = Mark.COMMA if "," in text else Mark.POINT
    if len(fields.said) > 1 or value(text, mark) is None:
        return True
    # 62.030 and the attribute 0 become 62.0300.
    shown = fields.said.get(1, {}).get(Key.DECIMALS, "")
    return shown.isdecimal() and decimals(text, mark) == int(shown) + 1


def _lost_marks(name: str, line: ValueLine) -> Problem:
    return Problem(
        reason=message("the invisible marks between the values of this line are missing"),
        location=Location(file=name, row=line.line),
        found=_written(line),
        expected=message("values set apart by the bytes 0x0F and 0x14"),
        fix=_SAY_AGAIN,
    )


def _too_many(name: str, line: ValueLine, count: int) -> Problem:
    return Problem(
        reason=message("this line has more values than the file has characteristics"),
        location=Location(file=name, row=line.line),
        found=_written(line),
        expected=message("at most {count} values", count=count),
        fix=message("Export the file once more."),
    )


def _written(line: ValueLine) -> str:
    """Return the values of a line, as far as a reader needs them."""
    return " ".join(one.get(Key.VALUE, "") for one in line.values.values())[:80]


def _no_match(name: str, headers: Mapping[int, str], plan: ColumnPlan, findings: Findings) -> None:
    findings.problem(
        message("no characteristic of this file is one of the standard's"),
        Location(file=name),
        found=", ".join(headers.values())[:200],
        expected=message("{names}", names=tuple(f"“{called(column)}”" for column in plan.columns)),
        fix=message("Add the file's name of each characteristic to its names in the standard."),
    )


def _cell(line: ValueLine, index: int) -> str:
    """Return a value as written; a value that its attribute calls invalid is missing."""
    said = line.values.get(index, {})
    return said.get(Key.VALUE, "") if said.get(Key.ATTRIBUTE, "") in _VALID else "-"


def _note_invalid(name: str, fields: Fields, headers: Mapping[int, str], findings: Findings) -> None:
    """Note values that the file itself calls invalid."""
    for index, header in headers.items():
        said = [(line.line, line.values.get(index, {})) for line in fields.lines]
        rows = [row for row, one in said if one.get(Key.VALUE) and one.get(Key.ATTRIBUTE, "") not in _VALID]
        if rows:
            findings.note(
                plural(
                    "{count} value (row {rows}) is marked as invalid by the file (attribute not 0) and is not used",
                    "{count} values (rows {rows}) are marked as invalid by the file (attribute not 0) and are not used",
                    count=len(rows),
                    rows=row_list(rows),
                ),
                Location(file=name, column=header),
            )


def _said(line: ValueLine, key: Key) -> str:
    """Return what a line says of its part: what its first value says, 0 and # being nothing."""
    given = (one.get(key, "").removeprefix("#") for one in line.values.values())
    return next((text for text in given if text not in _VALID), "")


def _time(line: ValueLine) -> str:
    """Return the time of a line's first value, day first, with two digits for minutes and seconds."""
    text = next((one[Key.TIME] for one in line.values.values() if one.get(Key.TIME)), "")
    found = _TIME.fullmatch(text)
    if found is None:
        return text
    day, month, year, *clock = found.groups()
    return f"{day}/{month}/{year}" + (
        f" {clock[0]}:{int(clock[1]):02}:{int(clock[2] or 0):02}" if clock[0] is not None else ""
    )


def _limits(said: Mapping[Key, str]) -> tuple[float | None, float | None]:
    """Return the limits that a file gives, absolute ones before deviations from the nominal value."""
    nominal = _number(said.get(Key.NOMINAL, ""))

    def limit(absolute: Key, by: Key) -> float | None:
        given, deviation = _number(said.get(absolute, "")), _number(said.get(by, ""))
        if given is not None or nominal is None or deviation is None:
            return given
        return nominal + deviation

    return limit(Key.LOWER, Key.LOWER_BY), limit(Key.UPPER, Key.UPPER_BY)


def _number(text: str) -> float | None:
    return value(text, Mark.EITHER)
