"""Make the powder-coated sheet parts' pilot and production: from the fourth day on earlier rows are copied.

The physics: the process does not move at all: 3,500 parts, pressed and coated as in the pilot. What moves is the
paper. From part 1,501 on nobody measures: the fifty rows of the first 500 parts are written down again, and again.
Each copied row is a reading that this process could have given, so that neither mean nor spread gives it away; what
does is that whole rows come back in the same order.

Run it to make the files again: ``python samples/rangka-elektronik/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import gauge, people, table, text

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20261114
COPIED_AT, BLOCK = 1500, 50


def rows(rng: np.random.Generator, units: int, *, every: int, day: int, copied: int) -> list[list[object]]:
    """Return the table of one lot: five parts in a row are measured, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=500, hours=8)
    n, start = at.size, int((at < copied).sum())
    measured = {
        "Panjang (mm)": (rng.normal(320.05, 0.09, n), 0.05),
        "Jarak lubang pasang (mm)": (rng.normal(100.01, 0.042, n), 0.01),
        "Kerataan (mm)": (rng.gamma(20, 0.016, n), 0.05),
        "Torsi rusak ulir (N·m)": (rng.normal(1.62, 0.075, n), 0.05),
        "Tebal cat bubuk (µm)": (rng.normal(78, 4.2, n), 1),
    }
    columns: dict[str, Sequence[object]] = {
        **table.begun(at, when),
        "Operator": ["Tini" for _ in at],
        "Lot bahan": [f"SECC-{31 + int(unit) // 1750}" for unit in at],
    }
    for header, (values, step) in measured.items():
        columns[header] = gauge.written(people.copied(values, start=start, block=BLOCK), step)
    for header in ("Uji silang (kelas)", "Kulit jeruk, kotor, warna"):
        columns[header] = gauge.judged(np.zeros(n, dtype=bool), good="Baik", fault="Tidak")
    return table.rows(columns)


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    rng = np.random.default_rng(SEED)
    text.semicolons(folder / "pilot.csv", rows(rng, 100, every=5, day=2, copied=100))
    text.semicolons(folder / "produksi.csv", rows(rng, 3500, every=50, day=9, copied=COPIED_AT))


if __name__ == "__main__":
    main(Path(__file__).parent)
