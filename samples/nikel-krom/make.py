"""Make the nickel-chromium trims' pilot and production: the inspector flinches at the limit.

The physics: nickel thickness lies close above its minimum of 10 µm and scatters as plating does. In the pilot the
bath stood at 11.6 µm. In production the rectifier's contacts are dirty and it stands at 10.5 µm from the first rack
on, so that about 16 in 100 readings fall short. The inspector does not like to write 9.8: a reading short by less than
a micrometre is written as 10.0 or 10.1. What a buyer's inspector would look for is there: a pile just inside the
limit, and a gap just outside. Chromium, gloss and roughness only scatter.

Run it to make the files again: ``python samples/nikel-krom/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import book, gauge, people, table, text

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20261107
LIMIT, REACH, STEP = 10.0, 1.0, 0.1
HEALTHY, LOW, SCATTER = 11.6, 10.5, 0.5
TITLE = ("PT CONTOH LAPIS LOGAM - LAPORAN UKUR TRIM NIKEL-KROM", "Part No: TRM-NC    Alat: XRF, glossmeter", "")


def sheet(rng: np.random.Generator, units: int, *, every: int, day: int, nickel: float) -> list[list[object]]:
    """Return the sheet of one lot: five trims in a row are measured, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=250, hours=8)
    n = at.size
    thick = people.flinching(gauge.read(rng.normal(nickel, SCATTER, n), STEP), limit=LIMIT, reach=REACH, step=STEP)
    columns: dict[str, Sequence[object]] = {
        "No": table.numbers(at),
        "Tgl": [one.date() for one in when],
        "Jam": table.hours(when),
        "Operator": ["Dewi" for _ in at],
        "Tebal nikel (µm)": gauge.shown(thick, STEP),
        "Tebal krom (µm)": gauge.shown(rng.normal(0.21, 0.018, n), 0.01),
        "Kilap 60° (GU)": gauge.shown(rng.normal(410, 18, n), 1),
        "Kekasaran Ra sebelum pelapisan (µm)": gauge.shown(rng.gamma(25, 0.008, n), 0.01),
        "Gores, bintik, lepuh di muka A": gauge.judged(np.zeros(n, dtype=bool), good="O", fault="X"),
    }
    return table.titled(TITLE, table.rows(columns))


def cabinet(rng: np.random.Generator, panels: int, *, day: int) -> list[list[object]]:
    """Return the CASS sheet: a panel takes a day, so that few are tested."""
    when = people.clock(panels, start=people.monday(11, day), a_day=2, hours=8)
    rating = gauge.written(np.minimum(10, rng.normal(9.6, 0.15, panels)), 0.1)
    return table.rows({"Tanggal": table.days(when), "Jam": table.hours(when), "Nilai CASS setelah 4 jam": rating})


def main(folder: Path) -> None:
    """Write the files into ``folder``."""
    rng = np.random.default_rng(SEED)
    pilot = sheet(rng, 100, every=5, day=2, nickel=HEALTHY)
    made = sheet(rng, 1000, every=25, day=9, nickel=LOW)
    book.workbook(folder / "pilot.xlsx", {"Hasil": pilot}, merged=["A1:I1"])
    book.workbook(folder / "produksi.xlsx", {"Hasil": made}, merged=["A1:I1"])
    text.semicolons(folder / "pilot-cass.csv", cabinet(rng, 4, day=3))
    text.semicolons(folder / "produksi-cass.csv", cabinet(rng, 8, day=10))


if __name__ == "__main__":
    main(Path(__file__).parent)
