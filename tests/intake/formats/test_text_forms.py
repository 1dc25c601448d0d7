"""What a text is read as, and how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import said

from qc.intake.formats import text_forms

if TYPE_CHECKING:
    from intake.files import Folder


@pytest.mark.parametrize(
    "data",
    [b"K0100 1\nK2002/1 Diameter dalam\n12.01\n", b"AX NOMINAL MEAS\nX 12.0 12.01\n", b"12.01\n12.02\n"],
    ids=["Q-DAS", "machine", "dump"],
)
def test_what_is_read_line_by_line_has_its_limit(folder: Folder, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_forms, "MAX_LINES_BYTES", 10)
    (problem,) = folder.refuse(data)
    assert "of a gauge's or a machine's own files at most 0 MB are read" in said(problem)


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_tables_with_any_mark_between_cells(folder: Folder, delimiter: str) -> None:
    batch = folder.read(delimiter.join(["No", "diameter"]) + "\n" + delimiter.join(["1", "12.01"]) + "\n", name="a.tsv")
    assert batch.series["diameter"].values.tolist() == [12.01]
    assert batch.locate(batch.series["diameter"], 0).column == "diameter"


def test_a_long_dump_is_a_dump_to_its_end(folder: Folder) -> None:
    assert len(folder.read(b"12.001\n" * 5000).series["diameter"]) == 5000
