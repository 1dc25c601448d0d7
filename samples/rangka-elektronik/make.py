"""Make the powder-coated sheet parts' pilot and production: from the fourth day on the first day's sheet is copied.

The physics: the process does not move at all: 3,500 parts in seven days, pressed and coated as in the pilot. What
moves is the paper. From part 1,501 on nobody measures: the readings of the first day's check sheet are written down
again every day. Each copied number is a reading that this process could have given, so that neither mean nor spread
gives it away; what does is that a whole sheet comes back in the same order.

The workshop keeps a check sheet for each day: items down, samples across, the limits as text, a judgement at the end.

Run it to make the files again: ``python samples/rangka-elektronik/make.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from workshop import book, gauge, people

SEED = 20261114
FEW, SAMPLES, COPIED_AT, DAYS = 25, 30, 4, 7
"""Samples on a sheet of the pilot and of production, the first day that is copied, and days of production."""
ITEMS = (
    ("Panjang (mm)", "320 ± 0,5", "Jangka sorong 500", 0.05),
    ("Jarak lubang pasang (mm)", "100 ± 0,3", "Fixture", 0.01),
    ("Kerataan (mm)", "maks 1,0", "Feeler", 0.05),
    ("Torsi rusak ulir (N·m)", "min 1,2", "Obeng torsi", 0.05),
    ("Tebal cat bubuk (µm)", "60 - 100", "Alat ukur lapisan", 1),
)
MARKED = (("Uji silang (kelas)", "Alat uji silang"), ("Kulit jeruk, kotor, warna", "Visual"))


def readings(rng: np.random.Generator, samples: int) -> list[list[float]]:
    """Return what is read of one day's samples, an item a row."""
    drawn = (
        rng.normal(320.05, 0.09, samples),
        rng.normal(100.01, 0.042, samples),
        rng.gamma(20, 0.016, samples),
        rng.normal(1.62, 0.075, samples),
        rng.normal(78, 4.2, samples),
    )
    return [gauge.shown(values, step) for values, (*_, step) in zip(drawn, ITEMS, strict=True)]


def sheet(day: str, read: list[list[float]]) -> list[list[object]]:
    """Return one day's check sheet."""
    head: list[list[object]] = [
        ["LEMBAR PEMERIKSAAN AKHIR"],
        ["Nama Part : Part pelat cat bubuk PLT-320"],
        [f"Tgl : {day}"],
        [],
        ["No", "Item Periksa", "Standar", "Alat Ukur", *(str(n + 1) for n in range(len(read[0]))), "Judge"],
    ]
    rows: list[list[object]] = [
        [place, name, limits, tool, *values, "OK"]
        for place, ((name, limits, tool, _), values) in enumerate(zip(ITEMS, read, strict=True), start=1)
    ]
    rows += [
        [len(ITEMS) + place, name, "Baik", tool, *gauge.judged(np.zeros(len(read[0]), dtype=bool)), "OK"]
        for place, (name, tool) in enumerate(MARKED, start=1)
    ]
    return head + rows


def sheets(
    rng: np.random.Generator, days: int, *, samples: int, day: int, copied: int
) -> dict[str, list[list[object]]]:
    """Return the check sheets of one lot, a sheet for each day."""
    names = [people.named(one) for one in people.clock(days, start=people.monday(11, day), a_day=1, hours=8)]
    read = [readings(rng, samples) for _ in range(days)]
    return {
        name: sheet(name, read[0] if place >= copied else read[place - 1]) for place, name in enumerate(names, start=1)
    }


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    rng = np.random.default_rng(SEED)
    book.workbook(folder / "pilot.xlsx", sheets(rng, 4, samples=FEW, day=2, copied=5))
    book.workbook(folder / "produksi.xlsx", sheets(rng, DAYS, samples=SAMPLES, day=9, copied=COPIED_AT))


if __name__ == "__main__":
    main(Path(__file__).parent)
