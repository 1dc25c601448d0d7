"""Collect what a sheet says of the spread of all its readings: s, Cp, Cpk, Pp, Ppk; what is said once more of a row.

Whether they agree is for the rooms that have the statistics (``qc.verdict.sheet_figures``).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.beside.figures import FigureKind, SheetFigure
from qc.intake.columns import Form
from qc.intake.formats.raw import letter
from qc.intake.layout.claims import FIGURES, Claim, cell_value, claim, number_in, reference, shown_decimals
from qc.intake.layout.titles import pairs
from qc.units import conversion
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawColumn, RawTable
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers

Readings = tuple["Cells", "Numbers"]


@dataclass(frozen=True, slots=True)
class _Said:
    """A number with the name that stands beside it."""

    claim: Claim
    label: str
    cell: str
    text: str
    number: float


def from_titles(
    above: Sequence[Sequence[str]], readings: Sequence[Readings], place: Location, findings: Findings
) -> None:
    """Keep the figures above a table of one characteristic.

    Parameters
    ----------
    above : sequence of sequence of str
        The rows above it, the sheet's first ones.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    place : Location
        The table.
    findings : Findings
        Where figures go.
    """
    for row, texts in enumerate(above if len(readings) == 1 else (), start=1):
        for column, text in enumerate(texts):
            beside = next((cell for cell in texts[column + 1 :] if cell.strip()), "")
            for said in _in_text(text, f"{letter(column)}{row}", beside):
                _keep(said, readings[0], place, findings)


def _in_text(text: str, cell: str, beside: str = "") -> Iterator[_Said]:
    """Yield the figures that a text names: "Cp = 1,33; Cpk = 1,20", or a name whose number stands beside it."""
    alone = claim(text) in FIGURES - {Claim.DEVIATION}
    parts = [(text, beside)] if alone else [pair for part in text.split(";") for pair in pairs([part])]
    for label, said in parts:
        found, number = claim(label), number_in(said, None)
        if found in FIGURES and not math.isnan(number):
            yield _Said(found, label.strip(), cell, said, number)


def from_rows(
    table: RawTable,
    header: Header,
    rows: Sequence[int],
    labels: Mapping[int, Claim | None],
    readings: Sequence[Readings],
    findings: Findings,
) -> None:
    """Keep the figures of rows that sum up others.

    Parameters
    ----------
    table : RawTable
        With these rows.
    header : Header
        Its header.
    rows : sequence of int
        Rows without readings.
    labels : mapping of int to Claim or None
        What each row is named as at its left.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    findings : Findings
        Where figures go.
    """
    place = table.place()
    if header.form is Form.UNITS:
        own = {header.measured[one[0].expected.id][0]: one for one in readings}
        for row in (row for row in rows if labels[row] in FIGURES):
            for index, one in own.items():
                said = labels[row]
                number, text = cell_value(table.column(index), row, one[1].mark)
                if said is not None and not math.isnan(number):
                    where = reference(table.column(index), row, table.row)
                    _keep(_Said(said, _name(table, header, row), where, text, number), one, place, findings)
        return
    for row in rows if len(readings) == 1 else ():
        for found in _along(table, row):
            _keep(found, readings[0], place, findings)


def naming(table: RawTable, header: Header) -> list[RawColumn]:
    """Return the columns that may name a sum: where units are numbered, then those at the left, then the others.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header.
    """
    apart = set(range(len(table.columns))) - set(header.readings)
    order = sorted(apart, key=lambda i: (i not in header.counts, i))
    return [column for i in order if (column := table.columns[i]) is not None]


def _name(table: RawTable, header: Header, row: int) -> str:
    """Return what a row is named beside its readings."""
    texts = (str(column.written()[row]).strip() for column in naming(table, header))
    return next((text for text in texts if any(map(str.isalpha, text))), "")


def _along(table: RawTable, row: int) -> Iterator[_Said]:
    """Yield the figures of a row: a name, and the only number that follows before the next name."""
    name, found = "", list[_Said]()
    for column in (column for column in table.columns if column is not None):
        number, text = cell_value(column, row, None)
        cell = reference(column, row, table.row)
        if not math.isnan(number):
            said = claim(name)
            found += [_Said(said, name, cell, text, number)] if said in FIGURES else []
        elif any(map(str.isalpha, text)) or "σ" in text:
            yield from found if len(found) == 1 else ()
            name, found = text.strip(), list(_in_text(text, cell) if ":" in text or "=" in text else ())
    yield from found if len(found) == 1 else ()


def from_columns(
    table: RawTable, claims: Mapping[int, Claim], readings: Sequence[Readings], findings: Findings
) -> frozenset[int]:
    """Keep the figures in columns of a table; return the columns that have another number in each row.

    Parameters
    ----------
    table : RawTable
        With the columns that the sheet says something in.
    claims : mapping of int to Claim
        What each says.
    readings : sequence of (Cells, Numbers)
        The readings of each characteristic.
    findings : Findings
        Where figures go.
    """
    several = set[int]()
    for index, said in claims.items():
        column = table.column(index)
        for one in readings if said in FIGURES else ():
            rows = np.searchsorted(table.line, np.unique(one[0].line)).tolist()
            found = {reference(column, row, table.row): cell_value(column, row, one[1].mark) for row in rows}
            given = {cell: pair for cell, pair in found.items() if not math.isnan(pair[0])}
            alike = said is not Claim.DEVIATION and len({number for number, _ in given.values()}) == 1
            if len(given) == 1 or alike:
                cell, (number, text) = next(iter(given.items()))
                _keep(_Said(said, column.label, cell, text, number), one, table.place(), findings)
            elif given:
                several.add(index)
    return frozenset(several)


def _keep(said: _Said, of: Readings, place: Location, findings: Findings) -> None:
    if of[0].expected.counts is not None:
        return
    expected = of[0].expected
    to = conversion(of[1].unit or expected.unit, expected.unit)
    findings.figures.append(
        SheetFigure(
            characteristic=expected.id,
            kind=FigureKind(said.claim.value),
            label=said.label,
            cell=said.cell,
            place=Location(file=place.file, sheet=place.sheet),
            text=said.text.strip(),
            value=said.number,
            shown=shown_decimals(said.text),
            factor=1.0 if to is None else to.factor,
        )
    )
