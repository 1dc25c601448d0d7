"""Limits that stand near a header rather than in it: in a row of their own, or in the titles above the table."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from qc.intake.header_limits import gives_limits_of, limits_in
from qc.intake.headers import split_unit
from qc.intake.layout.claims import Claim, claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.plan import ColumnPlan

_NEAR = 3
"""Rows of limits stand at most so many rows above or below the header."""


def stated_limits(header: Header, head: Sequence[Sequence[str]]) -> Mapping[int, Sequence[str]]:
    """Return the limits that rows near the header give each column, as texts.

    Parameters
    ----------
    header : Header
        The table's.
    head : sequence of sequence of str
        The sheet's first rows.

    Returns
    -------
    mapping of int to sequence of str
        "12 ± 0,05" of a row "Standar", or "11,95 - 12,05" of the rows of both limits.
    """
    found: dict[int, list[str]] = defaultdict(list)
    sides: dict[Claim, Sequence[str]] = {}
    near = range(max(0, header.row - _NEAR), min(len(head), header.row + 1 + _NEAR))
    for row in (head[i] for i in near if i != header.row):
        label = next((i for i, cell in enumerate(row) if any(map(str.isalpha, cell))), None)
        said = None if label is None else claim(row[label].rstrip(" :"))
        if said is Claim.LIMITS and label is not None:
            for column in range(label + 1, len(row)):
                if limits_in(row[column]) is not None:
                    found[column].append(row[column])
        elif said in {Claim.LOWER, Claim.UPPER}:
            sides[said] = row
    low, high = (sides.get(side, ()) for side in (Claim.LOWER, Claim.UPPER))
    for column in range(min(len(low), len(high))):
        if (both := f"{low[column].strip()} - {high[column].strip()}") and limits_in(both) is not None:
            found[column].append(both)
    return found


def by_title_limits(rows: Sequence[Sequence[str]], plan: ColumnPlan) -> tuple[str, str] | None:
    """Return the only characteristic whose limits stand above a table, and the text that gives them.

    Parameters
    ----------
    rows : sequence of sequence of str
        The cells above the table.
    plan : ColumnPlan
        What the standard asks for.

    Examples
    --------
    >>> from qc.intake.plan import ColumnPlan, ExpectedColumn
    >>> bore = ExpectedColumn(id="dalam", names=("Diameter dalam",), unit="mm", lsl=11.95, usl=12.05)
    >>> hard = ExpectedColumn(id="hb", names=("Kekerasan",), unit="HB", lsl=170.0, usl=210.0)
    >>> by_title_limits([["Part: Bos", "Standar : 12 ± 0,05 (mm)"]], ColumnPlan(columns=(bore, hard)))
    ('dalam', 'Standar : 12 ± 0,05 (mm)')
    """
    texts = [cell.strip() for row in rows for cell in row if limits_in(cell) is not None]
    found = {
        expected.id: text
        for text in texts
        for expected in plan.columns
        if gives_limits_of(text, split_unit(text)[1], expected)
    }
    return next(iter(found.items())) if len(found) == 1 else None
