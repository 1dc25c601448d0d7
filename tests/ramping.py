"""Pilots and batches as files, for tests of what has been shown at which volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

STANDARD = """format = 1
buyer = "Contoh"
part_number = "BOS-12"
part_name = { id = "Bos", en = "Collar" }
revision = "B"
edition = 2026-10-01
status = "contoh"

[[characteristic]]
id = "d_luar"
names = { id = "Diameter luar", en = "Outer diameter" }
unit = "mm"
nominal = 11.9785
lsl = 11.957
usl = 12.000
class = "major"
gauge = { name = { id = "Mikrometer", en = "Micrometer" }, resolution = 0.001 }
subgroup_size = 5
capability = { index = "ppk", minimum = 1.33 }
"""
HEAD = "No;Tanggal;Operator;Shift;Mesin;Pahat;Lot bahan;Diameter luar (mm)"


def standard(folder: Path, volume: Mapping[str, object] | None = None) -> Path:
    """Write a standard, with or without a planned volume."""
    path = folder / "standard.toml"
    planned = (
        "" if volume is None else "\n[lot.volume]\n" + "".join(f"{key} = {said}\n" for key, said in volume.items())
    )
    path.write_text(STANDARD + planned, encoding="utf-8")
    return path


def measured(
    folder: Path,
    name: str,
    *,
    day: int,
    mean: float = 11.978,
    sd: float = 0.003,
    n: int = 100,
    operators: Sequence[str] = ("Budi",),
    lot: str = "A",
    tool: str = "P1",
    seed: int = 1,
) -> Path:
    """Write a file of readings with exactly this mean and spread, before rounding."""
    z = np.random.default_rng(seed).standard_normal(n)
    values = mean + sd * (z - z.mean()) / z.std(ddof=1)
    rows = [
        f"{unit};{day:02d}/11/2026;{operators[unit % len(operators)]};1;B2;{tool};{lot};{value:.3f}".replace(".", ",")
        for unit, value in enumerate(values.tolist(), start=1)
    ]
    path = folder / f"{name}.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path
