"""The three layouts of a table: a row per reading, a row per unit, a row per subgroup. Each ends in ``Cells``.

A new layout is a function from a prepared table to ``Cells``, and a line in ``_LAYOUTS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from qc.errors import Location
from qc.intake.blocks import beside
from qc.intake.columns import Form
from qc.intake.formats.coded import Coded, shared
from qc.intake.formats.raw import RawColumn, letter
from qc.intake.headers import split_unit
from qc.intake.marked import judged_rows
from qc.intake.matching import called
from qc.intake.names import Names
from qc.intake.readings.asking import match_closely
from qc.intake.readings.cells import Cells
from qc.intake.unnamed import ask_of_joined_rows, ask_of_unnamed_rows
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.distinct import Whole
    from qc.intake.formats.raw import Texts
    from qc.intake.labels import Labels
    from qc.intake.plan import ColumnPlan, ExpectedColumn
    from qc.intake.prepare import Prepared

Cell = TypeVar("Cell", bound=np.generic)


def lay_out(prepared: Prepared, plan: ColumnPlan, findings: Findings) -> list[Cells]:
    """Return the cells of every characteristic that the table holds, in the standard's order.

    Parameters
    ----------
    prepared : Prepared
        The table.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where notes go.

    Returns
    -------
    list of Cells
    """
    form = prepared.header.form
    found = _LAYOUTS[form](prepared, plan, findings) if form is not None else []
    if not plan.corrections:
        return found
    from qc.intake.beside.corrections import corrected  # noqa: PLC0415 - most lots have none

    return [corrected(one, plan.corrections, findings) for one in found]


def _units(prepared: Prepared, plan: ColumnPlan, findings: Findings) -> list[Cells]:  # noqa: ARG001 - one signature for all layouts
    """Lay out a row per unit, a column per characteristic."""
    measured = prepared.header.measured
    return [_cells(prepared, e, (measured[e.id][0],)) for e in plan.columns if e.id in measured]


def _by_name(prepared: Prepared, plan: ColumnPlan, findings: Findings) -> list[Cells]:
    """Lay out a row per reading, or per subgroup, of the characteristic that the row names."""
    columns = prepared.header.readings
    if prepared.named is None:
        expected = plan.columns[0]
        findings.note(
            message("the readings are taken as {name}, the only characteristic of the standard", name=called(expected)),
            prepared.table.place(),
        )
        return [_cells(prepared, expected, columns)]
    codes = _named_codes(prepared, prepared.named, plan, findings)
    return [
        _cells(prepared, e, columns, _rows_of(prepared.named, codes[e.id]), codes[e.id].values())
        for e in plan.columns
        if e.id in codes
    ]


def _rows_of(named: Labels, codes: Collection[int]) -> NDArray[np.int64]:
    return np.flatnonzero(named.among(codes))


def _named_codes(
    prepared: Prepared, named: Labels, plan: ColumnPlan, findings: Findings
) -> dict[str, dict[int, str | None]]:
    """Return, for each characteristic, the codes of the names that rows give it, each with the unit in the name."""
    known, found, unknown = Names(plan), dict[str, dict[int, str | None]](), list[str]()
    for code, name in enumerate(named.names.tolist()):
        ids, unit = known.match(name)
        if ids and (judged := judged_rows(prepared, code, ids, plan, findings)) is not None:
            ids = (judged,)
        if len(ids) > 1:
            row = int(prepared.table.row[np.flatnonzero(named.codes == code)[0]])
            findings.problem(
                message("this name could be any of: {names}", names=", ".join(ids)),
                Location(file=prepared.table.name, sheet=prepared.table.sheet, row=row),
                found=name,
                fix=message("Use the id from the standard."),
            )
        elif ids:
            found.setdefault(ids[0], {})[code] = unit
        elif name:
            place = prepared.table, prepared.header, named.codes == code
            if not ask_of_joined_rows(*place, name, known, findings):
                unknown.append(name)
        else:
            ask_of_unnamed_rows(prepared.table, prepared.header, named.codes == code, findings)
    for name, close in match_closely(unknown, plan, found, prepared.table.place(), findings).items():
        found[name] = {named.names.tolist().index(close): split_unit(close)[1]}
        unknown.remove(close)
    if unknown and found:
        findings.note(
            message("rows not used, since the standard has no such characteristic: {names}", names=tuple(unknown)),
            prepared.table.place(),
        )
    return found


_LAYOUTS: Mapping[Form, Callable[[Prepared, ColumnPlan, Findings], list[Cells]]] = {
    Form.UNITS: _units,
    Form.LONG: _by_name,
    Form.WIDE: _by_name,
}
"""How each form of table becomes cells."""


def _cells(
    prepared: Prepared,
    expected: ExpectedColumn,
    columns: Sequence[int],
    rows: NDArray[np.int64] | None = None,
    units: Iterable[str | None] = (),
) -> Cells:
    """Return the cells in ``columns`` of some rows, or of all, row by row."""
    table, header, width = prepared.table, prepared.header, len(columns)
    raw = _stacked([table.column(i) for i in columns], rows)
    row = table.row if rows is None else table.row[rows]
    given = dict.fromkeys(unit for unit in (*units, *map(header.units.get, columns)) if unit is not None)
    where = _where(raw, row, tuple(header.label(i) for i in columns))

    def spread(labels: Labels | None) -> Labels | None:
        if labels is None:
            return None
        some = labels if rows is None else labels.take(rows)
        return some if width == 1 else some.repeat(width)

    return Cells(
        expected=expected,
        name=table.name,
        sheet=table.sheet,
        number=raw.number,
        text=raw.text,
        kind=raw.kind,
        row=where.row,
        column=where.column,
        headers=where.headers,
        units=tuple(given),
        measure=spread(prepared.measure),
        context={context: labels for context, label in prepared.context.items() if (labels := spread(label))},
        day=spread(prepared.day),
        box=spread(prepared.box),
        width=width if header.form is Form.WIDE else 1,
        mark=raw.mark,
        blanks=raw.blanks,
        own_line=None
        if table.own_line is None
        else np.repeat(table.own_line if rows is None else table.own_line[rows], width),
    )


@dataclass(frozen=True, slots=True)
class _Where:
    """Row, column and headers of cells, as `Cells` has them."""

    row: Whole
    column: Whole
    headers: tuple[str, ...]


def _where(raw: RawColumn, row: Whole, headers: tuple[str, ...]) -> _Where:
    """Return where cells stand: below the headers, or in a table put together anew where each came from."""
    if raw.place is None:
        width = len(headers)
        repeated = row if width == 1 else np.repeat(row, width)
        # Of a million zeros, one is kept.
        first = np.broadcast_to(np.int64(0), row.size)
        beside = np.broadcast_to(np.arange(width, dtype=np.min_scalar_type(-width)), (row.size, width))
        return _Where(repeated, first if width == 1 else beside.reshape(-1), headers)
    columns, index = np.unique(raw.place[:, 1], return_inverse=True)
    return _Where(raw.place[:, 0], index, tuple(letter(column) for column in columns.tolist()))


def _stacked(columns: Sequence[RawColumn], rows: NDArray[np.int64] | None) -> RawColumn:
    """Return several columns as one, row by row."""
    first = columns[0]
    return RawColumn(
        header=first.header,
        letter=first.letter,
        text=_stacked_texts([column.text for column in columns], rows),
        number=_stack([column.number for column in columns], rows),
        kind=_stack([column.kind for column in columns], rows),
        mark=first.mark,
        blanks=first.blanks,
        place=_stacked_places([column.place for column in columns], rows),
    )


def _stacked_texts(columns: Sequence[Texts | Coded | None], rows: NDArray[np.int64] | None) -> Texts | Coded | None:
    coded = [column for column in columns if isinstance(column, Coded)]
    if len(coded) == len(columns):
        codes = _stack([column.codes for column in coded], rows)
        if codes is not None and (one := shared(coded, codes)) is not None:
            return one
    return _stack([column.copy() if isinstance(column, Coded) else column for column in columns], rows)


def _stacked_places(
    places: Sequence[NDArray[np.int64] | None], rows: NDArray[np.int64] | None
) -> NDArray[np.int64] | None:
    halves = [_stack([None if one is None else one[:, half] for one in places], rows) for half in (0, 1)]
    row, column = halves
    return None if row is None or column is None else np.column_stack([row, column])


def _stack(arrays: Sequence[NDArray[Cell] | None], rows: NDArray[np.int64] | None) -> NDArray[Cell] | None:
    given = [array if rows is None else array[rows] for array in arrays if array is not None]
    if len(given) < len(arrays):
        return None
    if len(given) == 1:
        return given[0]
    rows_as_read = beside(given)
    return np.column_stack(given).ravel() if rows_as_read is None else rows_as_read
