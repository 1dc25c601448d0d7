"""Make the side bearing housings' pilot and production: nothing is wrong with them.

The physics: pads are milled on one fixture, holes drilled with bushed jigs, cutters changed long before they are worn.
Walls and hardness vary from casting to casting by what sand and melt do on any day; here that is as small between
melts as within. Flatness is bounded at zero and skewed. Every reading of production comes from exactly the process of
the pilot: whatever a report finds here, it finds in chance. This is the hardest thing to judge.

Run it to make the files again: ``python samples/side-bearing-housing/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import book, gauge, people, table

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20261103
TITLE = ("CV CONTOH COR LOGAM - HASIL UKUR SIDE BEARING HOUSING", "Part No: SBH-180   Mesin: Frais 3", "")


def sheet(rng: np.random.Generator, units: int, *, every: int, day: int) -> list[list[object]]:
    """Return the sheet of one lot: five housings in a row are measured, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=200, hours=13)
    n, shift = at.size, [people.shift(one) for one in when]
    columns: dict[str, Sequence[object]] = {
        "No": table.numbers(at),
        "Tgl": [one.date() for one in when],
        "Jam": table.hours(when),
        "Operator": [("Wahyu", "Slamet")[one - 1] for one in shift],
        "Shift kerja": shift,
        "Lot bahan": [f"L{1 + int(unit) // 60:02d}" for unit in at],
        "Tinggi bidang mesin (mm)": gauge.shown(rng.normal(75.01, 0.040, n), 0.01),
        "Kerataan bidang (mm)": gauge.shown(rng.gamma(25, 0.006, n), 0.01),
        "Jarak lubang baut (mm)": gauge.shown(rng.normal(180.02, 0.065, n), 0.01),
        "Diameter lubang baut (mm)": gauge.shown(rng.normal(22.02, 0.035, n), 0.01),
        "Tebal dinding cor (mm)": gauge.shown(rng.normal(16.1, 0.24, n), 0.1),
        "Kekerasan (HB)": gauge.shown(rng.normal(174, 6.5, n), 1),
        "Retak (MT)": gauge.judged(np.zeros(n, dtype=bool)),
        "Marka cor dan tanggal": gauge.judged(np.zeros(n, dtype=bool)),
    }
    return table.titled(TITLE, table.rows(columns))


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    rng = np.random.default_rng(SEED)
    book.workbook(folder / "pilot.xlsx", {"Data": sheet(rng, 100, every=5, day=2)}, merged=["A1:N1"])
    book.workbook(folder / "produksi.xlsx", {"Data": sheet(rng, 1000, every=25, day=9)}, merged=["A1:N1"])


if __name__ == "__main__":
    main(Path(__file__).parent)
