"""Make the brake blocks' pilot and production: every melt is another iron.

The physics: 1,000 blocks from 25 melts of 40. The charge of scrap differs from melt to melt, and with it carbon
equivalent and hardness: melts lie 4.5 HB apart (standard deviation), blocks of a melt 2.2 HB. From the first mould of a
ladle to the last the iron cools, and hardness falls by 3 HB, again in every ladle. The pilot of 100 blocks came from a
single day's two melts, which happened to lie close together: two melts are two samples of what a melt may be, not
100. From each melt of production two blocks of the first, the middle and the last moulds are measured, and one sample
goes to the spectrometer. Mass and sizes only scatter; a block that does not fit the key is remelted before anybody
counts.

Run it to make the files again: ``python samples/rem-blok-besi-cor/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import book, gauge, melt, people, table, text

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20261111
LADLE, BETWEEN, WITHIN, FADE = 40, 4.5, 2.2, 3.0
MEASURED = (0, 1, 19, 20, 38, 39)  # moulds of a ladle: the first, the middle and the last
MELTS, POURED = 25, 50


def sheet(
    rng: np.random.Generator, levels: np.ndarray, moulds: np.ndarray, *, ladle: int, day: int, first: int
) -> list[list[object]]:
    """Return the sheet of one lot: a row for each block that is measured, its melt in a merged cell."""
    which, place = np.repeat(np.arange(levels.size), moulds.size), np.tile(moulds, levels.size)
    when = people.clock(levels.size, start=people.monday(11, day), a_day=4, hours=8)
    n, again = which.size, np.concatenate([[False], which[1:] == which[:-1]])
    hard = 191 + levels[which] + melt.within_ladle(place / (ladle - 1), fade=FADE) + rng.normal(0, WITHIN, n)
    columns: dict[str, Sequence[object]] = {
        "Leburan": [None if same else f"L{first + int(one):03d}" for one, same in zip(which, again, strict=True)],
        "Tanggal": [None if same else when[int(one)].date() for one, same in zip(which, again, strict=True)],
        "No": [int(one) * ladle + int(spot) + 1 for one, spot in zip(which, place, strict=True)],
        "Kekerasan Brinell (HB)": gauge.shown(hard, 1),
        "Berat (kg)": gauge.shown(rng.normal(11.52, 0.11, n), 0.05),
        "Panjang (mm)": gauge.shown(rng.normal(320.2, 0.55, n), 0.1),
        "Tebal (mm)": gauge.shown(rng.normal(50.1, 0.32, n), 0.1),
        "Celah kunci pas dengan contoh induk": gauge.judged(np.zeros(n, dtype=bool)),
        "Lubang gas, cil, retak, pasir": gauge.judged(np.zeros(n, dtype=bool)),
    }
    return table.rows(columns)


def spectrometer(rng: np.random.Generator, melts: int, *, day: int, first: int) -> list[list[object]]:
    """Return the laboratory's list: one sample of each melt."""
    when = people.clock(melts, start=people.monday(11, day), a_day=4, hours=8)
    return table.rows(
        {
            "Tanggal": table.days(when),
            "Leburan": [f"L{first + one:03d}" for one in range(melts)],
            "Kadar fosfor (%)": gauge.written(rng.normal(0.65, 0.024, melts), 0.01),
            "Kadar belerang (%)": gauge.written(rng.normal(0.1, 0.009, melts), 0.005),
            "Kadar mangan (%)": gauge.written(rng.normal(0.49, 0.022, melts), 0.01),
        }
    )


def joined(melts: int, moulds: int) -> list[str]:
    """Return the ranges of the merged cells: each melt and its date."""
    ends = [(2 + one * moulds, 1 + (one + 1) * moulds) for one in range(melts)]
    return [f"{column}{top}:{column}{bottom}" for top, bottom in ends for column in "AB"]


def main(folder: Path) -> None:
    """Write the files into ``folder``."""
    rng = np.random.default_rng(SEED)
    few, some = np.array([0.6, -0.5]), np.array(MEASURED)
    pilot = sheet(rng, few, np.arange(POURED), ladle=POURED, day=2, first=1)
    made = sheet(rng, melt.by_melt(rng, MELTS, spread=BETWEEN), some, ladle=LADLE, day=9, first=3)
    book.workbook(folder / "pilot.xlsx", {"Ukur": pilot}, merged=joined(2, POURED))
    book.workbook(folder / "produksi.xlsx", {"Ukur": made}, merged=joined(MELTS, some.size))
    text.semicolons(folder / "pilot-spektrometer.csv", spectrometer(rng, 2, day=2, first=1))
    text.semicolons(folder / "produksi-spektrometer.csv", spectrometer(rng, MELTS, day=9, first=3))


if __name__ == "__main__":
    main(Path(__file__).parent)
