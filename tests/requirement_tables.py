"""Tables of requirements as files, and what is read of them, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from qc.errors import InputError
from qc.spec.table import ReadTable, read_table
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


EN = language("en")


def workbook(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> Path:
    """Write a workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def text(path: Path, *lines: str) -> Path:
    """Write a text with one table."""
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def said(table: ReadTable) -> list[str]:
    """Everything that was taken for granted, in English."""
    return [EN.say(one) for one in (*table.remarks, *(r for item in table.items for r in item.remarks))]


def refused(path: Path, **options: Any) -> str:
    """What stands in the error."""
    with pytest.raises(InputError) as error:
        read_table(path, **options)
    return error.value.text(EN)
