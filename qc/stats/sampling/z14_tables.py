"""The master tables for single sampling by attributes, drawn from the rule that they follow.

Sample sizes and AQLs both grow by a factor of about 10^(1/5) from one row, or column, to the next, so that a
plan and its neighbour one row down and one column to the left belong to the same n x AQL: along such a
diagonal the acceptance number is the same. With rows and columns counted from 0, ``row + column`` names the
diagonal. Each table has one diagonal of Ac 0, and from a later diagonal on the acceptance numbers grow from
step to step. The cells between are arrows.

Sources that the drawn tables were held against, cell by cell: R package AQLSchemes 1.7-2, ``AAZ14Single``
(all 1248 cells of MIL-STD-105E Tables II-A, II-B, II-C with arrows followed); a transcription of NTE INEN-ISO
2859-1 Tables 2-A, 2-B and 2-C at AQL 1.0, 4.0 and 10 (all 16 letters). The reduced table of ISO 2859-1 is
given up to AQL 10 only: no source for its cells above was found.
"""

from __future__ import annotations

import math

from qc.stats.numerics.checks import choice
from qc.stats.sampling.sampling_plan import AttributesPlan
from qc.values import dataclass

STANDARDS = ("mil-std-105e", "ansi-z1.4", "iso-2859-1")
SEVERITIES = ("normal", "tightened", "reduced")
LETTERS = "ABCDEFGHJKLMNPQR"
AQLS = (
    *(0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0),
    *(15.0, 25.0, 40.0, 65.0, 100.0, 150.0, 250.0, 400.0, 650.0, 1000.0),
)
"""Percent nonconforming up to 10; nonconformities per 100 units throughout."""

# Row S exists for one tightened plan only: n = 3150 at AQL 0.025.
_ROWS = LETTERS + "S"
_SIZES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150)
_REDUCED_SIZES = (2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800)
_LAST_LONG_ROW = _ROWS.index("E")
_ISO_REDUCED_LAST_AQL = 10.0
_UP, _DOWN = "up", "down"

