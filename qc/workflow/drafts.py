"""Make a buyer's standard: from answers, or from the buyer's table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import InputError
from qc.report.files import write_whole
from qc.spec.draft import USUAL_SUBGROUP
from qc.spec.draft_text import draft_text
from qc.spec.table import read_table, table_problems
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qc.spec.draft import Draft
    from qc.words import Language, Message


def write_draft(draft: Draft, path: Path, reader: Language) -> Path:
    """Write a standard that was made here, whole or not at all.

    Parameters
    ----------
    draft : Draft
        Without findings.
    path : Path
        Where to; a file that is there is replaced.
    reader : Language
        Of the comments in it.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    return write_whole(path, draft_text(draft, reader).encode())


def import_spec(source: Path, draft: Draft, *, unit: str | None = None, subgroup_size: int | None = None) -> Draft:
    """Return a standard with the characteristics of a buyer's table.

    Parameters
    ----------
    source : Path
        The table: a workbook or a text.
    draft : Draft
        Buyer, part, revision; its characteristics and remarks are replaced.
    unit : str, optional
        Of rows that name none.
    subgroup_size : int, optional
        Units in a row that are charted together; absent: the usual number.

    Raises
    ------
    InputError
        With every problem of the table, those that would make the standard useless included.
    """
    table = read_table(source, unit=unit, subgroup_size=subgroup_size or USUAL_SUBGROUP)
    made = replace(draft, items=table.items, remarks=table.remarks)
    problems = table_problems(made, table)
    if problems:
        raise InputError(problems)
    return made


def taken_for_granted(draft: Draft) -> Iterator[Message]:
    """Yield every assumption in a draft, those of a characteristic under its name."""
    yield from draft.remarks
    for item in draft.items:
        for remark in item.remarks:
            yield message("{name}: {said}", name=item.names.id, said=remark)
