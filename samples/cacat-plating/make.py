"""Make the plating shop's monthly recaps: invented counts of defects for each day, from a fixed seed.

The physics: with the current too high for what hangs on the rack, edges burn. From the tenth day of the second month
on the current was not set back for the small parts, and burnt parts became four times as many. Scratches come from
handling, and differ from day to day by more than chance alone, since the crew does. A recap leaves a cell blank where
nothing was found.

Run it to make the files again: ``python samples/cacat-plating/make.py``.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np

SEED = 20261203
MONTHS = {10: ("OKTOBER", "Okt", 27), 11: ("NOPEMBER", "Nov", 24)}
SCRATCHED, BURNT, BARE = 0.0045, 0.0020, 0.0008
BURNT_LATER, LATER_FROM = 4.0, 10
CREWS = 0.35
HEADER = "Tanggal;Jml Periksa;Gores;Gosong;Tdk Terlapis;Total NG;% NG"


def dotted(number: int) -> str:
    """Write a whole number as Indonesia does."""
    return f"{number:,}".replace(",", ".")


def row(first: str, inspected: int, found: list[int], *, blank: bool) -> str:
    """Return a row with its own total and share."""
    cells = ["" if blank and count == 0 else str(count) for count in found]
    share = f"{100 * sum(found) / inspected:.2f}".replace(".", ",") + "%"
    return ";".join([first, dotted(inspected), *cells, str(sum(found)), share])


def recap(rng: np.random.Generator, month: int, *, burning: bool) -> str:
    """Return one month's sheet, as the shop's Excel saves it."""
    name, short, days = MONTHS[month]
    made = [f"REKAP CACAT PLATING BULAN {name} 2026", "", HEADER]
    sums, total = np.zeros(3, dtype=int), 0
    for day in range(1, days + 1):
        inspected = int(rng.integers(900, 1400))
        burnt = BURNT * (BURNT_LATER if burning and day >= LATER_FROM else 1.0)
        crew = float(np.exp(CREWS * rng.standard_normal()))
        found = [int(rng.poisson(inspected * rate)) for rate in (SCRATCHED * crew, burnt, BARE)]
        date = dt.date(2026, month, day)
        made.append(row(f"{date.day} {short} 2026", inspected, found, blank=True))
        sums, total = sums + found, total + inspected
    made.append(row("TOTAL", total, [int(count) for count in sums], blank=False))
    return "\n".join(made) + "\n"


def main(folder: Path) -> None:
    """Write both recaps into ``folder``."""
    rng = np.random.default_rng(SEED)
    (folder / "oktober.csv").write_bytes(recap(rng, 10, burning=False).encode())
    (folder / "nopember.csv").write_bytes(recap(rng, 11, burning=True).encode())


if __name__ == "__main__":
    main(Path(__file__).parent)
