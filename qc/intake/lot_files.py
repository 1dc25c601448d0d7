"""What the files of one lot hold, put together as a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.batch import Batch, Source, Stated
from qc.intake.beside.offered import with_slips
from qc.intake.formats.pieces import report_overlaps
from qc.intake.join import join
from qc.intake.unmeasured import report_unmeasured

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.batch import DataNote
    from qc.intake.beside.corrections import Correction
    from qc.intake.findings import Findings
    from qc.intake.numbering import Placed
    from qc.intake.plan import ColumnPlan
    from qc.intake.table import TableRead


def batch_of(
    read: Sequence[tuple[Source, TableRead]], plan: ColumnPlan, sizes: Mapping[str, int], findings: Findings
) -> Batch:
    """Say which characteristics no file holds, stop if there are problems, and join the files.

    Parameters
    ----------
    read : sequence of (Source, TableRead)
        What the files hold.
    plan : ColumnPlan
        What the standard asks for.
    sizes : mapping of str to int
        Units per subgroup where a file names no subgroups.
    findings : Findings
        What was found before.

    Raises
    ------
    InputError
        With every problem.
    """
    report_unmeasured([table for _, table in read], plan, findings)
    if len(read) > 1:
        report_overlaps([table.parts for _, table in read], findings)
    findings.stop()
    tables: Sequence[Sequence[Placed]] = [table.parts for _, table in read]
    whole = False
    if len(read) > 1:
        from qc.intake.aligned import aligned  # noqa: PLC0415 - not needed for a single table

        found = aligned(tables, sizes, findings)
        tables, whole = found.tables, found.whole
    series = join(tables, whole=whole)
    batch = Batch(
        series={column.id: series[column.id] for column in plan.columns if column.id in series},
        sources=tuple(source for source, _ in read),
        notes=_said_once(findings) if len(read) > 1 else tuple(findings.notes),
        stated=_stated([table.stated for _, table in read]),
        corrections=_applied(read, plan),
        figures=tuple(findings.figures),
        matches=tuple(dict.fromkeys(findings.matches)),
    )
    return with_slips(batch, plan)


def _said_once(findings: Findings) -> tuple[DataNote, ...]:
    """Return the notes, those that hold for several sheets or files once."""
    from qc.intake.alike import together  # noqa: PLC0415 - not needed for a single table

    return together(findings.notes)


def _stated(given: Sequence[Stated]) -> Stated:
    """Return what the files say of the lot: the first that says a thing counts."""
    if all(one == Stated() for one in given):
        return Stated()
    from qc.intake.layout.titles import merged  # noqa: PLC0415 - not needed for a plain table

    return merged(given)


def _applied(read: Sequence[tuple[Source, TableRead]], plan: ColumnPlan) -> tuple[Correction, ...]:
    """Return the corrections whose cell was read."""
    if not plan.corrections:
        return ()
    from qc.intake.beside.corrections import applied  # noqa: PLC0415 - most lots have none

    return applied(plan.corrections, [part.cells for _, table in read for part in table.parts])
