"""Whole numbers of units or of faults: a mark between digits stands between thousands, never before decimals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Problem
from qc.intake.formats.distinct import number_distinct
from qc.intake.readings.cell import is_missing
from qc.intake.readings.numbers import Numbers
from qc.intake.readings.verdict_marks import cell_texts, odd_kinds
from qc.words import message

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.readings.cells import Cells

_COUNT = re.compile(r"\d+|\d{1,3}(?:([.,\u00a0\u2009\u202f ])\d{3})(?:\1\d{3})*", re.ASCII)
_BEHIND = re.compile(r"\s*(?:pcs|buah|bh|unit|units|pc|ea)\.?$", re.IGNORECASE)


def whole_count(text: str) -> float | None:
    """Return the count that a text gives: NaN where it says that there is none, None where it is no count.

    Examples
    --------
    >>> whole_count("1.250"), whole_count("1,250 pcs"), whole_count("980"), whole_count("12,5")
    (1250.0, 1250.0, 980.0, None)
    """
    if is_missing(text):
        return float("nan")
    plain = _BEHIND.sub("", text.strip())
    return float(re.sub(r"\D", "", plain)) if _COUNT.fullmatch(plain) else None


def read_counts(cells: Cells, findings: Findings) -> NDArray[np.float64] | None:
    """Return the counts in cells, NaN where one is missing, or None with problems.

    Parameters
    ----------
    cells : Cells
        As a layout found them.
    findings : Findings
        Where problems go.
    """
    codes, found = number_distinct(cell_texts(cells))
    read = [whole_count(str(text)) for text in found.tolist()]
    known = np.array([count is not None for count in read], dtype=bool)
    wrong = np.flatnonzero(~known[codes] | odd_kinds(cells))
    if wrong.size:
        findings.each(wrong.tolist(), lambda i: _problem(cells, i))
        return None
    return np.array([np.nan if count is None else count for count in read], dtype=np.float64)[codes]


def read_faults(cells: Cells, findings: Findings) -> Numbers | None:
    """Return how many faults each unit has, or None with problems.

    Parameters
    ----------
    cells : Cells
        As a layout found them.
    findings : Findings
        Where problems go.
    """
    counts = read_counts(cells, findings)
    return None if counts is None else Numbers(values=counts)


def _problem(cells: Cells, index: int) -> Problem:
    return Problem(
        reason=message("this is not a count"),
        location=cells.place(index),
        found=cells.written(index),
        expected=message("a whole number, 0 or more"),
        fix=message("Write how many were found, 0 where there were none; clear the cell if nobody looked."),
    )
