"""Make the turned collar's pilot and production files: invented measurements, from a fixed seed.

The physics: the insert wears, so the outer diameter grows by 0.03 µm a piece; the operator sets the offset back after
about 300 pieces, and changes the insert at every second time. That is a saw-tooth. The pilot of 100 pieces came from
one fresh insert: it saw a third of a tooth and never met a reset. Bore, length, runout, roughness and chamfer only
scatter: an insert is changed long before it tears the surface.

Run it to make the files again: ``python samples/bos-bubut/make.py``.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np

SEED = 20261121
WEAR = 0.00003
RESET_EVERY = 300
RESET_SCATTER = 25
RESETS_PER_INSERT = 2
START = dt.datetime(2026, 11, 9, 8, 0)  # noqa: DTZ001 - the workshop's own clock
MINUTES_PER_PIECE = 2
PIECES_PER_DAY = 480
SECOND_SHIFT_AT = 16
SIZES = ("Diameter luar (mm)", "Diameter dalam (mm)", "Panjang (mm)", "Oleng (mm)", "Kekasaran Ra (µm)", "Champer (mm)")
HEADER = ("No", "Tanggal", "Jam", "Operator", "Shift", "Mesin", "Pahat", "Lot bahan", *SIZES)


def wear(rng: np.random.Generator, pieces: int, *, resets: bool) -> tuple[np.ndarray, np.ndarray]:
    """Growth of the outer diameter since the last reset, in mm, and the number of the insert."""
    growth, insert = np.empty(pieces), np.empty(pieces, dtype=int)
    since, done = 0, 0
    limit = RESET_EVERY + int(rng.integers(-RESET_SCATTER, RESET_SCATTER + 1))
    for piece in range(pieces):
        if resets and since >= limit:
            since, done = 0, done + 1
            limit = RESET_EVERY + int(rng.integers(-RESET_SCATTER, RESET_SCATTER + 1))
        growth[piece], insert[piece] = WEAR * since, 1 + done // RESETS_PER_INSERT
        since += 1
    return growth, insert


def rows(rng: np.random.Generator, pieces: int, *, start: dt.datetime, resets: bool) -> list[list[str]]:
    """Return one row a piece, as the workshop writes it."""
    growth, insert = wear(rng, pieces, resets=resets)
    outer = 11.976 + growth + rng.normal(0, 0.0028, pieces)
    bore, length = rng.normal(8.2, 0.02, pieces), rng.normal(25.01, 0.035, pieces)
    runout = np.abs(rng.normal(0.03, 0.012, pieces))
    later = np.random.default_rng((SEED, pieces))  # columns that were added later, so that the older ones stay
    rough, chamfer = later.gamma(100, 0.0165, pieces), later.normal(0.5, 0.03, pieces)
    made = []
    for i in range(pieces):
        day, piece = divmod(i, PIECES_PER_DAY)
        when = start + dt.timedelta(days=day, minutes=MINUTES_PER_PIECE * piece)
        shift = 1 if when.hour < SECOND_SHIFT_AT else 2
        values = (f"{outer[i]:.3f}", f"{bore[i]:.2f}", f"{length[i]:.2f}", f"{runout[i]:.2f}")
        more = (f"{rough[i]:.2f}", f"{chamfer[i]:.2f}")
        made.append(
            [
                str(i + 1),
                f"{when:%d/%m/%Y}",
                f"{when:%H.%M}",
                ("Budi", "Siti")[shift - 1],
                str(shift),
                "Bubut 2",
                f"P{insert[i]}",
                "ST41-07",
                *(value.replace(".", ",") for value in (*values, *more)),
            ]
        )
    return made


def write(path: Path, made: list[list[str]]) -> None:
    """Write rows as an Indonesian Excel saves CSV: semicolons, decimal commas, a BOM."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(made)


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    rng = np.random.default_rng(SEED)
    write(folder / "pilot.csv", rows(rng, 100, start=START, resets=False))
    write(folder / "produksi.csv", rows(rng, 1000, start=START + dt.timedelta(days=7), resets=True))


if __name__ == "__main__":
    main(Path(__file__).parent)
