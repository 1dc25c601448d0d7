"""Make the lamp caps' pilot and production: nothing is wrong with them, though some of it looks strange.

The physics: caps are crimped and glued, and one in twenty-five is tested with torque meter, pull gauge, insulation
tester and limit gauges. Insulation resistance spans a decade within an hour: moisture acts on its logarithm, so that
the readings are heavily skewed, and a plain Cpk of them means nothing. Torque, pull and height scatter. Production is
exactly the process of the pilot, with two inspectors who type as they like: a decimal comma or a point, a unit behind
the number or none.

Run it to make the files again: ``python samples/rakitan-lampu-e27/make.py``.
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

SEED = 20261105
PASSED = ("gaya_kontak", "ulir_go", "ulir_nogo", "nyala")
NAMES = {
    "gaya_kontak": "Gaya aksial kontak tengah",
    "ulir_go": "Ulir kaki lampu, kaliber GO",
    "ulir_nogo": "Ulir kaki lampu, kaliber NOT GO",
    "nyala": "Menyala pada tegangan nominal",
}


def export(rng: np.random.Generator, units: int, *, every: int, day: int) -> list[list[object]]:
    """Return what the form on the telephone exports for one lot."""
    at, when = people.measured(units, count=5, every=every, start=people.monday(11, day), a_day=500, hours=8)
    n = at.size
    dots = [int(unit) // 250 % 2 == 1 for unit in at]
    columns: dict[str, Sequence[object]] = {
        "Timestamp": [f"{one:%d/%m/%Y %H.%M.%S}" for one in when],
        "Nama": [("Siti", "Andi")[one] for one in dots],
        "Lot": ["FTG-11" if day > 5 else "FTG-10" for _ in at],
        "No": table.numbers(at),
    }
    measured = {
        "Torsi kaki lampu ke badan (N·m)": (rng.normal(4.2, 0.18, n), 0.01),
        "Tahanan isolasi 500 V d.c. (MΩ)": (np.exp(rng.normal(np.log(180), 0.7, n)), 0.1),
        "Gaya tarik kabel (N)": (rng.normal(62, 3.6, n), 0.5),
        "Tinggi total (mm)": (rng.normal(105.02, 0.11, n), 0.01),
    }
    for header, (values, step) in measured.items():
        written = gauge.written(values, step)
        columns[header] = [cell.replace(",", ".") if dot else cell for cell, dot in zip(written, dots, strict=True)]
    for one in PASSED:
        columns[NAMES[one]] = [("ok" if dot else "OK") for dot in dots]
    return table.rows(columns)


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    rng = np.random.default_rng(SEED)
    text.commas(folder / "pilot.csv", export(rng, 100, every=5, day=2))
    text.commas(folder / "produksi.csv", export(rng, 1000, every=20, day=9))


if __name__ == "__main__":
    main(Path(__file__).parent)
