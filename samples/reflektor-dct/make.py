"""Make the die-cast reflectors' pilot and production: two cavities mixed, and one of them goes its own way.

The physics: one shot fills two cavities, 1 and 2, and their parts lie in one box. The wall of cavity 2 is 0.03 mm
thicker from the first day: the die was cut so, and the pilot shows it. After 1,700 parts the core pin of cavity 2 is
bent: its walls lose 0.09 mm, and those of cavity 1 stay. Seen together the two look like a wider scatter; seen apart
it is one cavity. Everything else only scatters; flatness is bounded at zero and skewed.

Run it to make the files again: ``python samples/reflektor-dct/make.py``.
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

SEED = 20261108
BENT_AT, LOST, THICKER = 1700, -0.09, 0.03


def rows(rng: np.random.Generator, units: int, *, every: int, day: int, bent: int) -> list[list[object]]:
    """Return the table of one lot: ten parts in a row are measured, five of each cavity, every ``every`` made."""
    at, when = people.measured(units, count=10, every=every, start=people.monday(11, day), a_day=500, hours=13)
    n, shift = at.size, [people.shift(one) for one in when]
    second = at % 2 == 1
    wall = 1.79 + second * (THICKER + wear.step(units, start=bent, size=LOST)[at]) + rng.normal(0, 0.022, n)
    columns: dict[str, Sequence[object]] = {
        **table.begun(at, when),
        "Shift kerja": shift,
        "Operator": [("Yanto", "Ningsih")[one - 1] for one in shift],
        "Mesin": ["DC-250" for _ in at],
        "Posisi": ["Rongga 2" if one else "Rongga 1" for one in second],
        "Diameter luar (mm)": gauge.written(rng.normal(95.01, 0.045, n), 0.01),
        "Tinggi (mm)": gauge.written(rng.normal(60.02, 0.05, n), 0.01),
        "Tebal dinding (mm)": gauge.written(wall, 0.01),
        "Kerataan flensa (mm)": gauge.written(rng.gamma(20, 0.0045, n), 0.01),
        "Berat (g)": gauge.written(rng.normal(142.1, 0.9, n), 0.1),
        "Tebal cat bubuk (µm)": gauge.written(rng.normal(72, 5, n), 1),
        "Gores, burry, keropos di sisi tampak": gauge.judged(np.zeros(n, dtype=bool)),
    }
    return table.rows(columns)


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    rng = np.random.default_rng(SEED)
    text.semicolons(folder / "pilot.csv", rows(rng, 100, every=10, day=2, bent=100))
    text.semicolons(folder / "produksi.csv", rows(rng, 3500, every=100, day=9, bent=BENT_AT))


if __name__ == "__main__":
    main(Path(__file__).parent)
