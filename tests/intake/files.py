"""Plans and files for the tests of this room."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from qc.errors import InputError, Problem
from qc.intake import Batch, ColumnPlan, ExpectedColumn, read_batch
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

DIAMETER = ExpectedColumn(
    id="diameter",
    names=("Diameter dalam", "Inside diameter"),
    unit="mm",
    nominal=12.0,
    lsl=11.95,
    usl=12.05,
    resolution=0.001,
)
WEIGHT = ExpectedColumn(id="berat", names=("Berat", "Weight"), unit="g", nominal=120.0, lsl=112.0, usl=128.0)
ONE = ColumnPlan(columns=(DIAMETER,))
TWO = ColumnPlan(columns=(DIAMETER, WEIGHT))


def expected(
    name: str = "tebal",
    *,
    unit: str = "mm",
    nominal: float | None = None,
    lsl: float | None = None,
    usl: float | None = None,
    resolution: float | None = None,
) -> ExpectedColumn:
    """A characteristic whose id is its only name."""
    return ExpectedColumn(id=name, names=(name,), unit=unit, nominal=nominal, lsl=lsl, usl=usl, resolution=resolution)


def plan(*columns: ExpectedColumn) -> ColumnPlan:
    """A plan of these characteristics."""
    return ColumnPlan(columns=columns)


class Folder:
    """Writes files into a folder and reads them.

    Parameters
    ----------
    path : Path
        The folder, the working directory of the test.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, content: str | bytes, name: str = "batch.csv") -> str:
        """Write a file and return its name."""
        data = content.encode() if isinstance(content, str) else content
        (self.path / name).write_bytes(data)
        return name

    def read(
        self,
        content: str | bytes,
        columns: ColumnPlan = ONE,
        *,
        name: str = "batch.csv",
        sizes: Mapping[str, int] | None = None,
    ) -> Batch:
        """Write a file and read it."""
        return read_batch([self.write(content, name)], columns, subgroup_sizes=sizes or {})

    def refuse(self, content: str | bytes, columns: ColumnPlan = ONE, *, name: str = "batch.csv") -> list[Problem]:
        """Write a file that cannot be read, and return its problems."""
        return problems([self.write(content, name)], columns)


def problems(sources: Sequence[Path | str], columns: ColumnPlan = ONE) -> list[Problem]:
    """Return the problems of files that cannot be read."""
    with pytest.raises(InputError) as caught:
        read_batch(sources, columns)
    assert caught.value.text(language("id")) != caught.value.text(language("en"))
    return list(caught.value.problems)


def said(problem: Problem) -> str:
    """Return a problem in English, its lines joined."""
    return "\n".join(problem.lines(language("en")))


def notes(batch: Batch) -> list[str]:
    """Return the notes of a batch in English."""
    return [language("en").say(note.said) for note in batch.notes]


def workbook(rows: Sequence[Sequence[Any]], *, title: str = "Data", formats: Mapping[str, str] | None = None) -> bytes:
    """Return an XLSX file with one sheet; ``formats`` gives number formats to cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as bytes, always the same for the same cells."""
    book.properties.created = book.properties.modified = dt.datetime(2026, 11, 16)  # noqa: DTZ001 - openpyxl wants it so
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
