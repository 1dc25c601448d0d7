"""What the drift statistic costs, as multiples of the least that numpy needs; run by hand.

The work: the evidence of a batch in which nothing changes against a pilot of 100, at its defaults. The floor: running
sums, and over all windows on the √2 grid one logarithm and one exponential for each of the seven kinds and sizes of
lasting changes. CPU time, least of some repeats, all in this process; "first" is the first call for rows of these
sizes, later ones keep what the rows' sizes fix. Cost grows with the shapes that count: two pilots are shown, one that
looks normal and one that leaves a second shape open.

With the path of the shared benchmark of detectors, that is run too, with what follows its path::

    python tests/benchmarks/bench_drift.py [--largest 1e6] [--shared PATH --quick --robust]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.drift.detect import drift_evidence
from qc.stats.drift.evidence import designs
from qc.stats.drift.windows import window_lengths

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

PILOT = 100
SEEDS = {"looks normal": 3, "left open": 1}
KINDS = 7
GOALS = {(1_000, 1): 0.005, (1_000, 5): 0.005, (12_500, 1): 0.2, (1_000_000, 1): 20.0}


def readings(seed: int, units: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return pilot and batch of one stable normal process."""
    rng = np.random.default_rng(seed)
    return rng.normal(10.0, 0.1, PILOT), rng.normal(10.0, 0.1, units)


def ours(pilot: NDArray[np.float64], batch: NDArray[np.float64], size: int) -> Callable[[], object]:
    """Return the evidence's computation for rows of some size."""
    sizes = np.full(batch.size // size, size)

    def run() -> object:
        # A flag would end the work early: none comes at this probability.
        return drift_evidence(pilot, batch, sizes=sizes, false_alarm=1e-12)

    return run


def floor(batch: NDArray[np.float64], size: int) -> Callable[[], object]:
    """Return sums, logarithms and exponentials for rows of some size."""
    y = (batch.reshape(-1, size) - 10.0) / 0.1
    half = 0.5 * (PILOT + size * np.arange(len(y) + 1.0))

    def run() -> object:
        total = np.concatenate([[0.0], np.cumsum(y.sum(axis=1))])
        squares = PILOT + np.concatenate([[0.0], np.cumsum((y * y).sum(axis=1))])
        evidence = np.zeros_like(total)
        for length in window_lengths(len(y)).tolist():
            share = (total[length:] - total[:-length]) ** 2 / (PILOT + length) / squares[length:]
            for kind in range(1, KINDS + 1):
                evidence[length:] += np.exp(-half[length:] * np.log(1 - share * (0.1 * kind)))
        return evidence

    return run


def cost(run: Callable[[], object], seconds: float = 1.0) -> float:
    """Return the least CPU time of a call, from at least 3 calls (one long one) and about the seconds given."""
    times: list[float] = []
    while len(times) < 3 or (sum(times) < seconds and len(times) < 200):
        times.append(once(run))
        if times[-1] > seconds:
            break
    return min(times)


def once(run: Callable[[], object]) -> float:
    """CPU time of one call."""
    start = time.process_time()
    run()
    return time.process_time() - start


def row(units: int, size: int, looks: str) -> list[str]:
    """Measure one batch: milliseconds, and multiples of the floor."""
    pilot, batch = readings(SEEDS[looks], units)
    least, mine = cost(floor(batch, size)), ours(pilot, batch, size)
    firsts = []
    for _ in range(5 if units < 1e5 else 1):
        designs.cache_clear()
        firsts.append(once(mine))
    found = min(firsts) if units >= 1e5 else cost(mine)
    goal = GOALS.get((units, size))
    said = "–" if goal is None else f"{1e3 * goal:g} ({'met' if found <= goal else 'missed'})"
    ours_ms = [f"{1e3 * each:.1f}" for each in (least, min(firsts), found)]
    return [f"{units:,}", str(size), looks, *ours_ms, f"{found / least:.1f}", said]


def main() -> None:
    """Print the table, then the shared benchmark's where its path is given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--largest", type=float, default=1e5)
    parser.add_argument("--shared", type=Path, help="the shared benchmark of detectors")
    asked, rest = parser.parse_known_args()
    show("units", "rows of", "pilot", "floor, ms", "first, ms", "qc, ms", "qc / floor", "goal, ms")
    show(*["---"] * 8)
    for units in (1_000, 12_500, 100_000, 1_000_000):
        for size in (1, 5) if units <= asked.largest else ():
            for looks in SEEDS if units < 1e5 else ("looks normal",):
                show(*row(units, size, looks))
    if asked.shared:
        adapter = Path(__file__).with_name("drift_adapter.py")
        subprocess.run([sys.executable, asked.shared, "--adapter", f"{adapter}:monitor", *rest], check=True)


def show(*cells: str) -> None:
    """Write one line of the table at once."""
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
