"""What starting and one inspection cost, as ratios to what cannot be avoided.

Run it with ``python tests/benchmarks/bench_startup.py``. CPU seconds of whole processes, the least of several runs,
which take turns. Each runs once before it is measured, so that all of it is compiled, as it is on a user's machine.
"""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

RUNS = 7
UNITS = 1000
CHARACTERISTICS = 8
FLOOR = """
import sys, pandas
from reportlab.pdfgen import canvas
for path in sys.argv[1:]:
    pandas.read_csv(path)
"""
STANDARD = """
format = 1
buyer = "Bench"
part_number = "B-1"
part_name = { id = "Bench", en = "Bench" }
revision = "A"
edition = 2026-01-01
status = "contoh"
"""
CHARACTERISTIC = """
[[characteristic]]
id = "c{0}"
names = {{ id = "Ukuran {0}", en = "Size {0}" }}
unit = "mm"
nominal = {1}.5
lsl = {1}.0
usl = {2}.0
class = "major"
gauge = {{ name = {{ id = "Mikrometer", en = "Micrometer" }}, resolution = 0.001 }}
subgroup_size = 5
rules = "western-electric"
capability = {{ index = "ppk", minimum = 1.33 }}
"""

LINES = (
    ("bare", "python -c pass", "bare", ""),
    ("help", "qc --help", "bare", "of python -c pass"),
    ("floor", "import pandas, reportlab; read the files", "floor", ""),
    ("inspect", "qc inspect, 1,000 × 8, CSV to PDF", "floor", "of the line above (goal 1.50)"),
)


def least_cpu(commands: dict[str, list[str]], compiled: Path) -> dict[str, float]:
    """Least CPU seconds of each process over several runs."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    least = dict.fromkeys(commands, math.inf)
    for run in range(RUNS + 1):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            least[name] = min(least[name], taken) if run else math.inf
    return least


def make(folder: Path) -> tuple[Path, Path, Path]:
    """Write a standard, a pilot of 100 units and a batch of 1,000 units."""
    spec = folder / "bench.toml"
    blocks = [CHARACTERISTIC.format(i, 10 * i, 10 * i + 1) for i in range(1, CHARACTERISTICS + 1)]
    spec.write_text(STANDARD + "".join(blocks), encoding="utf-8")
    rng = np.random.default_rng(7)
    files = []
    for name, units in (("pilot", 100), ("batch", UNITS)):
        values = 10 * np.arange(1, CHARACTERISTICS + 1) + 0.5 + rng.normal(0, 0.1, (units, CHARACTERISTICS))
        header = "unit," + ",".join(f"c{i}" for i in range(1, CHARACTERISTICS + 1))
        table = np.column_stack([np.arange(1, units + 1), values])
        files.append(folder / f"{name}.csv")
        np.savetxt(files[-1], table, fmt=["%d", *["%.3f"] * CHARACTERISTICS], delimiter=",", header=header, comments="")
    return spec, files[0], files[1]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spec, pilot, batch = make(folder)
        inspect = ["inspect", str(batch), "--pilot", str(pilot), "--spec", str(spec), "--pdf", str(folder / "out.pdf")]
        commands = {
            "bare": [sys.executable, "-c", "pass"],
            "floor": [sys.executable, "-c", FLOOR, str(pilot), str(batch)],
            "help": [sys.executable, "-m", "qc", "--help"],
            "inspect": [sys.executable, "-m", "qc", *inspect],
        }
        least = least_cpu(commands, folder / "compiled")
        size = (folder / "out.pdf").stat().st_size
    print(f"{'':44} CPU s   ratio")
    for name, label, against, note in LINES:
        print(f"{label:44} {least[name]:5.3f}   {least[name] / least[against]:4.2f}  {note}")
    print(f"PDF {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
