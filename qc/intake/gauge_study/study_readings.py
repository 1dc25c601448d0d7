"""Choose the readings of a gauge study: one column, or one for each trial, of one characteristic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.formats.raw import letter
from qc.intake.gauge_study.study_columns import StudyRole, cells, unit_of
from qc.intake.headers import fold, split_unit
from qc.intake.names import Names
from qc.intake.plan import ColumnPlan, ExpectedColumn
from qc.units import canonical
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from qc.errors import Problem
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
    from qc.intake.gauge_study.study_columns import StudyHeader

# A unit that converts to nothing but itself, for readings whose unit nobody says.
_NO_UNIT = "1"
_A_NUMBER_IN = "a number in {unit}"
_TWO_WAYS = "the numbers of {name} can be read in two ways"
# With thousands marks readings would be whole numbers: their steps would hide any tolerance below this.
_WHOLE_STEPS_HIDE = 2.0
_FINE_STEP = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is looked for in the file of a study.

    Attributes
    ----------
    expected : ExpectedColumn or None
        The characteristic of a standard.
    name : str or None
        Without a standard: a header, the name of a characteristic in the rows, or what trials in columns are of.
    tolerance : float or None
        Without a standard: the distance between the limits, which tells how a decimal mark was meant.
    kind : GaugeStudyKind or None
        What the study asks; None where the file is to say it.
    """

    expected: ExpectedColumn | None = None
    name: str | None = None
    tolerance: float | None = None
    kind: GaugeStudyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The readings to be read.

    Attributes
    ----------
    header : StudyHeader
        The row of headers; it names a column of characteristics only where rows are to be chosen by it.
    columns : tuple of int
        One column of readings, or one for each trial.
    expected : ExpectedColumn
        What they are.
    """

    header: StudyHeader
    columns: tuple[int, ...]
    expected: ExpectedColumn

    @property
    def unit(self) -> str | None:
        """The readings' unit; None where nobody says."""
        return None if self.expected.unit == _NO_UNIT else self.expected.unit


def choose_readings(sheet: Sheet, header: StudyHeader, wish: Wish, findings: Findings) -> Chosen | None:
    """Return which columns to read, or None with a problem.

    Parameters
    ----------
    sheet : Sheet
        The table.
    header : StudyHeader
        Its headers.
    wish : Wish
        What is looked for.
    findings : Findings
        Where a problem goes.

    Returns
    -------
    Chosen or None
    """
    expected, name = wish.expected, wish.name
    wanted = _named(header, expected, name)
    rows = header.column(StudyRole.CHARACTERISTIC)
    by_rows = not wanted and rows is not None and (expected is not None or name is not None)
    if name is not None and not wanted and not by_rows and len(header.trials) < 2:
        _no_such_column(sheet, header, name, findings)
        return None
    if rows is not None and not wanted and not by_rows and not _one_characteristic(sheet, header, rows, findings):
        return None
    columns = wanted or _usual(header)
    if columns is None:
        _which_column(sheet, header, findings)
        return None
    kept = header if by_rows else _without_characteristics(header)
    return Chosen(header=kept, columns=columns, expected=expected or _expected(sheet, header, columns, wish))


def _named(header: StudyHeader, expected: ExpectedColumn | None, name: str | None) -> tuple[int, ...]:
    """Return the column whose header is the characteristic's name."""
    if expected is not None:
        known = Names(ColumnPlan(columns=(expected,)))
        found = (column for column, text in enumerate(header.texts) if text.strip() and known.match(text)[0])
    elif name is not None:
        spelled = ((column, {fold(text), fold(split_unit(text)[0])}) for column, text in enumerate(header.texts))
        found = (column for column, spellings in spelled if fold(name) and fold(name) in spellings)
    else:
        return ()
    return tuple(found)[:1]


def _usual(header: StudyHeader) -> tuple[int, ...] | None:
    """Return the columns of readings that need no name."""
    if len(header.trials) > 1:
        return header.trials
    value = header.column(StudyRole.VALUE)
    if value is not None:
        return (value,)
    return header.others if len(header.others) == 1 else None


