"""How well a flagged change is diagnosed: does the 90 % interval hold its first unit, and is its kind named?

"held": the true kind is among those that are held possible. "judge": how often a judge names it rightly who knows
everything but which change it is and when it began, "other": who does not know periods either (`diagnosis_judge`);
50 units after the flag. Where a judge is right in less than 85 %, the readings cannot tell. Wear of 0.01 a unit that
was not set back yet is a trend of 0.01 to both: what he says of either is said of both. "recorded": two columns of
the file change, one where lots begin or wear is set back, another every 80 units.

Each run has 100 pilot units and 1,000 units of which those after unit 100 to 500 are changed. It is flagged by
``drift_evidence``, then diagnosed twice: once 50 units have followed the flag, and when the run is over.

Run it: ``python tests/benchmarks/bench_diagnosis.py [runs of each change, default 40]``.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.diagnosis_judge import REPEATING, judged
from stats.drift.diagnosis.changes import EVERY, Change, produced

from qc.stats.drift.detect import drift_evidence
from qc.stats.drift.diagnosis.diagnose import diagnose_drift
from qc.stats.drift.diagnosis.kinds import ChangeKind

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.result import DriftDiagnosis

PILOT, UNITS, FOLLOWED = 100, 1000, 50
SUBGROUP = 5
LAYOUTS = {"individuals": 1, "subgroups of 5": SUBGROUP}
SEED = 20261121


@dataclass(slots=True)
class Score:
    """Counts of one change at one moment."""

    runs: int = 0
    held: int = 0
    named: int = 0
    possible: int = 0
    judge: int = 0
    other: int = 0
    widths: list[int] = field(default_factory=list)

    def add(self, first: int, change: Change, found: DriftDiagnosis) -> None:
        """Count one diagnosis."""
        self.runs += 1
        self.held += found.lower <= first + 1 <= found.upper
        self.named += found.kind is change.kind
        self.possible += change.kind in found.possible
        self.widths.append(found.upper - found.lower)

    def judged(self) -> str:
        """Shares of the kinds held possible, and of the judge."""
        if not self.runs:
            return f"{'–':>7} {'–':>7} {'–':>7}"
        judges = (self.judge, self.other)
        said = [f"{100 * count / self.runs:6.0f}%" if any(judges) else f"{'–':>7}" for count in judges]
        return " ".join([f"{100 * self.possible / self.runs:6.0f}%", *said])

    def row(self) -> str:
        """Shares and the median width of the interval."""
        if not self.runs:
            return f"{'–':>8} {'–':>8} {'–':>7}"
        return f"{100 * self.held / self.runs:7.0f}% {100 * self.named / self.runs:7.0f}% {np.median(self.widths):7.0f}"


def measured(change: Change, size: int, runs: int, *, recorded: bool) -> tuple[int, Score, Score]:
    """Flag and diagnose runs of one change."""
    early, late, flagged = Score(), Score(), 0
    lots = change.kind is ChangeKind.LOT_TO_LOT
    for run in range(runs):
        rng = np.random.default_rng([SEED, EVERY.index(change), size, run])
        first = int(100 * rng.integers(1, 6)) if lots else int(100 + 20 * rng.integers(0, 21))
        pilot = 120.0 + 3.7 * rng.standard_normal(PILOT)
        production = 120.0 + 3.7 * produced(rng, change, UNITS, first)
        cavity = np.arange(UNITS) % 4 if change.kind is ChangeKind.ONE_STREAM else None
        streams = None if cavity is None else (cavity[:PILOT].tolist(), cavity.tolist())
        evidence = drift_evidence(pilot, production, sizes=np.full(UNITS // size, size), streams=streams)
        if evidence.flag_unit is None or evidence.flag_unit <= first:
            continue
        flagged += 1
        followed = min(UNITS, evidence.flag_unit + FOLLOWED)
        z = (production[:followed] - 120.0) / 3.7
        judge, other = judged(z, np.arange(0, followed, size))
        early.judge += judge is change.kind
        early.other += other is change.kind
        shapes = tuple(dict.fromkeys((evidence.shapes[0], evidence.shape)))
        for score, made in ((early, followed), (late, UNITS)):
            labels = None if streams is None else (streams[0], streams[1][:made])
            rows = np.full(made // size, size)
            columns = _columns(change, first, rows.size, size) if recorded else ()
            found = diagnose_drift(pilot, production[:made], sizes=rows, streams=labels, shapes=shapes, columns=columns)
            score.add(first, change, found)
    return flagged, early, late


def _columns(change: Change, first: int, rows: int, size: int) -> tuple[list[int], ...]:
    """Rows at which a column changes with what repeats itself, also before it did, and those of another column."""
    period = int(change.b) // size
    return list(range(first // size % period, rows, period)), list(range(80 // size, rows, 80 // size))


def main(runs: int) -> None:
    """Print a table."""
    began = time.perf_counter()
    print(f"{runs} runs of each change; holds: the 90 % interval has the first unit; named: the kind is right\n")
    print(f"{'':44}{'flagged':>8}  {'50 units after the flag':^49}  {'whole run':^25}")
    print(
        f"{'':44}{'':>8}  {'holds':>8} {'named':>8} {'width':>7} {'held':>7} {'judge':>7} {'other':>7}  "
        f"{'holds':>8} {'named':>8} {'width':>7}"
    )
    for layout, size in LAYOUTS.items():
        for change in EVERY:
            if change.kind is ChangeKind.ONE_STREAM and size > 1:
                continue
            for recorded in (False, True) if change.kind in REPEATING else (False,):
                flagged, early, late = measured(change, size, runs, recorded=recorded)
                name = f"{change.kind.value} {change.a:g} {change.b or '':} {'recorded' if recorded else ''}"
                print(f"{layout:15}{name:29}{flagged:8}  {early.row()} {early.judged()}  {late.row()}", flush=True)
    print(f"\n{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
