"""Make the zinc-plated brackets' pilot and production: the bath is used up between additions.

The physics: forty racks of 25 brackets. Each rack takes a share of the bath's metal and brightener with it, so that
thickness at the same time and current falls by 0.7 % a rack; after every ten racks the plater brings back nine tenths
of what is missing. Current crowds at the ends of the rack: top and bottom get 0.6 µm more than the middle. The pilot
was four racks from a fresh bath. Salt spray takes days: three panels of the pilot, eight of production, and the
cabinet is opened after 96 hours, when panels without rust are written down as "> 96". Holes are pressed before and
only scatter.

Run it to make the files again: ``python samples/pelapisan-seng/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import bath, gauge, people, table, text

SEED = 20261106
RACK, ADDITION, LOSS, BACK = 25, 10, 0.007, 0.9
FRESH, MORE, SCATTER = 10.6, 0.6, 0.25
NAMED = (
    ("Tebal lapisan seng", 0.1, "µm"),
    ("Tebal lapisan maksimum", 0.1, "µm"),
    ("Diameter lubang setelah pelapisan", 0.01, "mm"),
    ("Jarak lubang", 0.01, "mm"),
)
MARKED = ("Daya lekat (tekuk / selotip)", "Penampilan: noda, gosong, tidak terlapis, gores")
HEADER = ("Tanggal", "Jam", "Lot bahan", "Operator", "Posisi", "No", "Karakteristik", "Nilai", "Satuan")


def rows(rng: np.random.Generator, units: int, *, every: int, day: int) -> list[list[object]]:
    """Return a row for each reading: five brackets of ``every`` are measured."""
    at = people.taken(units, count=5, every=every)
    when = people.clock(units, start=people.monday(11, day), a_day=250, hours=8)
    load = bath.thickness(units // RACK, fresh=FRESH, loss=LOSS, addition=ADDITION, share=BACK)[at // RACK]
    place = np.arange(at.size) % 3
    zinc = load + bath.edges(place, more=MORE) + rng.normal(0, SCATTER, at.size)
    measured = (
        zinc,
        rng.normal(13.2, 0.7, at.size),
        rng.normal(5.2, 0.018, at.size),
        rng.normal(40.01, 0.055, at.size),
    )
    cells = [gauge.written(values, step) for values, (_, step, _) in zip(measured, NAMED, strict=True)]
    made: list[list[object]] = [list(HEADER)]
    for n, unit in enumerate(at):
        one = when[unit]
        lot, hung = f"SPCC-{7 + int(unit) // 500}", bath.POSITIONS[place[n]]
        known = [f"{one:%d/%m/%Y}", f"{one:%H:%M}", lot, "Rudi", hung, int(unit) + 1]
        made += [[*known, name, cells[k][n], unit_of] for k, (name, _, unit_of) in enumerate(NAMED)]
        made += [[*known, name, "OK", ""] for name in MARKED]
    return made


def cabinet(rng: np.random.Generator, panels: int, *, day: int) -> list[list[object]]:
    """Return the salt spray sheet: hours to white rust, seen once in four hours, stopped at 96."""
    hours = 4 * np.floor(rng.normal(102, 9, panels) / 4)
    when = people.clock(panels, start=people.monday(11, day), a_day=1, hours=8)
    seen = [f"{hour:.0f}" if hour <= 96 else "> 96" for hour in hours]
    return table.rows({"Tanggal": table.days(when), "Semprot garam, jam sampai karat putih (h)": seen})


def main(folder: Path) -> None:
    """Write the files into ``folder``."""
    rng = np.random.default_rng(SEED)
    for lot, units, every, panels, day in (("pilot", 100, 5, 3, 2), ("produksi", 1000, 25, 8, 9)):
        text.semicolons(folder / f"{lot}.csv", rows(rng, units, every=every, day=day))
        text.semicolons(folder / f"{lot}-semprot-garam.csv", cabinet(rng, panels, day=day))


if __name__ == "__main__":
    main(Path(__file__).parent)
