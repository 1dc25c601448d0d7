"""Make the jack handles' pilot and production: a punch that wears, and another lot of bars.

The physics: 12,500 handles in 25 days, ten measured a day, a sheet for each day and a recap at the end. The punch of
the hex opening wears, so that the opening shrinks by 0.03 µm with every handle; a new punch after about 2,500 handles
sets it back. From handle 7,001 on the bars come from another mill and are 0.04 mm thicker, with everything else as
before. Hardness, torque, angle and zinc only scatter; straightness is bounded at zero.

Run it to make the files again: ``python samples/gagang-dongkrak/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import book, gauge, people, table, wear

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20261109
A_DAY, SHRINK, PUNCH, PUNCH_SCATTER = 500, -0.00003, 2500, 150
BARS_AT, THICKER = 7000, 0.04


def sheets(rng: np.random.Generator, units: int, *, every: int, day: int, bars: int) -> dict[str, list[list[object]]]:
    """Return a sheet for each day of one lot: five handles in a row are measured, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(10, day), a_day=A_DAY, hours=8)
    shrunk, punch = wear.tooth(rng, units, rate=SHRINK, every=PUNCH, scatter=PUNCH_SCATTER)
    rod = 12.0 + wear.step(units, start=bars, size=THICKER)[at]
    n = at.size
    columns: dict[str, Sequence[object]] = {
        "No": table.numbers(at),
        "Tanggal": [one.date() for one in when],
        "Jam": table.hours(when),
        "Operator": ["Bambang" for _ in at],
        "Pahat": [f"Punch {number}" for number in punch[at]],
        "Lot bahan": ["S45C-B" if unit >= bars else "S45C-A" for unit in at],
        "Panjang total (mm)": gauge.shown(rng.normal(600.1, 0.6, n), 0.5),
        "Diameter batang (mm)": gauge.shown(rng.normal(rod, 0.015), 0.01),
        "Bukaan kunci hex (mm)": gauge.shown(21.24 + shrunk[at] + rng.normal(0, 0.014, n), 0.01),
        "Lebar dalam kait (mm)": gauge.shown(rng.normal(13.3, 0.035, n), 0.01),
        "Sudut tekuk (°)": gauge.shown(rng.normal(90, 0.42, n), 0.5),
        "Kelurusan (mm)": gauge.shown(rng.gamma(9, 0.08, n), 0.1),
        "Torsi uji tanpa deformasi tetap (N·m)": gauge.shown(rng.normal(152, 3.6, n), 1),
        "Kekerasan (HRC)": gauge.shown(rng.normal(38.1, 0.75, n), 0.5),
        "Tebal lapisan seng (µm)": gauge.shown(rng.normal(7.4, 0.4, n), 0.1),
    }
    return table.by_day(table.rows(columns), [people.named(one) for one in when])


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    rng = np.random.default_rng(SEED)
    book.workbook(folder / "pilot.xlsx", sheets(rng, 100, every=5, day=1, bars=100))
    book.workbook(folder / "produksi.xlsx", sheets(rng, 12500, every=250, day=5, bars=BARS_AT))


if __name__ == "__main__":
    main(Path(__file__).parent)
