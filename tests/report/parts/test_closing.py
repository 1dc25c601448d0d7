"""How the file was read: people's remarks on readings outside the limits, each words once."""

from __future__ import annotations

import numpy as np
from making import lot_facts, series, steady

from qc.report.blocks import Notes
from qc.report.parts.closing import data_notes
from qc.words import language


def test_the_same_remark_in_many_rows_is_one_line() -> None:
    values, remarks = steady(50), np.full(50, "", dtype=object)
    values[[3, 9, 20]] = 12.0
    remarks[[3, 20]], remarks[9] = "lecet", "penyok"
    (notes,) = data_notes(lot_facts([series(values, remarks=remarks)]), language("id"))
    assert isinstance(notes, Notes)
    told = [item for item in notes.items if "catatan di berkas" in item]
    assert told == [
        "lot.csv, kolom d, baris 5, 22: Diameter luar, di luar batas: catatan di berkas “lecet”",
        "lot.csv, baris 11, kolom d: Diameter luar, di luar batas: catatan di berkas “penyok”",
    ]
