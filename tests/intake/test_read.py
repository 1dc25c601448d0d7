"""Several files of one lot, and what a batch says of where it comes from."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from intake.files import ONE, TWO, notes, problems, said, workbook

import qc.intake
from qc.errors import Location
from qc.intake import read_batch
from qc.terms import Context

if TYPE_CHECKING:
    from intake.files import Folder

    from qc.intake import Batch, ColumnPlan

PUBLIC = {
    "Batch",
    "ColumnPlan",
    "DataNote",
    "ExpectedColumn",
    "RawColumn",
    "RawTable",
    "Series",
    "Source",
    "read_batch",
    "read_frame",
    "split_pilot",
}
FIRST = "Subgrup;Operator;diameter\n1;Budi;12,01\n1;Budi;12,02\n2;Siti;12,03\n2;Siti;12,04\n"
SECOND = "diameter (cm);Subgrup\n1,205;1\n1,206;1\n"


def test_files_follow_each_other_in_the_order_given(folder: Folder) -> None:
    batch = read_batch([folder.write(FIRST, "a.csv"), folder.path / folder.write(SECOND, "b.csv")], ONE)
    series = batch.series["diameter"]
    assert series.values.tolist() == [12.01, 12.02, 12.03, 12.04, 12.05, 12.06]
    assert series.unit.tolist() == [0, 1, 2, 3, 4, 5]
    assert series.source.tolist() == [0, 0, 0, 0, 1, 1]
    assert series.row.tolist() == [2, 3, 4, 5, 2, 3]
    assert series.subgroup is not None
    assert series.subgroup.tolist() == [0, 0, 1, 1, 2, 2]
    assert series.context[Context.OPERATOR].tolist() == ["Budi", "Budi", "Siti", "Siti", "", ""]
    assert series.headers == ("diameter", "diameter (cm)")
    assert series.column.tolist() == [0, 0, 0, 0, 1, 1]
    assert series.decimals == 2
    second = str(folder.path / "b.csv")
    assert batch.locate(series, 4) == Location(file=second, row=2, column="diameter (cm)")
    assert [source.name for source in batch.sources] == ["a.csv", second]
    assert [source.rows for source in batch.sources] == [4, 2]
    assert batch.units == 6


def test_sources_say_what_was_read(folder: Folder) -> None:
    data = workbook([["diameter"], [12.01]], title="Ukur")
    batch = folder.read(data, name="a.xlsx")
    (source,) = batch.sources
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.name, source.size, source.sheet, source.rows) == ("a.xlsx", len(data), "Ukur", 1)


def test_units_of_a_second_file_follow_all_of_the_first(folder: Folder) -> None:
    """Even where a characteristic was not measured on all of them."""
    first = folder.write("No;diameter;Berat\n1;12;120\n2;12,1;-\n3;12;-\n", "a.csv")
    second = folder.write("No;diameter;Berat\n1;12;121\n", "b.csv")
    batch = read_batch([first, second], TWO)
    assert [series.unit.tolist() for series in batch.series.values()] == [[0, 1, 2, 3], [0, 1, 2, 3]]


@pytest.mark.parametrize(("numbers", "refused"), [((3, 4), True), ((2, 3), True), ((4, 5), False), ((1, 2), False)])
def test_numbers_of_an_earlier_file(folder: Folder, numbers: tuple[int, int], refused: bool) -> None:  # noqa: FBT001 - a table's cell
    first = folder.write("No;diameter\n1;12\n2;12\n3;12,5\n", "a.csv")
    second = folder.write("No;diameter\n" + "".join(f"{n};12,01\n" for n in numbers), "b.csv")
    if refused:
        (problem,) = problems([first, second])
        assert (
            f"unit numbers of an earlier file stand here again: {', '.join(str(n) for n in numbers if n < 4)}"
            in said(problem)
        )
        assert problem.location is not None
        assert problem.location.file == "b.csv"
    else:
        batch = read_batch([first, second], ONE)
        assert batch.series["diameter"].unit.tolist() == [0, 1, 2, 3, 4]
        assert ("unit numbers begin anew: units are counted on" in notes(batch)) is (numbers[0] == 1)


def test_made_subgroups_do_not_run_from_file_to_file(folder: Folder) -> None:
    names = [folder.write("diameter\n" + "12,01\n" * n, f"{n}.csv") for n in (3, 4)]
    subgroup = read_batch(names, ONE, subgroup_sizes={"diameter": 2}).series["diameter"].subgroup
    assert subgroup is not None
    assert subgroup.tolist() == [0, 0, 1, 2, 2, 3, 3]


def test_a_file_without_subgroups_leaves_the_lot_without(folder: Folder) -> None:
    batch = read_batch([folder.write(FIRST, "a.csv"), folder.write("diameter\n12\n12,5\n", "b.csv")], ONE)
    assert batch.series["diameter"].subgroup is None


def test_readings_beyond_the_gauge_in_one_of_two_files(folder: Folder) -> None:
    batch = read_batch([folder.write(FIRST, "a.csv"), folder.write("diameter\n> 12,5\n12\n", "b.csv")], ONE)
    censored = batch.series["diameter"].censored
    assert censored is not None
    assert censored.tolist() == [0, 0, 0, 0, 1, 0]


def test_problems_of_all_files_are_found(folder: Folder) -> None:
    sources = [folder.write("diameter\n12\nabc\n", "a.csv"), folder.write("diameter\n13\nxyz\n", "b.csv")]
    assert [(p.location.file, p.found) for p in problems(sources) if p.location] == [("a.csv", "abc"), ("b.csv", "xyz")]


def test_series_stand_in_the_order_of_the_standard(folder: Folder) -> None:
    assert list(folder.read("Berat;diameter\n120;12\n", TWO).series) == ["diameter", "berat"]


def test_notes_say_where(folder: Folder) -> None:
    batch = folder.read(SECOND)
    assert [(note.location.column if note.location else None) for note in batch.notes] == ["diameter (cm)", None]
    assert notes(batch) == ["Diameter dalam: converted from cm to mm", "comma read as the decimal mark"]


@pytest.mark.parametrize("rows", [50, 5000])
def test_values_are_told_apart_alike_in_large_and_small_files(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    rng = np.random.default_rng(7)
    cells = [f"{i // 5};{'diameter' if i % 2 else 'Berat'};{12 + rng.normal(0, 0.01):.3f}" for i in range(rows)]
    table = "\n".join(["Subgrup;Item;Nilai", *cells])
    wide = qc.intake.ColumnPlan(
        columns=tuple(qc.intake.ExpectedColumn(id=n, names=(n,), unit="mm", lsl=9.0) for n in ("diameter", "berat"))
    )
    few, many = (read(folder, table, wide, monkeypatch, many=many) for many in (False, True))
    assert few.notes == many.notes
    for name, series in few.series.items():
        for field in ("values", "unit", "row", "column", "source", "subgroup"):
            assert np.array_equal(getattr(series, field), getattr(many.series[name], field))
        assert series.context[Context.SUBGROUP].tolist() == many.series[name].context[Context.SUBGROUP].tolist()


def read(folder: Folder, table: str, plan: ColumnPlan, monkeypatch: pytest.MonkeyPatch, *, many: bool) -> Batch:
    """Read as if it held many different values, or few."""
    monkeypatch.setattr("qc.intake.formats.distinct.worth_pandas", lambda _: many)
    return folder.read(table, plan)


def test_context_is_a_mapping(folder: Folder) -> None:
    context = folder.read(FIRST).series["diameter"].context
    assert len(context) == 2
    assert Context.TOOL not in context
    with pytest.raises(KeyError):
        context[Context.TOOL]


def test_public_names() -> None:
    assert set(dir(qc.intake)) >= PUBLIC
    assert [name for name in sorted(PUBLIC) if not hasattr(qc.intake, name)] == []


def test_importing_the_room_loads_no_table_library() -> None:
    code = (
        "import sys, qc.intake; print([m for m in ('pandas','python_calamine','openpyxl','scipy') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("quoted", [False, True])
def test_reading_a_small_file_loads_no_table_library(folder: Folder, quoted: bool) -> None:  # noqa: FBT001 - a table's cell
    name = folder.write(FIRST.replace("Budi", '"Budi\nS."') if quoted else FIRST.replace("12,01", "12,01 mm"))
    code = (
        "import sys; from qc import workflow; from qc.intake import ColumnPlan, ExpectedColumn, read_batch;"
        "one = ExpectedColumn(id='diameter', names=('diameter',), unit='mm', lsl=9.0);"
        f"read_batch([{name!r}], ColumnPlan(columns=(one,))); print('pandas' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
