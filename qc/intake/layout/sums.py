"""What a sheet says of its own readings, held against them: means, ranges, sums, extremes, limits, judgements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.beside.notes import is_remark
from qc.intake.columns import Form
from qc.intake.findings import Findings
from qc.intake.formats.raw import CellKind
from qc.intake.layout.claims import Claim, claim
from qc.intake.layout.column_sums import hold_columns
from qc.intake.layout.days import above
from qc.intake.layout.differing import BELOW
from qc.intake.layout.figures import from_columns, from_titles
from qc.intake.layout.judged import hold_judgements
from qc.intake.layout.limits import hold_limits, hold_stated, hold_titles
from qc.intake.layout.own_judgement import own_judgements
from qc.intake.layout.row_sums import hold_rows
from qc.intake.stated_limits import stated_limits
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.formats.raw import RawColumn, RawTable, Sheet
    from qc.intake.layout.titles import Titles
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers


def hold_against(
    sheet: Sheet,
    header: Header,
    readings: Sequence[tuple[Cells, Numbers]],
    titles: Titles | None,
    findings: Findings,
    *,
    sums: RawTable | None,
) -> None:
    """Note where a sheet's own sums, limits or judgements differ from its readings or from the standard.

    Parameters
    ----------
    sheet, header : Sheet, Header
        The sheet and its header.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    titles : Titles or None
        What stands above the table.
    findings : Findings
    sums : RawTable or None
        The table with the rows that were left out, which may sum up others; None where none were.
    """
    if titles is not None:
        rows = above(sheet, header)
        hold_titles(rows, titles.limits, [cells for cells, _ in readings], findings)
        from_titles(rows, readings, Location(file=sheet.name, sheet=sheet.title), findings)
    if header.form is Form.UNITS:
        hold_stated(stated_limits(header, sheet.head[: header.row + 1]), header, readings, findings)
    free = set(range(len(header.texts))) - {*header.readings, *header.labels}
    claims = {i: said for i in sorted(free) if (said := claim(header.texts[i])) is not None}
    claims |= dict.fromkeys(header.judged, Claim.JUDGED)
    table = _as_written(sheet, header, claims, sums) if readings else None
    if table is None:
        return
    _note_claims(table, header, claims, findings)
    several = from_columns(table, claims, readings, findings)
    hold_rows(table, {i: said for i, said in claims.items() if said in BELOW or i in several}, readings, findings)
    if header.form is not Form.LONG and sums is not None:
        hold_columns(table, header, claims, readings, findings)
    hold_limits(table, claims, readings, findings)
    for column, of in own_judgements(header, claims, readings).items():
        hold_judgements(table, column, of, findings)


def _note_claims(table: RawTable, header: Header, claims: Mapping[int, Claim], findings: Findings) -> None:
    """Note what a sheet says of its own readings, and what of that cannot be compared."""
    empty = [i for i in claims if _uncomputed(table.column(i))]
    compared = tuple(header.label(i) for i in claims if i not in empty and not is_remark(header.texts[i]))
    if compared:
        findings.note(message("left out and compared with the readings: {names}", names=compared), table.place())
    if empty:
        said = message(
            "left out, and its formulas have no stored result to compare: {names}",
            names=tuple(header.label(i) for i in empty),
        )
        findings.note(said, table.place())


def _uncomputed(column: RawColumn) -> bool:
    """Whether a column holds nothing but formulas without a result."""
    if column.kind is None or column.text is None:
        return False
    filled = (column.text != "") if column.number is None else (column.text != "") | ~np.isnan(column.number)
    kinds = column.kind[np.asarray(filled, dtype=bool)]
    return bool(kinds.size) and bool((kinds == CellKind.UNCOMPUTED).all())


def _as_written(sheet: Sheet, header: Header, claims: Mapping[int, Claim], sums: RawTable | None) -> RawTable | None:
    """Return the table with what it says of itself; read once more only where that was not read."""
    if not claims and (sums is None or all(sums.column(i).mark is None for i in header.readings)):
        return sums
    return sheet.careful(replace(header, more=tuple(claims), remarks=()), Findings())
