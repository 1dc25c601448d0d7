"""Make the FC250 castings' pilot and production: the boring spindle gets loose.

The physics: the mean of the bore stays where it was set, but from casting 300 on the spindle's bearing has play, and
the scatter grows in a straight line to 2.2 times its size at casting 1,000. A mean chart sees little of it; a range
chart does. Tensile bars are cast beside: two in the pilot and twelve in production. Hardness, length and wall only
scatter, and no casting leaks.

Run it to make the files again: ``python samples/cor-alat-berat/make.py``.
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

SEED = 20261115
LOOSE_AT, END, SCATTER = 300, 2.2, 0.0024


def rows(rng: np.random.Generator, units: int, *, every: int, day: int, loose: bool) -> list[list[object]]:
    """Return the table of one lot: five castings in a row are measured, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=100, hours=8)
    n = at.size
    spread = SCATTER * (wear.growing(units, start=LOOSE_AT, end=END)[at] if loose else np.ones(n))
    columns: dict[str, Sequence[object]] = {
        **table.begun(at, when),
        "Mesin": ["Bor 1" for _ in at],
        "Operator": ["Gunawan" for _ in at],
        "Lot bahan": [f"L{1 + int(unit) // 40:02d}" for unit in at],
        "Kekerasan (HB)": gauge.written(rng.normal(210, 6.5, n), 1),
        "Diameter bor (mm)": gauge.written(50.0195 + spread * rng.normal(0, 1, n), 0.001),
        "Panjang cor (mm)": gauge.written(rng.normal(220.1, 0.4, n), 0.1),
        "Tebal dinding (mm)": gauge.written(rng.normal(14.0, 0.25, n), 0.1),
        "Bocor / keropos": gauge.judged(np.zeros(n, dtype=bool)),
    }
    return table.rows(columns)


def bars(rng: np.random.Generator, tested: int, *, day: int) -> list[list[object]]:
    """Return the laboratory's list of tensile bars."""
    when = people.clock(tested, start=people.monday(11, day), a_day=1, hours=8)
    strength = gauge.written(rng.normal(271, 5, tested), 1)
    return table.rows({"Tanggal": table.days(when), "Kuat tarik (N/mm²)": strength})


def main(folder: Path) -> None:
    """Write the files into ``folder``."""
    rng = np.random.default_rng(SEED)
    text.semicolons(folder / "pilot.csv", rows(rng, 100, every=5, day=2, loose=False))
    text.semicolons(folder / "pilot-tarik.csv", bars(rng, 2, day=3))
    text.semicolons(folder / "produksi.csv", rows(rng, 1000, every=20, day=9, loose=True))
    text.semicolons(folder / "produksi-tarik.csv", bars(rng, 12, day=10))


if __name__ == "__main__":
    main(Path(__file__).parent)
