"""Make the lamp caps' pilot and production files: invented marks of OK and NG, from a fixed seed.

The physics: the roller die that presses the E27 thread wears, so that the NOT GO gauge passes more and more caps: from
1 in 100 to 5 in 100 over 3,000 pieces. The GO gauge never fails. Solder gives one lamp in 250 that does not light.
Scratches come from handling and stay as they are. Each inspector writes in a way of their own: OK and NG, O and X,
V and X.

Run it to make the files again: ``python samples/lampu-ng/make.py``.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np

SEED = 20261202
PILOT, LOT = 2000, 3000
WORN_FROM, WORN_TO = 0.010, 0.050
DARK, SCRATCHED = 0.004, 0.020
START = dt.datetime(2026, 11, 9, 8, 0)  # noqa: DTZ001 - the workshop's own clock
SECONDS_PER_PIECE, PIECES_PER_DAY = 45, 600
LOOSE = ("ulir longgar", "ulir longgar", "ulir longgar", "ulir aus", "diameter kecil")
SCRATCHES = ("gores", "gores", "penyok", "noda")
HEADER = "No;Tanggal;Jam;Operator;Ulir kaliber GO;Ulir kaliber NOT GO;nyala;Penampilan"


def rows(rng: np.random.Generator, pieces: int, *, start: dt.datetime, worn: np.ndarray) -> list[list[str]]:
    """Return one row a piece, as the workshop writes it."""
    loose, dark = rng.random(pieces) < worn, rng.random(pieces) < DARK
    marked = rng.random(pieces) < SCRATCHED
    made = []
    for i in range(pieces):
        day, piece = divmod(i, PIECES_PER_DAY)
        when = start + dt.timedelta(days=day, seconds=SECONDS_PER_PIECE * piece)
        operator = "Rina" if when.hour < 12 else "Agus"
        thread = f"NG - {rng.choice(LOOSE)}" if loose[i] else ("OK" if operator == "Rina" else "ok")
        made.append(
            [
                str(i + 1),
                f"{when:%d/%m/%Y}",
                f"{when:%H.%M}",
                operator,
                "OK",
                thread,
                "X" if dark[i] else "O",
                f"X ({rng.choice(SCRATCHES)})" if marked[i] else "V",
            ]
        )
    return made


def write(path: Path, made: list[list[str]]) -> None:
    """Write rows as an Indonesian Excel saves CSV: semicolons and a BOM."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(HEADER.split(";"))
        writer.writerows(made)


def main(folder: Path) -> None:
    """Write both files into ``folder``."""
    rng = np.random.default_rng(SEED)
    write(folder / "pilot.csv", rows(rng, PILOT, start=START, worn=np.full(PILOT, WORN_FROM)))
    later = START + dt.timedelta(days=7)
    write(folder / "produksi.csv", rows(rng, LOT, start=later, worn=np.linspace(WORN_FROM, WORN_TO, LOT)))


if __name__ == "__main__":
    main(Path(__file__).parent)
