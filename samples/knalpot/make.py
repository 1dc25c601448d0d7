"""Make the mufflers' pilot and production: the second work shift welds another distance.

The physics: 3,500 mufflers in seven days of 500, in two work shifts. Heat pulls the bracket: how far depends on how
long a seam is welded in one go. The second shift's welder goes on longer, and its mounting distance is 0.15 mm
shorter, every day from three in the afternoon. The pilot was welded in a morning, by the first shift alone, as pilots
are. Pipe, sheet, gap and leak rate only scatter (the last two are skewed); sound is measured on one muffler in a
hundred or so.

Run it to make the files again: ``python samples/knalpot/make.py``.
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

SEED = 20261116
A_DAY, PULLED = 500, -0.15


def rows(rng: np.random.Generator, units: int, *, every: int, day: int, hours: float) -> list[list[object]]:
    """Return the table of one lot: five mufflers in a row are measured, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=A_DAY, hours=hours)
    n, shift = at.size, [people.shift(one) for one in when]
    distance = 210.05 + PULLED * (np.array(shift) == 2) + rng.normal(0, 0.075, n)
    columns: dict[str, Sequence[object]] = {
        **table.begun(at, when),
        "Shift kerja": shift,
        "Operator": [("Tarno", "Supri")[one - 1] for one in shift],
        "Lot bahan": [f"P-{4 + int(unit) // 1200}" for unit in at],
        "Diameter luar pipa masuk (mm)": gauge.written(rng.normal(32.0, 0.028, n), 0.01),
        "Jarak lubang pasang (mm)": gauge.written(distance, 0.1),
        "Celah pada jig (mm)": gauge.written(rng.gamma(12, 0.04, n), 0.1),
        "Laju bocor pada tekanan uji (L/min)": gauge.written(rng.gamma(12, 0.3, n), 0.1),
        "Tebal pelat (mm)": gauge.written(rng.normal(1.2, 0.011, n), 0.01),
        "Las: lubang, takik, percikan": gauge.judged(np.zeros(n, dtype=bool), good="√", fault="X"),
    }
    return table.rows(columns)


def loudness(rng: np.random.Generator, mufflers: int, *, day: int) -> list[list[object]]:
    """Return the list of sound levels."""
    when = people.clock(mufflers, start=people.monday(11, day), a_day=5, hours=8)
    level = gauge.written(rng.normal(77.0, 0.5, mufflers), 0.1)
    return table.rows({"Tanggal": table.days(when), "Jam": table.hours(when), "Kebisingan 80-175 cc": level})


def main(folder: Path) -> None:
    """Write the files into ``folder``."""
    rng = np.random.default_rng(SEED)
    text.semicolons(folder / "pilot.csv", rows(rng, 100, every=5, day=2, hours=14))
    text.semicolons(folder / "pilot-bising.csv", loudness(rng, 10, day=2))
    text.semicolons(folder / "produksi.csv", rows(rng, 3500, every=50, day=9, hours=14))
    text.semicolons(folder / "produksi-bising.csv", loudness(rng, 35, day=9))


if __name__ == "__main__":
    main(Path(__file__).parent)
