"""What a report costs in time and bytes, as ratios to the same inspection without one.

Run it with ``python tests/benchmarks/bench_report.py``. CPU seconds, the least of several runs in this process, once
everything is loaded and compiled: start-up is measured by ``bench_startup.py``. The bounds are those that are promised
for a machine of two ordinary cores; a ratio says more where the machine is another one.
"""

from __future__ import annotations

import math
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from qc import workflow
from qc.report.document import A4
from qc.report.documents import compliance_report
from qc.report.kinds import document_of, usual_languages
from qc.report.particulars import Asked, Kind
from qc.report.pdf import render
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.verdict.model import LotFacts

RUNS = 3
HEAD = """
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
names = {{ id = "Ukuran ke-{0} dengan nama yang agak panjang", en = "Size {0} with a name that is rather long" }}
unit = "mm"
nominal = 10.0
lsl = 9.9
usl = 10.1
class = "major"
gauge = {{ name = {{ id = "Mikrometer", en = "Micrometer" }}, resolution = 0.001 }}
subgroup_size = 5
rules = "western-electric"
capability = {{ index = "ppk", minimum = 1.33 }}
"""
# characteristics, units, CPU seconds and bytes that are promised of one report in one language
SIZES = ((8, 1_000, 0.5, 300_000), (40, 12_500, 3.0, 1_000_000))


def made_lot(folder: Path, characteristics: int, units: int) -> tuple[Path, Path]:
    """Write a standard and a batch, one of whose characteristics drifts."""
    spec, batch = folder / f"s{characteristics}.toml", folder / f"b{characteristics}.csv"
    spec.write_text(HEAD + "".join(CHARACTERISTIC.format(number) for number in range(characteristics)), "utf-8")
    values = np.random.default_rng(7).normal(10.0, 0.015, (units, characteristics))
    values[:, 0] += 0.03 * np.arange(units) / units
    header = ",".join(("unit", *(f"c{number}" for number in range(characteristics))))
    rows = np.column_stack((np.arange(1, units + 1), np.round(values, 3)))
    np.savetxt(batch, rows, fmt=["%d", *["%.3f"] * characteristics], delimiter=",", header=header, comments="")
    return spec, batch


def least_cpu(work: Callable[[], object], runs: int = RUNS) -> float:
    """CPU seconds of the fastest of several runs; of more than one, after one that loads and compiles."""
    if runs > 1:
        work()
    least = math.inf
    for _ in range(runs):
        before = time.process_time()
        work()
        least = min(least, time.process_time() - before)
    return least


def documents(facts: LotFacts) -> dict[str, Callable[[], bytes]]:
    """Every document that can be made of a lot that is not accepted, and the plain report."""
    asked = Asked(facts=facts, paper=A4)
    kinds = {
        f"{kind.value} ({','.join(usual_languages(kind))})": lambda kind=kind: render(
            document_of(kind, asked, usual_languages(kind))
        )
        for kind in Kind
        if kind is not Kind.CERTIFICATE
    }
    return {"qc inspect --pdf (id)": lambda: render(compliance_report(facts, language("id"))), **kinds}


def main() -> None:
    """Print the table, and whether what is promised holds."""
    print(f"{'':38}{'CPU s':>8}{'of inspecting':>15}{'kB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for characteristics, units, most, largest in SIZES:
            spec, batch = made_lot(Path(folder), characteristics, units)

            def inspected(spec: Path = spec, batch: Path = batch) -> workflow.Verdict:
                return workflow.inspect(batch, spec=spec, pilot_units=100)

            floor = least_cpu(inspected, RUNS if characteristics < SIZES[-1][0] else 1)
            print(f"\n{characteristics} characteristics of {units:,} units\n{'  inspecting':38}{floor:8.3f}{1:15.2f}")
            for number, (name, make) in enumerate(documents(inspected().facts).items()):
                took, size = least_cpu(make), len(make())
                held = (
                    ""
                    if number
                    else f"   promised {most:g} s, {largest // 1000} kB: {holds(took < most, size < largest)}"
                )
                print(f"  {name:36}{took:8.3f}{took / floor:15.2f}{size / 1000:8.0f}{held}")


def holds(*kept: bool) -> str:
    """Say whether every promise is kept."""
    return "kept" if all(kept) else "BROKEN"


if __name__ == "__main__":
    main()
