"""Make the spring seats' pilot and production: the sand gets wetter and hotter through the day.

The physics: 1,000 seats in five days of 200. Returned sand comes back hot and is watered by feel. From eight hours'
work on, moulds yield more and castings swell: mass rises by 12 g an hour from morning to evening, and every morning
it begins anew. With the moisture gas is blown into the iron: in the afternoon about 1 seat in 100 has holes. The
pilot was poured in one cool morning, and met neither. Machined sizes and hardness only scatter; flatness is bounded
at zero.

Run it to make the files again: ``python samples/dudukan-pegas/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import book, gauge, melt, people, table, text

SEED = 20261112
BEGIN, RISE, A_DAY = 7.5, 0.012, 200
AFTERNOON, HOLES = 13.0, 0.01
DAYS = 5


def sheets(
    rng: np.random.Generator, units: int, *, every: int, day: int, hours: float
) -> dict[str, list[list[object]]]:
    """Return a sheet for each day: five seats in a row, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=A_DAY, hours=hours)
    clock, n = np.array([one.hour + one.minute / 60 for one in when]), at.size
    mass = 6.16 + melt.through_the_day(clock, begin=BEGIN, rise=RISE) + rng.normal(0, 0.022, n)
    rows = table.rows(
        {
            "No": table.numbers(at),
            "Jam": table.hours(when),
            "Operator": ["Pak Kardi" for _ in at],
            "Diameter pemusat (mm)": gauge.shown(rng.normal(140.03, 0.085, n), 0.01),
            "Tebal dasar (mm)": gauge.shown(rng.normal(20.0, 0.031, n), 0.01),
            "Kerataan (mm)": gauge.shown(rng.gamma(20, 0.006, n), 0.01),
            "Berat (kg)": gauge.shown(mass, 0.01),
            "Kekerasan (HB)": gauge.shown(rng.normal(196, 7.5, n), 1),
        }
    )
    return table.by_day(rows, [people.named(one) for one in when], title="CONTOH COR CEPER - DUDUKAN PEGAS")


def tally(rng: np.random.Generator, units: int, *, day: int, hours: float) -> list[list[object]]:
    """Return the tally of holes, each day's morning and afternoon, of every seat."""
    when = people.clock(units, start=people.monday(11, day), a_day=A_DAY, hours=hours)
    late = np.array([one.hour + one.minute / 60 >= AFTERNOON for one in when])
    bad = late & (rng.random(units) < HOLES)
    rows: list[list[object]] = [["Tanggal", "Jml Periksa", "Keropos, pasir, retak"]]
    for one in dict.fromkeys(moment.date() for moment in when):
        mine = np.array([moment.date() == one for moment in when])
        date = people.named(one)
        rows += [
            [date, int((mine & half).sum()), int((bad & mine & half).sum())]
            for half in (~late, late)
            if (mine & half).any()
        ]
    return rows


def main(folder: Path) -> None:
    """Write the files into ``folder``."""
    rng = np.random.default_rng(SEED)
    book.workbook(folder / "pilot.xlsx", sheets(rng, 100, every=5, day=2, hours=8))
    text.semicolons(folder / "pilot-keropos.csv", tally(rng, 100, day=2, hours=8))
    book.workbook(folder / "produksi.xlsx", sheets(rng, A_DAY * DAYS, every=20, day=9, hours=9.5))
    text.semicolons(folder / "produksi-keropos.csv", tally(rng, A_DAY * DAYS, day=9, hours=9.5))


if __name__ == "__main__":
    main(Path(__file__).parent)
