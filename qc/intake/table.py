"""One file from its sheets to numbered readings: the quick way where all is plain, else the careful way."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field, replace
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.batch import Stated
from qc.intake.beside.notes import note_numbers
from qc.intake.findings import Findings
from qc.intake.formats.delimited import DelimitedSheet
from qc.intake.formats.raw import Doubt, RawTable, Sheet
from qc.intake.further_tables import another_table
from qc.intake.layouts import lay_out
from qc.intake.matching import header_problems, no_rows
from qc.intake.numbering import Placed, place_readings
from qc.intake.prepare import prepare
from qc.intake.readings.hardly import asked_of
from qc.intake.readings.numbers import read_numbers
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.beside.tallies import Tally
    from qc.intake.columns import Header
    from qc.intake.layout.titles import Titles
    from qc.intake.plan import ColumnPlan
    from qc.intake.prepare import Prepared
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRead:
    """What a file turned out to hold.

    Attributes
    ----------
    sheet : Sheet
        The sheet that was read.
    header : Header or None
        None where no characteristic can be looked for: the problem says why.
    parts : tuple of Placed
        The readings of each characteristic that could be read.
    seen : frozenset of str
        Ids of the characteristics that the table holds, readable or not.
    empty : frozenset of str
        Ids of those without a single reading.
    named : tuple of str
        The characteristics that rows name, where rows do.
    rows : int
        Data rows.
    stated : Stated
        What stands above the table of the lot.
    elsewhere : mapping of str to str
        Ids of characteristics that columns of other sheets bear, which were not read, with the names of these sheets.
    """

    sheet: Sheet
    header: Header | None
    parts: tuple[Placed, ...] = ()
    seen: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()
    rows: int = 0
    stated: Stated = field(default=Stated())
    elsewhere: Mapping[str, str] = field(default_factory=dict)


def read_sheet(
    sheet: Sheet, header: Header, plan: ColumnPlan, sizes: Mapping[str, int], findings: Findings
) -> TableRead:
    """Read the table of one sheet.

    Parameters
    ----------
    sheet : Sheet
        The sheet.
    header : Header
        Its header, understood.
    plan : ColumnPlan
        What the standard asks for.
    sizes : mapping of str to int
        Units per subgroup where the file names no subgroups.
    findings : Findings
        Where problems and notes go.

    Returns
    -------
    TableRead
    """
    place = Location(file=sheet.name, sheet=sheet.title)
    tally = _tally(sheet, header, plan)
    if header.left_out:
        from qc.intake.formats.unread import with_others  # noqa: PLC0415 - not needed for a plain table
        from qc.intake.layout.own_judgement import with_judged  # noqa: PLC0415 - as above

        sums = () if tally is None else (tally.inspected, tally.total, *tally.others)
        header = with_others(with_judged(header, sheet.head), sums, plan, place, findings)
    if sheet.title is not None:
        from qc.intake.layout.surroundings import note_hidden  # noqa: PLC0415 - a text hides nothing

        note_hidden(sheet, header, findings)
    before = len(findings.problems)
    header_problems(header, sheet, plan, findings)
    if len(findings.problems) > before:
        return TableRead(sheet=sheet, header=None)
    if tally is not None:
        return _tallied(sheet, tally, plan, findings)
    return _read(sheet, header, plan, sizes, findings)


def _tally(sheet: Sheet, header: Header, plan: ColumnPlan) -> Tally | None:
    """Return the columns of a sheet of sums, or None where a sheet is none."""
    if not any(expected.counts for expected in plan.columns):
        return None
    from qc.intake.beside.tallies import find_tally  # noqa: PLC0415 - what is measured stands in no sums

    return find_tally(header, sheet.head, plan)


def _tallied(sheet: Sheet, tally: Tally, plan: ColumnPlan, findings: Findings) -> TableRead:
    """Read a sheet of sums."""
    from qc.intake.beside.tallies import read_tally  # noqa: PLC0415 - loaded already

    found = read_tally(sheet, tally, plan, findings)
    if found is None:
        return TableRead(sheet=sheet, header=None)
    return TableRead(sheet=sheet, header=tally.header, parts=found.parts, seen=found.seen, rows=found.rows)


def _read(sheet: Sheet, header: Header, plan: ColumnPlan, sizes: Mapping[str, int], findings: Findings) -> TableRead:
    """Read the quick way; where that leaves a doubt, the careful way."""
    trial = Findings()
    with suppress(Doubt):
        understood = _understood(_quick(sheet, header, plan), sheet, header, plan, sizes, trial)
        findings.take(trial)
        return understood
    table = sheet.careful(header, findings)
    if isinstance(sheet, DelimitedSheet):
        sheet.let_go_unless_summed(header)
    return _understood(table, sheet, header, plan, sizes, findings)


def _quick(sheet: Sheet, header: Header, plan: ColumnPlan) -> RawTable:
    """Return a table of plain numbers; a dash among marks of OK and NG is no missing number."""
    if any(expected.counts for expected in plan.columns):
        raise Doubt
    return sheet.quick(header)


def _understood(
    table: RawTable | None,
    sheet: Sheet,
    header: Header,
    plan: ColumnPlan,
    sizes: Mapping[str, int],
    findings: Findings,
) -> TableRead:
    if table is None:
        return TableRead(sheet=sheet, header=None)
    written = table
    if header.more:
        from qc.intake.layout.parts import of_the_part  # noqa: PLC0415 - loaded already

        table = of_the_part(table, header.more[0], plan, findings)
        if table is None:
            return TableRead(sheet=sheet, header=None)
    if another_table(table, header, sheet, plan, findings):
        return TableRead(sheet=sheet, header=None)
    # A row with a remark only is as empty as one without.
    prepared = prepare(table, replace(header, remarks=()) if header.remarks else header, findings)
    if not prepared.table.row.size:
        no_rows(table, findings)
        return TableRead(sheet=sheet, header=None)
    prepared, titles = _titled(prepared, sheet, header, plan, findings)
    cells = lay_out(prepared, plan, findings)
    read = [(one, _read_cells(one, findings)) for one in cells]
    readings = [(one, numbers) for one, numbers in read if numbers is not None and numbers.any]
    if header.remarks:
        readings = _with_remarks(readings, header, table, prepared.table, findings)
    readings = asked_of(readings, plan, findings, bare=prepared.named is None)
    note_numbers(readings, findings)
    _hold_against(
        sheet, header, readings, titles, findings, sums=written if prepared.table.row.size < table.row.size else None
    )
    if isinstance(sheet, DelimitedSheet):
        sheet.held.let_go()
    return TableRead(
        sheet=sheet,
        header=header,
        parts=tuple(place_readings(readings, sizes, findings)),
        seen=frozenset(one.expected.id for one in cells),
        empty=frozenset(one.expected.id for one, numbers in read if numbers is not None and not numbers.any),
        named=() if prepared.named is None else tuple(prepared.named.names.tolist()),
        rows=int(prepared.table.row.size),
        stated=Stated() if titles is None else titles.stated,
    )


def _with_remarks(
    readings: list[tuple[Cells, Numbers]], header: Header, table: RawTable, kept: RawTable, findings: Findings
) -> list[tuple[Cells, Numbers]]:
    """Return readings with what people remarked beside them."""
    from qc.intake.beside.remarks import note_remarks, with_remarks  # noqa: PLC0415 - loaded already

    note_remarks(header, table, findings)
    return with_remarks(readings, table, kept, header, findings)


def _titled(
    prepared: Prepared, sheet: Sheet, header: Header, plan: ColumnPlan, findings: Findings
) -> tuple[Prepared, Titles | None]:
    """Return a table with what stands above it, and that, where anything can."""
    if header.row == 0 and sheet.title is None:
        return prepared, None
    from qc.intake.layout.surroundings import titles_of, with_titles  # noqa: PLC0415 - not needed for a plain table

    titles = titles_of(sheet, header, plan, findings)
    return with_titles(prepared, titles), titles


def _hold_against(
    sheet: Sheet,
    header: Header,
    readings: Sequence[tuple[Cells, Numbers]],
    titles: Titles | None,
    findings: Findings,
    *,
    sums: RawTable | None,
) -> None:
    """Note where the sheet's own sums, limits and judgements are not what its readings give."""
    if titles is None and not header.left_out and sums is None:
        return
    from qc.intake.layout.sums import hold_against  # noqa: PLC0415 - not needed for a plain table

    hold_against(sheet, header, readings, titles, findings, sums=sums)


def _read_cells(cells: Cells, findings: Findings) -> Numbers | None:
    if cells.expected.counts is None:
        return read_numbers(cells, findings)
    from qc.intake.beside.counts import read_faults  # noqa: PLC0415 - what is measured needs none of it
    from qc.intake.readings.verdict_marks import read_marks  # noqa: PLC0415 - as above

    return (read_marks if cells.expected.counts == "nonconforming" else read_faults)(cells, findings)
