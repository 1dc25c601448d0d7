"""Read files for their own sake: what was understood, with every problem, whether they can be used or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import InputError
from qc.intake.alike import together
from qc.intake.beside.corrections import unplaced
from qc.intake.findings import Findings
from qc.intake.lot_files import batch_of
from qc.intake.read import read_tables
from qc.intake.understood import Understood, understand
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from qc.errors import Problem
    from qc.intake.batch import Batch, DataNote, Source
    from qc.intake.formats.content import Sent
    from qc.intake.plan import ColumnPlan


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Survey:
    """What was found in the files of one lot.

    Attributes
    ----------
    plan : ColumnPlan
        What was looked for.
    batch : Batch or None
        The readings; None where there are problems.
    sources : tuple of Source
        The files with a table.
    understood : tuple of Understood
        One for each of them.
    notes : tuple of DataNote
        What was decided, converted, left out.
    problems : tuple of Problem
        Why they cannot be used.
    """

    plan: ColumnPlan
    batch: Batch | None
    sources: tuple[Source, ...]
    understood: tuple[Understood, ...]
    notes: tuple[DataNote, ...]
    problems: tuple[Problem, ...]


def survey(sources: Sequence[Path | str | Sent], plan: ColumnPlan, *, subgroup_sizes: Mapping[str, int] = {}) -> Survey:
    """Read the measurement files of one lot, and say what was understood.

    Parameters
    ----------
    sources : sequence of Path, str or Sent
        The files, in production order.
    plan : ColumnPlan
        What is looked for.
    subgroup_sizes : mapping of str to int, optional
        As in `read_batch`.

    Returns
    -------
    Survey
    """
    findings = Findings()
    read = read_tables(sources, plan, subgroup_sizes, findings)
    batch: Batch | None = None
    problems: tuple[Problem, ...] = ()
    try:
        batch = batch_of(read, plan, subgroup_sizes, findings)
    except InputError as error:
        problems = error.problems
    if batch is not None:
        problems = tuple(unplaced(plan.corrections, batch.corrections))
    return Survey(
        plan=plan,
        batch=None if problems else batch,
        sources=tuple(source for source, _ in read),
        understood=tuple(understand(table) for _, table in read),
        notes=together(findings.notes) if batch is None else batch.notes,
        problems=problems,
    )
