"""Make the centre plates' pilot and production: nothing is wrong with them, and each size has a chart form of its own.

The physics: bowls are turned on a vertical lathe, the part is left to cool before it is measured, and inserts are
changed by count. Diameter, depth and hardness only scatter; parallelism is bounded at zero and skewed. Cracks and
casting defects are looked for on every plate, and none is found. Production is exactly the process of the pilot.

The workshop keeps the classical chart form on paper's pattern: subgroups across, X1 to X5 down, with sums, means and
ranges below; defects are tallied by the day.

Run it to make the files again: ``python samples/center-plate/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import book, gauge, people, text

SEED = 20261104
PER_DAY, EVERY, SIZE = 125, 25, 5
HOURS = ("08.00", "09.30", "11.00", "13.30", "15.00")


def form(title: str, values: np.ndarray, step: float, day: int) -> list[list[object]]:
    """Return a chart form: a subgroup a column."""
    groups = gauge.read(values, step).reshape(-1, SIZE)
    when = people.clock(len(groups), start=people.monday(11, day), a_day=len(HOURS), hours=8)
    rows: list[list[object]] = [
        [f"PETA KENDALI X-bar R - {title}"],
        ["Tanggal", *(f"{one:%d/%m/%Y}" for one in when)],
        ["Jam", *(HOURS[n % len(HOURS)] for n in range(len(groups)))],
        ["Operator", *("Joko" for _ in groups)],
    ]
    rows += [[f"X{place + 1}", *(float(group[place]) for group in groups)] for place in range(SIZE)]
    digits = gauge.digits(step)
    rows.append(["ΣX", *(round(float(group.sum()), digits) for group in groups)])
    rows.append(["X̄", *(round(float(group.mean()), digits + 1) for group in groups)])
    rows.append(["R", *(round(float(np.ptp(group)), digits) for group in groups)])
    return rows


def forms(rng: np.random.Generator, groups: int, day: int) -> dict[str, list[list[object]]]:
    """Return the forms of one lot, one for each size."""
    n = SIZE * groups
    return {
        "bowl": form("Diameter bowl (mm)", rng.normal(305.02, 0.13, n), 0.01, day),
        "dalam": form("Kedalaman bowl (mm)", rng.normal(28.60, 0.032, n), 0.01, day),
        "paralel": form("Kesejajaran (mm)", rng.gamma(20, 0.0045, n), 0.01, day),
        "kekerasan": form("Kekerasan bidang gesek (HB)", rng.normal(241, 8, n), 1, day),
    }


def tally(units: int, day: int) -> list[list[object]]:
    """Return the tally of cracks and casting defects by the day."""
    days = people.clock(-(-units // PER_DAY), start=people.monday(11, day), a_day=1, hours=8)
    rows: list[list[object]] = [["REKAP CACAT"], [], ["Tanggal", "Jml Periksa", "Retak (MT)", "Cacat cor", "Total NG"]]
    left = units
    for one in days:
        rows.append([people.named(one), min(PER_DAY, left), 0, 0, 0])
        left -= PER_DAY
    return [*rows, ["TOTAL", f"{units:,}".replace(",", "."), 0, 0, 0]]


def main(folder: Path) -> None:
    """Write the files into ``folder``."""
    rng = np.random.default_rng(SEED)
    for lot, units, groups, day in (("pilot", 100, 20, 2), ("produksi", 1000, 1000 // EVERY, 9)):
        for name, rows in forms(rng, groups, day).items():
            book.workbook(folder / f"{lot}-{name}.xlsx", {"Peta X-R": rows})
        text.semicolons(folder / f"{lot}-cacat.csv", tally(units, day))


if __name__ == "__main__":
    main(Path(__file__).parent)
