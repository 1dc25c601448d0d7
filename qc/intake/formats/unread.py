"""The columns of a table that hold neither readings nor context: noted, or read for what they say beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.intake.beside.notes import is_remark, note_columns
from qc.intake.beside.remarks import remark_columns
from qc.intake.layout.claims import claim
from qc.intake.layout.parts import part_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.errors import Location
    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.plan import ColumnPlan


def with_others(
    header: Header, sums: Sequence[int | None], plan: ColumnPlan, place: Location, findings: Findings
) -> Header:
    """Return a header with the columns of parts and of remarks among those to be read; note what is not used.

    Parameters
    ----------
    header : Header
        The table's.
    sums : sequence of int or None
        In a sheet of sums the columns of units inspected and of totals; empty in any other.
    plan : ColumnPlan
        What the standard asks for.
    place : Location
        The table.
    findings : Findings
        Where notes go.
    """
    unused = [i for i in header.left_out if i not in sums]
    if not sums:
        header = replace(header, remarks=remark_columns(header, unused))
        # What a table says of its own readings is left out too, but compared with them (qc.intake.layout.sums).
        unused = [i for i in unused if claim(header.texts[i]) is None and i not in header.judged]
        header = _with_parts(header, unused, plan)
        unused = [i for i in unused if i not in header.more]
    note_columns([header.label(i) for i in unused if not is_remark(header.texts[i])], place, findings)
    return header


def _with_parts(header: Header, unused: Sequence[int], plan: ColumnPlan) -> Header:
    """Return a header with the column that names the part of each row among those to be read."""
    free = set(unused)
    column = part_column([text if i in free else "" for i, text in enumerate(header.texts)])
    return header if column is None or not plan.part else replace(header, more=(column,))
