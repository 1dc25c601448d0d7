"""What a report with all that it carries costs in time and bytes, as ratios to the same inspection without one.

The promise is kept or not by the way from a batch in memory to the bytes of a file that carries readings, standard
and verdict. ``yard`` is a fixed piece of work, measured in the same run: other programs on the machine slow both.

Run it with ``python tests/benchmarks/bench_report.py``. CPU seconds, the least of several runs in this process, once
everything is loaded and compiled: start-up is measured by ``bench_startup.py``. The bounds are those that are promised
for a machine of two ordinary cores; a ratio says more where the machine is another one.
"""

from __future__ import annotations

import datetime as dt
import math
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from qc import workflow
from qc.intake import read_batch, split_pilot
from qc.proof.own_key import make_key, open_key
from qc.report.document import A4
from qc.report.documents import compliance_report
from qc.report.kinds import document_of, usual_languages
from qc.report.page.pdf import render
from qc.report.particulars import Asked, Kind
from qc.spec.load import load_spec
from qc.verdict.lot import judge_lot
from qc.words import language
from qc.workflow.program import PROGRAM
from qc.workflow.reading import NO_HINTS, asked_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.proof.own_key import Signer
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


def yard() -> None:
    """Do a fixed piece of work of numpy's and of Python's."""
    numbers = np.random.default_rng(1).normal(size=200_000)
    for _ in range(3):
        np.sort(numbers), np.cumsum(numbers), np.exp(numbers)
    counts: dict[int, int] = {}
    for number in range(300_000):
        counts[number % 1000] = counts.get(number % 1000, 0) + number
    " ".join(f"{number:.2f}" for number in numbers[:50_000].tolist())


def made_key(folder: Path) -> Signer:
    """Make a workshop's key and open it."""
    make_key(folder, "Bench", "a long passphrase", now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    return open_key(folder, lambda: "a long passphrase")


def whole_way(
    folder: Path, spec: Path, batch: Path, signer: Signer | None = None
) -> tuple[Callable[[], workflow.Verdict], Callable[[], bytes]]:
    """Return the judging of a batch in memory, and the same with the report that carries what it rests on."""
    loaded = load_spec(spec)
    sizes = {c.id: c.subgroup_size for c in loaded.spec.characteristic}
    pilot, rest = split_pilot(read_batch([batch], asked_plan(loaded.spec, NO_HINTS), subgroup_sizes=sizes), 100)

    def judged() -> workflow.Verdict:
        return workflow.Verdict(judge_lot(loaded, rest, pilot, program=PROGRAM), loaded.data)

    return judged, lambda: judged().to_pdf(folder / "report.pdf", signer=signer).read_bytes()


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
    print(f"{'':38}{'CPU s':>8}{'of inspecting':>15}{'yards':>8}{'kB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        signer = made_key(Path(folder) / "keys")
        for characteristics, units, most, largest in SIZES:
            lot = made_lot(Path(folder), characteristics, units)
            judged, whole = whole_way(Path(folder), *lot)
            signed = whole_way(Path(folder), *lot, signer)[1]
            measure, floor = least_cpu(yard), least_cpu(judged)
            print(f"\n{characteristics} characteristics of {units:,} units")
            row("judging a batch in memory", floor, floor, measure)
            for name, make in (("from batch to self-proving PDF", whole), ("the same, signed", signed)):
                took, size = least_cpu(make), len(make())
                kept = holds(took < most, size < largest)
                row(name, took, floor, measure, size)
                print(f"    promised {most:g} s, {largest // 1000} kB: {kept}")
            for name, make in documents(judged().facts).items():
                row(name, least_cpu(make), floor, measure, len(make()))


def row(name: str, took: float, floor: float, measure: float, size: int = 0) -> None:
    """Print one line."""
    print(f"  {name:36}{took:8.3f}{took / floor:15.2f}{took / measure:8.1f}{size / 1000:8.0f}")


def holds(*kept: bool) -> str:
    """Say whether every promise is kept."""
    return "kept" if all(kept) else "BROKEN"


if __name__ == "__main__":
    main()
