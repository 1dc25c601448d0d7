"""The promise of reading: the numbers that were written, or a problem that says where; never others in silence."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, event, given, settings
from intake.written_tables import FACTORS, NAMES, written_tables

from qc.errors import InputError
from qc.intake import read_batch

if TYPE_CHECKING:
    from intake.written_tables import Cell, Written

    from qc.intake import Batch
    from qc.intake.batch import Series

SIGNS = {">": 1, "<": -1}


def read(table: Written) -> Batch | InputError:
    """Read a table from a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "batch.txt"
        path.write_bytes(table.data)
        try:
            return read_batch([path], table.plan)
        except InputError as error:
            return error


def holds(series: Series, cells: list[Cell], unit: str) -> bool:
    """Return whether the readings that a file holds are those that were written, and no more."""
    wanted = [cell for cell in cells if cell.number is not None]
    factor = FACTORS[unit]
    present = np.flatnonzero(series.present)
    numbers = [float(cell.number * factor) for cell in wanted if cell.number is not None]
    same = series.values[present].tolist() == pytest.approx(numbers, rel=1e-12, abs=0)
    signs = [SIGNS.get(cell.beyond.strip(), 0) for cell in wanted]
    return same and (series.censored[present].tolist() if series.censored is not None else [0] * len(signs)) == signs


def keeps_its_promise(table: Written) -> bool:
    """Return whether what is read was written, or every problem names its place."""
    batch = read(table)
    event(f"{table.layout} {'refused' if isinstance(batch, InputError) else 'read'}")
    if isinstance(batch, InputError):
        return all(problem.location is not None for problem in batch.problems)
    written = dict(zip(NAMES, table.readings, strict=False))
    empty = [name for name in written if name not in batch.series]
    if any(cell.number is not None for name in empty for cell in written[name]):
        return False
    return all(holds(batch.series[name], cells, table.unit) for name, cells in written.items() if name not in empty)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(table=written_tables())
def test_numbers_read_back_or_a_problem_names_the_cell(table: Written) -> None:
    assert keeps_its_promise(table)


@pytest.mark.slow
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(table=written_tables())
def test_numbers_read_back_or_a_problem_names_the_cell_ten_thousand_times(table: Written) -> None:
    assert keeps_its_promise(table)
