"""The words for what was understood of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.columns import Form, Way
from qc.intake.headers import Role, fold
from qc.intake.readings.cell import Mark, Thousands
from qc.terms import Context
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.intake.understood import Understood, UnderstoodColumn, UnderstoodReadings
    from qc.report.reading.facts import ReadFacts

FORMS: Mapping[Form, Message] = {
    Form.LONG: message("a row for each reading"),
    Form.UNITS: message("a row for each unit"),
    Form.WIDE: message("a row for each subgroup"),
}
_BY_DAY = message("a row for each day or lot")
ROLES: Mapping[Role, Message] = {
    Role.DATE: message("day"),
    Role.CLOCK: message("time of day"),
    Role.CHARACTERISTIC: message("name of the characteristic"),
    Role.VALUE: message("readings of the characteristic that the row names"),
    Role.MEASURE: message("unit of measurement"),
    Role.SAMPLE: message("number of the sample"),
    Role.BOX: message("box or sheet"),
}
SUMS: Mapping[str, Message] = {
    "inspected": message("units inspected"),
    "total": message("the sheet's own total, checked"),
    "remark": message("remarks, not judged"),
    "compared": message("compared with the readings"),
}
_CARRIERS = {
    "rak norak rack": message("rack"),
    "hanger gantungan": message("hanger"),
    "barel barrel": message("barrel"),
    "cetakan nocetakan mould mold": message("mould"),
    "bak nobak bakke bath tangki": message("bath"),
}
"""What a header says more exactly than "tool" and "material lot" do."""
_NAMED = {name: said for names, said in _CARRIERS.items() for name in names.split()}
WAYS: Mapping[Way, Message] = {
    Way.GIVEN: message("as you said"),
    Way.REMEMBERED: message("as in an earlier file: check this"),
    Way.BALLOON: message("by its balloon number"),
    Way.LIMITS: message("by the limits in its header"),
    Way.CLOSE: message("by a name much like it: check this"),
}
MARKS: Mapping[Mark, Message] = {
    Mark.POINT: message("point"),
    Mark.COMMA: message("comma"),
    Mark.EITHER: message("point and comma"),
}
THOUSANDS: Mapping[Thousands, Message] = {
    Thousands.POINT: MARKS[Mark.POINT],
    Thousands.COMMA: MARKS[Mark.COMMA],
    Thousands.BLANK: message("blank"),
}
NOTHING = "–"
_MOST_DIGITS = 9


def answer(facts: ReadFacts) -> Message:
    """Return in a sentence whether the files can be used.

    Parameters
    ----------
    facts : ReadFacts
        What was found.
    """
    problems = len(facts.survey.problems)
    if problems:
        return plural(
            "CANNOT BE USED YET: {count} problem, see below.",
            "CANNOT BE USED YET: {count} problems, see below.",
            count=problems,
        )
    return plural(
        "CAN BE USED: {count} reading understood. Nothing was judged.",
        "CAN BE USED: {count} readings understood. Nothing was judged.",
        count=facts.readings,
    )


def table_found(each: Understood) -> Message:
    """Return in a sentence which table was found.

    Parameters
    ----------
    each : Understood
        One file.
    """
    if each.form is not None and each.header_row is None and len(each.columns) > 1:
        return plural(
            "Read without a row of headers: {count} row of data, {form}.",
            "Read without a row of headers: {count} rows of data, {form}.",
            count=each.rows,
            form=FORMS[each.form],
        )
    if each.form is not None and each.header_row is None:
        return plural(
            "Numbers without a row of headers: {count} row of data, {form}.",
            "Numbers without a row of headers: {count} rows of data, {form}.",
            count=each.rows,
            form=FORMS[each.form],
        )
    if each.form is None or each.header_row is None:
        return message("No table with readings of this standard was found.")
    said = plural(
        "Table: headers in row {header}, {count} row of data, {form}.",
        "Table: headers in row {header}, {count} rows of data, {form}.",
        header=str(each.header_row),
        count=each.rows,
        form=_BY_DAY if any(c.meaning == "inspected" for c in each.columns) else FORMS[each.form],
    )
    if each.sheet is None:
        return said
    return message("Sheet “{sheet}”. {said}", sheet=each.sheet, said=said)


def became(column: UnderstoodColumn, names: Mapping[str, object], counts: Mapping[str, str | None] = {}) -> object:
    """Return what a column became.

    Parameters
    ----------
    column : UnderstoodColumn
        A column with something in it.
    names : mapping of str to object
        Each characteristic's name by its id.
    counts : mapping of str to (str or None)
        What is counted of each characteristic; None where it is measured.
    """
    if column.characteristics:
        called = tuple(names[name] for name in column.characteristics)
        counted = all(counts.get(name) for name in column.characteristics)
        said = message("found: {names}", names=called) if counted else message("readings: {names}", names=called)
        way = WAYS.get(column.way) if column.way else None
        return said if way is None else message("{said} ({way})", said=said, way=way)
    if column.use == "readings":
        return message("readings")
    meaning = column.meaning
    if column.use == "not_used" or meaning is None:
        return message("not used")
    if isinstance(meaning, Role):
        return ROLES.get(meaning, message("read"))
    named = _NAMED.get(fold(column.header)) if meaning in {Context.TOOL, Context.MATERIAL_LOT} else None
    return named or SUMS.get(str(meaning), meaning)


def value(read: float | None, part: UnderstoodReadings, counts: str | None) -> object:
    """Return a reading as it was understood.

    Parameters
    ----------
    read : float or None
        None where it is missing.
    part : UnderstoodReadings
        One characteristic.
    counts : str or None
        What is counted of it; None where it is measured.
    """
    if read is None:
        return message("missing")
    if counts == "nonconforming" and read in {0.0, 1.0}:
        return message("NG") if read else message("OK")
    shown = Number(read) if counts else Number(read, min(part.decimals, _MOST_DIGITS))
    return message("{value} {unit}", value=shown, unit=part.unit) if part.unit else shown


def marks(part: UnderstoodReadings) -> object:
    """Return what was read as the decimal mark, and between thousands.

    Parameters
    ----------
    part : UnderstoodReadings
        One characteristic.
    """
    decimal = NOTHING if part.decimal is None else MARKS[part.decimal]
    if part.thousands is None:
        return decimal
    return message("{decimal} (thousands: {thousands})", decimal=decimal, thousands=THOUSANDS[part.thousands])


def unit(part: UnderstoodReadings) -> object:
    """Return the unit of readings, and the one that they were converted from.

    Parameters
    ----------
    part : UnderstoodReadings
        One characteristic.
    """
    if not part.unit:
        return NOTHING
    if part.unit_read == part.unit:
        return part.unit
    return message("{found} → {wanted}", found=part.unit_read, wanted=part.unit)
