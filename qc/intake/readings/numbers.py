"""Turn the cells of one characteristic into numbers, or report every cell that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake import refusals
from qc.intake.formats.raw import CellKind, Doubt
from qc.intake.readings.cell import Mark, Thousands
from qc.intake.readings.company import leave_size_open, other_way_by_standard
from qc.intake.readings.marks import magnitude
from qc.intake.readings.measure import converted, find_conversion
from qc.intake.readings.plausible import absurd, any_absurd, native_decimals, settle_quickly
from qc.intake.readings.texts import Texts
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.findings import Findings
    from qc.intake.plan import ExpectedColumn
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.marks import Decision
    from qc.units import Conversion

_NATIVE = (CellKind.NUMBER, CellKind.PERCENT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """Readings in the standard's unit.

    Attributes
    ----------
    values : (n,) float array
        NaN where a reading is missing.
    censored : (n,) int8 array or None
        1 where the true value is larger, -1 where it is smaller; None where every reading is exact.
    decimals : int
        Most digits after the decimal mark.
    mark : Mark or None
        What was read as the decimal mark of text; None where no text has a mark.
    thousands : Thousands or None
        What was read as the thousands mark.
    inspected : (n,) float array or None
        Units that each count is of; None where each value is of one unit.
    remarks : (n,) str array or None
        What stands behind a mark; None where nothing does.
    unit : str or None
        The unit that was read; None where it is the standard's.
    """

    values: NDArray[np.float64]
    censored: NDArray[np.int8] | None = None
    decimals: int = 0
    mark: Mark | None = None
    thousands: Thousands | None = None
    inspected: NDArray[np.float64] | None = None
    remarks: NDArray[np.str_] | None = None
    unit: str | None = None

    @property
    def any(self) -> bool:
        """Whether there is any reading."""
        return not bool(np.isnan(self.values).all())


def read_numbers(cells: Cells, findings: Findings) -> Numbers | None:
    """Return the readings of a characteristic, or None with problems.

    Parameters
    ----------
    cells : Cells
        As a layout found them.
    findings : Findings
        Where problems and notes go.

    Returns
    -------
    Numbers or None

    Raises
    ------
    Doubt
        The cells were given as plain numbers, but their texts must be looked at to understand them.
    """
    if cells.text is None and cells.number is not None:
        return _quick(cells, cells.number, findings)
    texts = Texts.of(cells)
    before = len(findings.problems)
    refusals.report_kinds(cells, findings)
    refusals.report_no_numbers(cells, texts.cells_of(~texts.usable), findings)
    suffixes, bare = texts.units(cells)
    found = find_conversion(cells, suffixes, bare=bare, findings=findings)
    if found is None:
        return None
    decision = texts.decide(cells.expected, found.factor, _native(cells))
    numbers = _placed(cells, texts, decision, found)
    _report(cells, texts, decision, numbers.values, findings)
    return numbers if len(findings.problems) == before else None


def _quick(cells: Cells, values: NDArray[np.float64], findings: Findings) -> Numbers | None:
    found = find_conversion(cells, {}, bare=True, findings=findings)
    if found is None:
        return None
    size, size_open = magnitude(cells.expected), leave_size_open(cells.expected)
    settle_quickly(values, None if size is None else size / found.factor, size_open=size_open)
    if size_open and _spoken_against(cells.expected, values, found.factor):
        raise Doubt
    shown = native_decimals(values)
    mark = cells.mark if shown else None
    final, shown = converted(values, found.factor, shown)
    if any_absurd(final, cells.expected):
        raise Doubt
    return Numbers(values=final, decimals=shown, mark=mark, unit=_foreign(found))


def _spoken_against(expected: ExpectedColumn, values: NDArray[np.float64], factor: float) -> bool:
    """Whether the gauge's step or the only limit may allow numbers only if their mark is read the other way."""
    low, high, step = (None if x is None else x / factor for x in (expected.lsl, expected.usl, expected.resolution))
    with np.errstate(invalid="ignore"):
        return bool(other_way_by_standard(values, np.abs(values) >= 1, limits=(low, high), step=step).any())


def _foreign(found: Conversion) -> str | None:
    """Return the unit that was read, if it is not the standard's."""
    return None if found.found == found.wanted else found.found


def _native(cells: Cells) -> NDArray[np.float64]:
    """Return the numbers that the file holds as numbers."""
    if cells.number is None or cells.kind is None:
        return np.empty(0)
    found: NDArray[np.float64] = cells.number[np.isin(cells.kind, _NATIVE)]
    return found


def _placed(cells: Cells, texts: Texts, decision: Decision, found: Conversion) -> Numbers:
    """Put the numbers of texts and the native numbers where they belong, in the standard's unit."""
    values = texts.spread(decision.numbers, len(cells), np.nan)
    native = np.flatnonzero(np.isin(cells.kind, _NATIVE)) if cells.kind is not None else np.empty(0, dtype=np.int64)
    if cells.number is not None:
        values[native] = cells.number[native]
    mark = decision.mark or Mark.POINT
    shown = texts.most_decimals(mark)
    final, decimals_shown = converted(values, found.factor, max(shown, native_decimals(values[native])))
    return Numbers(
        values=final,
        censored=texts.spread(beyond, len(cells), 0) if (beyond := texts.beyond).any() else None,
        decimals=decimals_shown,
        mark=mark if shown else None,
        thousands=texts.thousands(mark),
        unit=_foreign(found),
    )


def _report(cells: Cells, texts: Texts, decision: Decision, values: NDArray[np.float64], findings: Findings) -> None:
    """Report numbers that this decision cannot read, that may mean two things, or that are no readings."""
    if decision.mark is None:
        refusals.report_undecided(cells, int(texts.cells_of(decision.unclear)[0]), findings)
        return
    unread = np.isnan(decision.numbers) & texts.numeric
    two_ways = texts.cells_of(decision.unclear)
    refusals.report_no_numbers(cells, texts.cells_of(unread), findings)
    refusals.report_two_ways(cells, two_ways, findings)
    if not any_absurd(values, cells.expected):
        return
    wrong = absurd(values, cells.expected)
    wrong[two_ways] = False
    refusals.report_absurd(cells, np.flatnonzero(wrong), findings)
