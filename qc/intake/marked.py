"""Columns and rows of OK and NG under a name of something measured: they are of what is judged by the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.headers import fold, split_unit
from qc.intake.readings.cell import is_missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qc.intake.findings import Findings
    from qc.intake.plan import ColumnPlan
    from qc.intake.prepare import Prepared


def judged_instead(text: str, ids: Iterable[str], cells: Iterable[str], plan: ColumnPlan) -> str | None:
    """Return the only characteristic judged OK or NG that a name may mean, where its cells are such marks.

    "Ulir M4" above OK and NG is "Ulir M4 GO/NO-GO", though a thread depth may bear the shorter name.

    Parameters
    ----------
    text : str
        A header, or what a row names.
    ids : iterable of str
        What it names by itself.
    cells : iterable of str
        What stands below or beside it.
    plan : ColumnPlan
        What the standard asks for.

    Returns
    -------
    str or None
        None where the name means what it names.
    """
    named = set(ids)
    if not named or any(column.counts for column in plan.columns if column.id in named):
        return None
    name = fold(split_unit(text)[0])
    longer = [
        column.id
        for column in plan.columns
        if column.counts == "nonconforming" and any(fold(own).startswith(name) for own in (*column.names, column.id))
    ]
    return longer[0] if len(longer) == 1 and _marks(cells) else None


def judged_rows(prepared: Prepared, code: int, ids: Sequence[str], plan: ColumnPlan, findings: Findings) -> str | None:
    """Return what rows of OK and NG under a name of something measured are, and note it; None where they are not.

    Parameters
    ----------
    prepared : Prepared
        The table.
    code : int
        Which of the names that its rows bear.
    ids : sequence of str
        What that names by itself.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where the note goes.
    """
    named, text = prepared.named, prepared.table.column(prepared.header.readings[0]).text
    if named is None or text is None or not any(column.counts for column in plan.columns):
        return None
    name = str(named.names[code])
    found = judged_instead(name, ids, map(str, text[named.codes == code]), plan)
    if found is not None:
        from qc.intake.readings.asking import note_rows  # noqa: PLC0415 - it needs columns, which need this module

        note_rows(name, next(column for column in plan.columns if column.id == found), prepared.table.place(), findings)
    return found


def _marks(cells: Iterable[str]) -> bool:
    """Whether cells are marks of OK and NG, and nothing else."""
    from qc.intake.readings.unclear_ticks import is_unclear  # noqa: PLC0415 - most names mean what they name
    from qc.intake.readings.verdict_marks import is_mark  # noqa: PLC0415 - as above

    given = [cell for cell in cells if not is_missing(cell)]
    return bool(given) and all(is_mark(cell) or is_unclear(cell) for cell in given)
