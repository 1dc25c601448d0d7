"""Make the pressed and welded brackets' pilot and production: another coil springs back further.

The physics: 3,500 brackets from two coils. Springback follows the sheet's yield strength: from bracket 1,801 on the
second coil's flanges open by 0.25° more, and its sheet is 0.02 mm thicker. Both are written down with the coil's
number. Between regrinds the burr grows and falls again by so little that it drowns in its scatter. Electrodes are
dressed by count. Everything else only scatters.

Run it to make the files again: ``python samples/suku-cadang-tekan/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import gauge, people, table, text, wear

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20261110
COIL_AT, SPRINGBACK, THICKER = 1800, 0.25, 0.02


def rows(rng: np.random.Generator, units: int, *, every: int, day: int, coil: int) -> list[list[object]]:
    """Return the table of one lot: five brackets in a row are measured, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=500, hours=8)
    n = at.size
    angle = 89.95 + wear.step(units, start=coil, size=SPRINGBACK)[at] + rng.normal(0, 0.15, n)
    sheet = 1.99 + wear.step(units, start=coil, size=THICKER)[at] + rng.normal(0, 0.015, n)
    columns: dict[str, Sequence[object]] = {
        **table.begun(at, when),
        "Operator": ["Agus" for _ in at],
        "Mesin": ["Press 80T" for _ in at],
        "Lot bahan": ["COIL-2202" if unit >= coil else "COIL-2187" for unit in at],
        "Ø lubang (mm)": gauge.written(rng.normal(8.55, 0.022, n), 0.01),
        "Jarak lubang (mm)": gauge.written(rng.normal(62.0, 0.022, n), 0.01),
        "Sudut tekuk (°)": gauge.written(angle, 0.1),
        "Tinggi tekukan (mm)": gauge.written(rng.normal(18.01, 0.033, n), 0.01),
        "Tebal pelat (mm)": gauge.written(sheet, 0.01),
        "Tinggi burry (mm)": gauge.written(rng.gamma(16, 0.005, n), 0.01),
        "Gaya dorong mur las (kN)": gauge.written(rng.normal(6.1, 0.32, n), 0.1),
        "Las: panjang, percikan, takik": gauge.judged(np.zeros(n, dtype=bool), good="V", fault="X"),
    }
    return table.rows(columns)


def main(folder: Path) -> None:
    """Write both files into ``folder``, as an old Excel saves them: without a BOM, in Windows' own letters."""
    rng = np.random.default_rng(SEED)
    text.semicolons(folder / "pilot.csv", rows(rng, 100, every=5, day=2, coil=100), encoding="cp1252")
    text.semicolons(folder / "produksi.csv", rows(rng, 3500, every=50, day=9, coil=COIL_AT), encoding="cp1252")


if __name__ == "__main__":
    main(Path(__file__).parent)