Steps = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A master table: its sizes, the diagonal of Ac 0, and the diagonals of the steps that follow."""

    sizes: tuple[int, ...]
    zero: int
    first: int
    steps: Steps
    long_steps: Steps = ()
    up_beside_zero: bool = True
    zero_in_row_a: bool = True
    rows: dict[int, tuple[int, Steps]] | None = None

    def cell(self, row: int, column: int) -> tuple[int, int] | str:
        """Return Ac and Re, or the arrow."""
        start, own = (self.rows or {}).get(row, (0, ()))
        if own and column >= start:
            return own[column - start]
        diagonal = row + column
        if diagonal == self.zero and (row > 0 or self.zero_in_row_a):
            return 0, 1
        if diagonal < self.first:
            return _UP if diagonal == self.zero + 1 and self.up_beside_zero else _DOWN
        steps = self.steps + (self.long_steps if row <= _LAST_LONG_ROW else ())
        step = diagonal - self.first
        return steps[step] if step < len(steps) else _UP


def _gapless(*acceptance_numbers: int) -> Steps:
    """Pairs of Ac and Re without a gap."""
    return tuple((ac, ac + 1) for ac in acceptance_numbers)


_NORMAL = _Table(
    sizes=_SIZES[:-1],
    zero=14,
    first=17,
    steps=_gapless(1, 2, 3, 5, 7, 10, 14, 21),
    long_steps=_gapless(30, 44),
)
_TIGHTENED = _Table(
    sizes=_SIZES,
    zero=15,
    first=18,
    steps=_gapless(1, 2, 3, 5, 8, 12, 18),
    long_steps=_gapless(27, 41),
    up_beside_zero=False,
    zero_in_row_a=False,
)
_ISO_TIGHTENED = _Table(
    sizes=_SIZES,
    zero=15,
    first=18,
    steps=_gapless(1, 2, 3, 5, 8, 12, 18),
    long_steps=_gapless(27, 41),
    up_beside_zero=False,
)
_REDUCED = _Table(
    sizes=_REDUCED_SIZES,
    zero=14,
    first=17,
    steps=((0, 2), (1, 3), (1, 4), (2, 5), (3, 6), (5, 8), (7, 10), (10, 13)),
    long_steps=((14, 17), (21, 24)),
    # Rows A and B have the sample of C, 2, and so leave the diagonals.
    rows={
        0: (17, _gapless(1, 2, 3, 5, 7, 10, 14, 21, 30)),
        1: (16, ((0, 2), (1, 3), (2, 4), (3, 5), *_gapless(5, 7, 10, 14, 21, 30))),
    },
)
_ISO_REDUCED = _Table(sizes=_REDUCED_SIZES, zero=14, first=18, steps=_gapless(1, 2, 3, 5, 6, 8, 10))

_TABLES = {"normal": _NORMAL, "tightened": _TIGHTENED, "reduced": _REDUCED}
_ISO_TABLES = {"normal": _NORMAL, "tightened": _ISO_TIGHTENED, "reduced": _ISO_REDUCED}


def aql_column(aql: float) -> int:
    """Return the column of an AQL.

    Parameters
    ----------
    aql : float
        One of the 26 preferred AQLs.

    Returns
    -------
    int
        From 0.

    Raises
    ------
    ValueError
        If the standards have no such AQL.

    Examples
    --------
    >>> aql_column(2.5)
    12
    """
    for column, preferred in enumerate(AQLS):
        if math.isclose(aql, preferred, rel_tol=1e-9):
            return column
    raise ValueError(f"`aql` must be one of {AQLS}, got {aql!r}")


def resolve(letter: str, aql: float, *, severity: str, standard: str) -> tuple[str, AttributesPlan]:
    """Follow the arrows from a cell to the plan that it stands for.

    Parameters
    ----------
    letter : str
        Code letter, A to R without I and O.
    aql : float
        One of the 26 preferred AQLs.
    severity : {"normal", "tightened", "reduced"}
        Which table.
    standard : {"mil-std-105e", "ansi-z1.4", "iso-2859-1"}
        Whose tables. The first two are the same.

    Returns
    -------
    tuple of str and AttributesPlan
        The letter whose plan it is, and the plan.

    Raises
    ------
    ValueError
        If an argument has no such value, or no source confirms the cell (ISO 2859-1, reduced, above AQL 10).

    Examples
    --------
    >>> resolve("F", 1.0, severity="normal", standard="ansi-z1.4")
    ('E', AttributesPlan(n=13, acceptance_number=0, rejection_number=1))
    """
    row, column = LETTERS.index(choice("letter", letter, tuple(LETTERS))), aql_column(aql)
    tables = _ISO_TABLES if choice("standard", standard, STANDARDS) == "iso-2859-1" else _TABLES
    table = tables[choice("severity", severity, SEVERITIES)]
    if table is _ISO_REDUCED and AQLS[column] > _ISO_REDUCED_LAST_AQL:
        raise ValueError(
            f"`aql` must be at most 10 for reduced plans of ISO 2859-1 (no source found for the others), got {aql!r}"
        )
    found = _follow(table, row, column)
    ac, re = found[1]
    return _ROWS[found[0]], AttributesPlan(n=table.sizes[found[0]], acceptance_number=ac, rejection_number=re)


def _follow(table: _Table, row: int, column: int) -> tuple[int, tuple[int, int]]:
    """Walk as the arrow points; where the table ends without a plan, walk the other way."""
    arrow = table.cell(row, column)
    ways = (range(row, -1, -1), range(row, len(table.sizes)))
    cells = ((at, table.cell(at, column)) for way in (ways if arrow == _UP else reversed(ways)) for at in way)
    return next((at, cell) for at, cell in cells if not isinstance(cell, str))
