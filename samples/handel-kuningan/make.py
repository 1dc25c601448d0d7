"""Make the brass handles' pilot and production: somebody corrects the drilling jig after every handle.

The physics: 3,500 handles for one container. Hole distance scatters by 0.035 mm around 96 mm, and nothing moves it.
From handle 1,501 on a new man drills, who measures each handle that is checked and moves the jig by what it was off:
Deming's funnel. Each error is added to the next, and the spread is 1.41 times as wide, at the same mean. Copper comes
from scrap: one sample of each melt, two in the pilot and fourteen in production. Pull tests destroy: four and fifteen.
Everything else only scatters; colour difference is bounded at zero.

Run it to make the files again: ``python samples/handel-kuningan/make.py``.
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

SEED = 20261113
NEW_MAN_AT, SCATTER = 1500, 0.035


def rows(rng: np.random.Generator, units: int, *, every: int, day: int, corrected: int) -> list[list[object]]:
    """Return the table of one lot: five handles in a row are measured, every ``every`` made."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=350, hours=8)
    n, before = at.size, int((at < corrected).sum())
    holes = 96.01 + people.corrected(rng.normal(0, SCATTER, n), start=before)
    columns: dict[str, Sequence[object]] = {
        **table.begun(at, when),
        "Operator": ["Heru" if unit >= corrected else "Paimin" for unit in at],
        "Jarak sumbu lubang (mm)": gauge.written(holes, 0.01),
        "Kedalaman ulir M4 (mm)": gauge.written(rng.normal(10.1, 0.36, n), 0.5),
        "Ulir M4 GO/NO-GO": gauge.judged(np.zeros(n, dtype=bool)),
        "Tinggi handel (mm)": gauge.written(rng.normal(28.0, 0.14, n), 0.01),
        "Berat (g)": gauge.written(rng.normal(120.3, 1.6, n), 0.1),
        "Tebal lak (µm)": gauge.written(rng.normal(13, 1.1, n), 0.5),
        "Beda warna ΔE": gauge.written(rng.gamma(12, 0.06, n), 0.1),
        "Lubang jarum, gores, poles tidak rata": gauge.judged(np.zeros(n, dtype=bool)),
    }
    return table.rows(columns)


def laboratory(rng: np.random.Generator, melts: int, *, day: int) -> list[list[object]]:
    """Return the laboratory's list: copper of each melt."""
    when = people.clock(melts, start=people.monday(11, day), a_day=2, hours=8)
    return table.rows(
        {"Tanggal": table.days(when), "Kadar tembaga (%)": gauge.written(rng.normal(61, 0.6, melts), 0.1)}
    )


def pulled(rng: np.random.Generator, handles: int, *, day: int) -> list[list[object]]:
    """Return the list of pull tests."""
    when = people.clock(handles, start=people.monday(11, day), a_day=2, hours=8)
    force = gauge.written(rng.normal(712, 30, handles), 5)
    return table.rows({"Tanggal": table.days(when), "Kuat tarik handel (N)": force})


def main(folder: Path) -> None:
    """Write the files into ``folder``."""
    rng = np.random.default_rng(SEED)
    for lot, units, every, day, fault, melts, pulls in (
        ("pilot", 100, 5, 2, 100, 2, 4),
        ("produksi", 3500, 50, 9, NEW_MAN_AT, 14, 15),
    ):
        text.semicolons(folder / f"{lot}.csv", rows(rng, units, every=every, day=day, corrected=fault))
        text.semicolons(folder / f"{lot}-tembaga.csv", laboratory(rng, melts, day=day))
        text.semicolons(folder / f"{lot}-tarik.csv", pulled(rng, pulls, day=day))


if __name__ == "__main__":
    main(Path(__file__).parent)