def _without_characteristics(header: StudyHeader) -> StudyHeader:
    roles = tuple((role, column) for role, column in header.roles if role is not StudyRole.CHARACTERISTIC)
    return replace(header, roles=roles)


def _expected(sheet: Sheet, header: StudyHeader, columns: tuple[int, ...], wish: Wish) -> ExpectedColumn:
    """Return what is known of readings without a standard."""
    labels = [split_unit(header.texts[column])[0].strip() or letter(column) for column in columns]
    called = wish.name or (labels[0] if len(labels) == 1 else f"{labels[0]} … {labels[-1]}")
    unit = unit_of(header, columns, sheet.head[header.row + 1 :])
    fine = wish.tolerance is not None and wish.tolerance < _WHOLE_STEPS_HIDE
    return ExpectedColumn(
        id=called,
        names=(called,),
        unit=(canonical(unit) or unit) if unit else _NO_UNIT,
        resolution=_FINE_STEP if fine else None,
    )


def advise(findings: Findings, *, unit: bool) -> None:
    """Fit problems to a study without a standard: what to do about two readings of a mark, and no unit where none is.

    Parameters
    ----------
    findings : Findings
        Its problems are changed.
    unit : bool
        Whether the readings have a unit.
    """
    findings.problems = [_advised(problem, unit=unit) for problem in findings.problems]


def _advised(problem: Problem, *, unit: bool) -> Problem:
    if not unit and problem.expected is not None and problem.expected.text == _A_NUMBER_IN:
        problem = replace(problem, expected=message("a number"))
    if problem.reason.text.startswith(_TWO_WAYS):
        fix = message(
            "Give the limits, with --tolerance or --spec: they tell which is meant. Or save the file as XLSX."
        )
        problem = replace(problem, fix=fix)
    return problem


def report_no_study(sheet: Sheet, findings: Findings) -> None:
    """Report that a table has no headers of a gauge study."""
    first = next((row for row in sheet.head if any(cell.strip() for cell in row)), ())
    findings.problem(
        message("no row of headers of a gauge study was found"),
        Location(file=sheet.name, sheet=sheet.title),
        found=", ".join(cell.strip() for cell in first[:20] if cell.strip())[:200],
        expected=message("a row of headers with a part, an operator, a trial and a reading"),
        fix=message("Write “Part”, “Operator”, “Trial” and “Reading” above the columns."),
    )


def _place(sheet: Sheet, header: StudyHeader) -> Location:
    return Location(file=sheet.name, sheet=sheet.title, row=header.row + 1)


def _headers(header: StudyHeader) -> str:
    return ", ".join(text.strip() for text in header.texts if text.strip())


def _no_such_column(sheet: Sheet, header: StudyHeader, name: str, findings: Findings) -> None:
    findings.problem(
        message("no column is named {name}", name=name),
        _place(sheet, header),
        found=_headers(header),
        fix=message("Give --characteristic the header of the column with the readings."),
    )


def _which_column(sheet: Sheet, header: StudyHeader, findings: Findings) -> None:
    findings.problem(
        message("it is not clear which column holds the readings"),
        _place(sheet, header),
        found=_headers(header),
        expected=message("one column of readings, or columns “Ulangan 1”, “Ulangan 2”, …"),
        fix=message("Name it “Nilai”, or give its header with --characteristic."),
    )


def _one_characteristic(sheet: Sheet, header: StudyHeader, rows: int, findings: Findings) -> bool:
    """Report rows that name several characteristics, of which none was chosen."""
    names = dict.fromkeys(cell.strip() for cell in cells(sheet.head[header.row + 1 :], rows) if cell.strip())
    if len(names) > 1:
        findings.problem(
            message("the rows name several characteristics"),
            _place(sheet, header),
            found=", ".join(names),
            fix=message("Say with --characteristic which one the study is of."),
        )
    return len(names) <= 1
