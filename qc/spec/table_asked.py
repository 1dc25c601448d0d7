"""What a row of a buyer's table asks: limits, unit and class, or why that cannot be told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.spec.answers import class_lettered, class_named
from qc.spec.general_tolerances import limits_of
from qc.spec.requirement import SHOWN_FORMS, Requirement, read_requirement
from qc.spec.table_head import Field
from qc.spec.written_numbers import number_in
from qc.terms import SeverityClass
from qc.units import canonical
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.spec.table_row import TableRow


def requirement_of(row: TableRow) -> Requirement:
    """Return what a row asks: from limits of their own columns, deviations, or a text.

    Raises
    ------
    Unread
        If that cannot be told for certain, or limits contradict each other.
    """
    nominal, assumed = _nominal(row)
    from_text = _from_text(row, nominal)
    from_columns = _from_limits(row, nominal) or _from_deviations(row, nominal)
    if from_text is not None and from_columns is not None and _differ(from_text, from_columns):
        raise row.unread(
            Field.REQUIREMENT,
            message("the requirement does not agree with the limits of the other columns"),
            fix=message("Ask the buyer which holds, and leave the other one empty."),
        )
    found = from_columns or from_text
    if found is None:
        found = _whole_in_nominal(row)
    if found is None:
        raise row.unread(
            Field.REQUIREMENT if Field.REQUIREMENT in row.head.fields else Field.NAME,
            message("this row gives no limit"),
            SHOWN_FORMS,
            message("Write the buyer's limits, or OK/NG for what is judged by eye or with a GO/NO-GO gauge."),
        )

    return replace(found, assumed=tuple(dict.fromkeys((*assumed, *found.assumed))))


def _nominal(row: TableRow) -> tuple[float | None, tuple[Message, ...]]:
    """Return the nominal size; a text there that is a whole requirement is read later."""
    text = row.text(Field.NOMINAL)
    row.computed(Field.NOMINAL)
    if text and number_in(text) is None and read_requirement(text) is not None:
        return None, ()
    return row.number(Field.NOMINAL)


def _whole_in_nominal(row: TableRow) -> Requirement | None:
    """Return the requirement that stands in the column of the nominal size, such as "GO/NO-GO"."""
    text = row.text(Field.NOMINAL)
    return None if not text or number_in(text) is not None else read_requirement(text)


def _from_text(row: TableRow, nominal: float | None) -> Requirement | None:
    """Return what the column of requirements asks."""
    text = row.text(Field.REQUIREMENT)
    if not text:
        return None
    row.computed(Field.REQUIREMENT)
    found = read_requirement(text, nominal=nominal)
    if found is None and nominal is None and (whole := row.text(Field.NOMINAL)):
        found = read_requirement(f"{whole} {text}")
    if found is None:
        raise row.unread(
            Field.REQUIREMENT,
            message("what is asked here cannot be told for certain"),
            SHOWN_FORMS,
            message("Write it in one of these ways, or write both limits in columns of their own."),
        )
    return found


def _from_limits(row: TableRow, nominal: float | None) -> Requirement | None:
    """Return what the columns of the limits ask; the larger one may stand first."""
    (low, one), (high, other) = row.number(Field.LOWER), row.number(Field.UPPER)
    if low is None and high is None:
        return None
    assumed = (*one, *other)
    if low is not None and high is not None and low > high:
        low, high = high, low
        said = message("the larger limit stands in the column of the smaller one: they were exchanged")
        assumed = (*assumed, said)
    return Requirement(nominal=nominal, lsl=low, usl=high, assumed=assumed)


def _from_deviations(row: TableRow, nominal: float | None) -> Requirement | None:
    """Return what two columns of deviations ask; one without a sign has that of its column."""
    (up, one), (down, other) = row.number(Field.PLUS), row.number(Field.MINUS)
    if (up is None and down is None) or nominal is None:
        return None
    if up is None or down is None:
        missing = Field.PLUS if up is None else Field.MINUS
        raise row.unread(
            missing,
            message("one of the two deviations is missing"),
            fix=message("Write 0 where the limit is the nominal size itself."),
        )
    assumed = (*one, *other)
    if down > 0 and not row.text(Field.MINUS).startswith("+"):
        down = -down
        said = message("the lower deviation has no sign: taken as minus {value}", value=row.text(Field.MINUS))
        assumed = (*assumed, said)
    found = read_requirement(f"{nominal!r} {up:+.12g} {down:+.12g}")
    return None if found is None else Requirement(nominal=nominal, lsl=found.lsl, usl=found.usl, assumed=assumed)


def _differ(one: Requirement, other: Requirement) -> bool:
    """Whether two readings of a row ask different things."""
    if one.tolerance is not None:
        return limits_of(one.tolerance, one.nominal) != (other.lsl, other.usl)
    return one.kind == "attribute" or (one.lsl, one.usl) != (other.lsl, other.usl)


def unit_of_row(row: TableRow, asked: Requirement, usual: str | None) -> tuple[str, tuple[Message, ...]]:
    """Return the unit of what is measured, and what was taken for granted.

    Raises
    ------
    Unread
        If no cell, no heading and no option names one, or two name different ones.
    """
    text = row.text(Field.UNIT)
    written = canonical(text) or text
    if written and asked.unit and written != asked.unit:
        raise row.unread(
            Field.UNIT,
            message("the unit here is not the one of the requirement, {unit}", unit=asked.unit),
            fix=message("Ask the buyer which holds."),
        )
    if found := written or asked.unit or next(iter(row.head.units.values()), None):
        return found, ()
    if usual is None:
        raise row.unread(
            Field.UNIT if Field.UNIT in row.head.fields else Field.NAME,
            message("no unit stands here"),
            message("a unit such as mm, µm, kg or N"),
            message("Write it in the table, or give --unit mm for all rows without one."),
        )
    return usual, (message("no unit stands in the table: taken as {unit}", unit=usual),)


def class_of_row(row: TableRow) -> tuple[SeverityClass, tuple[Message, ...]]:
    """Return the class, and what was taken for granted.

    Raises
    ------
    Unread
        If what stands there is no class.
    """
    text = row.text(Field.CLASS)
    if not text:
        return SeverityClass.MAJOR, (message("no class stands in the table: taken as major"),)
    if (named := class_named(text)) is not None:
        return named, ()
    if (lettered := class_lettered(text)) is not None:
        return lettered, (message("class {letter} was taken as {class_}", letter=text, class_=lettered),)
    raise row.unread(
        Field.CLASS,
        message("this is no class that qc knows"),
        message("critical, major or minor (kritis, mayor, minor), or A, B, C"),
        message("Ask the buyer what it means, and write one of these."),
    )
