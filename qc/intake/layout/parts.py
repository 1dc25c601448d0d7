"""Several parts in one table: only the rows of the standard's part are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.headers import fold
from qc.intake.labels import labels_of
from qc.intake.layout.days import is_part, names
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawTable
    from qc.intake.plan import ColumnPlan

_NAMES = (
    "part, nama part, no part, nomor part, kode part, part no, part number, part name, nama barang, no barang,"
    " nomor barang, kode barang, produk, nama produk, kode produk, product, model, tipe, type"
)
_PART = frozenset(fold(name) for name in _NAMES.split(","))


def part_column(headers: Sequence[str]) -> int | None:
    """Return the column that names the part of each row, or None.

    Parameters
    ----------
    headers : sequence of str
        The header of each column.

    Examples
    --------
    >>> part_column(["No", "Nama Part", "X1"]), part_column(["No", "X1"])
    (1, None)
    """
    return next((i for i, text in enumerate(headers) if fold(text) in _PART), None)


def of_the_part(table: RawTable, column: int, plan: ColumnPlan, findings: Findings) -> RawTable | None:
    """Return the rows of the standard's part; all where there is only one part, None with a problem where it is not.

    Parameters
    ----------
    table : RawTable
        With the column of parts.
    column : int
        Which it is.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where notes and a problem go.
    """
    labels = labels_of(table.column(column))
    given = labels.names.tolist()
    parts = [name for name in given if any(map(str.isalnum, name))]
    if len(parts) < 2 or not plan.part:
        return table
    own = _own(parts, plan)
    if own:
        others = [name for name in given if name not in own]
        return _kept(table, labels.among([given.index(name) for name in own]), others, findings)
    findings.problem(
        message(
            "this table holds {count} parts, and none is the part of the standard ({own})",
            count=len(parts),
            own=plan.part[0],
        ),
        table.place(column=column),
        found=", ".join(parts[:20]),
        expected=message("the part of the standard, as it is written in this column"),
        fix=message("Write the standard's part number in the rows that belong to it."),
    )
    return None


def _own(parts: Sequence[str], plan: ColumnPlan) -> list[str]:
    """Return what names the standard's part: exactly, else by its number, else the only one by its name."""
    exact = {fold(own) for own in plan.part}
    numbered = [name for name in parts if fold(name) in exact] or [name for name in parts if names(name, plan.part[0])]
    named = [name for name in parts if is_part(name, plan)]
    return numbered or (named if len(named) == 1 else [])


def _kept(table: RawTable, rows: NDArray[np.bool_], parts: Sequence[str], findings: Findings) -> RawTable:
    others = int(np.count_nonzero(~rows))
    if others:
        findings.note(
            plural(
                "{count} row of other parts is not used: {names}",
                "{count} rows of other parts are not used: {names}",
                count=others,
                names=tuple(parts),
            ),
            table.place(),
        )
    return table.kept(rows)
