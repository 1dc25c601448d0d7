"""What keeps a text file from being a table: rows that are too long, quotation marks that do not close."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.intake.findings import Findings
    from qc.intake.formats.delimited import DelimitedSheet


def long_rows(sheet: DelimitedSheet, header: int, findings: Findings) -> None:
    """Report every row below row ``header`` with cells that no header stands above.

    With a decimal comma and commas between the cells, ``12,5`` would otherwise become 12.
    """
    reader = csv.reader(io.StringIO(sheet.data.decode("utf-8"), newline=""), delimiter=sheet.delimiter)
    broken: int | None = None
    try:
        rows = list(_long_rows(sheet, header, reader))
    except csv.Error:
        rows, broken = [], reader.line_num
    if not rows:
        findings.problem(
            message("this file cannot be read as a table"),
            Location(file=sheet.name, row=broken),
            expected=message("rows of cells with the same number of cells in each"),
            fix=message("Open the file in Excel, look for what is strange, and save it as XLSX."),
        )
    findings.each(range(len(rows)), lambda i: _too_long(sheet, *rows[i], width=len(sheet.head[header])))


def _long_rows(sheet: DelimitedSheet, header: int, reader: Iterator[list[str]]) -> Iterator[tuple[int, str]]:
    """Yield the number of each row that is too long, and its cells without a header."""
    for number, row in enumerate(reader, start=1):
        if number > header + 1:
            extra = sheet.delimiter.join(row[i] for i in sheet.unnamed(header, len(row)))
            if extra.strip(sheet.delimiter + " ") or len(row) > len(sheet.head[header]):
                yield number, (extra or sheet.delimiter.join(row))[:80]


def _too_long(sheet: DelimitedSheet, number: int, cells: str, *, width: int) -> Problem:
    comma = message("If commas are decimal marks, save the file with semicolons between the cells.")
    other = message("Write a header above every column, or clear these cells.")
    return Problem(
        reason=message("this row has cells that no header stands above"),
        location=Location(file=sheet.name, row=number),
        found=cells,
        expected=message("at most {count} cells in a row", count=width),
        fix=comma if sheet.delimiter == "," else other,
    )


def open_quotes(sheet: DelimitedSheet, header: int, findings: Findings) -> bool:
    """Report the first quotation mark that does not close where its cell ends; return whether there is one."""
    if b'"' not in sheet.data:
        return False
    mark = re.escape(sheet.delimiter)
    text = sheet.data.decode("utf-8")
    quoted = re.compile(rf'(?:\A|(?<=[{mark}\r\n]))"([^"]*+(?:""[^"]*+)*+)("?)([^{mark}\r\n]?)')
    width = max(1, len(sheet.head[header]) - 1)
    for cell in quoted.finditer(text):
        # A mark that opens in one row and closes in a later one takes in a row's delimiters with every line.
        lines = cell[1].count("\n")
        swallowed = lines > 0 and cell[1].count(sheet.delimiter) >= lines * width
        if cell[2] and not cell[3] and not swallowed:
            continue
        findings.problem(
            message("a quotation mark in this row is not closed where its cell ends"),
            Location(file=sheet.name, row=text.count("\n", 0, cell.start()) + 1),
            found=cell[0].splitlines()[0][:60],
            expected=message("quotation marks in pairs, one at each end of a cell"),
            fix=message("Delete the quotation mark; write “inci” for inches."),
        )
        return True
    return False
