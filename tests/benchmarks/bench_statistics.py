"""What the statistics of one characteristic cost, as multiples of the least that numpy needs; run by hand.

The work: an X̄-R chart in subgroups of 5, the eight Nelson rules, and capability with bounds, over 1e3 … 1e7 readings.
The floor: group means, group ranges and one pass of comparisons, as numpy spells them (``mean(axis=1)``,
``max(axis=1) − min(axis=1)``); beside it the fastest that we know, adding up column by column. Where pccpy 0.16 is
installed (``pip install 'qc[bench]'``) it does the same work. CPU time, least of some repeats, all in this process.

::

    python tests/benchmarks/bench_statistics.py [--largest 1e7]
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from qc.stats import RULES, capability, chart_phase_one
from qc.terms import ChartKind, RuleSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SIZE = 5
LSL, USL = 9.5, 10.5
GOAL, GOAL_AT = 3.0, 1_000_000


def readings(count: int) -> NDArray[np.float64]:
    """Return normal readings of a stable process, as many as asked for."""
    return np.random.default_rng(20_26).normal(10.0, 0.1, count)


def ours(values: NDArray[np.float64]) -> Callable[[], object]:
    """Chart, rules and capability by ``qc.stats``."""
    subgroup = np.repeat(np.arange(values.size // SIZE), SIZE)
    rules = RULES[RuleSet.NELSON]

    def run() -> object:
        chart = chart_phase_one(values, subgroup, kind=ChartKind.XBAR_R, rules=rules)
        base = chart.baseline
        found = capability(values, sigma_within=base.sigma_within, estimator=base.estimator, lsl=LSL, usl=USL)
        return chart, found

    return run


def floor(values: NDArray[np.float64]) -> Callable[[], object]:
    """Group means, ranges and one pass of comparisons, as numpy spells them."""
    table = values.reshape(-1, SIZE)

    def run() -> object:
        means, ranges = table.mean(axis=1), table.max(axis=1) - table.min(axis=1)
        return (means > 10.13) | (means < 9.87), ranges > 0.5, (values < LSL) | (values > USL)

    return run


def fastest_floor(values: NDArray[np.float64]) -> Callable[[], object]:
    """Compute the same, column by column."""
    table = values.reshape(-1, SIZE)

    def run() -> object:
        total, high, low = table[:, 0].copy(), table[:, 0].copy(), table[:, 0].copy()
        for column in range(1, SIZE):
            total += table[:, column]
            np.maximum(high, table[:, column], out=high)
            np.minimum(low, table[:, column], out=low)
        means, ranges = total / SIZE, high - low
        return (means > 10.13) | (means < 9.87), ranges > 0.5, (values < LSL) | (values > USL)

    return run


def peer(values: NDArray[np.float64]) -> Callable[[], object] | None:
    """Chart, rules and capability by pccpy, where it is installed."""
    if importlib.util.find_spec("pccpy") is None:
        return None
    import pccpy  # noqa: PLC0415 - optional

    def run() -> object:
        chart = pccpy.xbar_r_chart(values, subgroup_size=SIZE, tests=tuple(range(1, 9)))
        found = pccpy.capability_analysis(values, LSL, USL, subgroup_size=SIZE, within_method="rbar")
        return chart, found

    return run


def cost(run: Callable[[], object], seconds: float = 1.5) -> float:
    """Return the least CPU time of a call, from at least 3 calls and about the seconds given."""
    run()  # constants are computed once in a process, and first touches of memory are not the work's
    times: list[float] = []
    while len(times) < 3 or (sum(times) < seconds and len(times) < 200):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def row(count: int) -> list[str]:
    """Measure one size: milliseconds, and multiples of the floor."""
    values = readings(count)
    least, mine = cost(floor(values)), cost(ours(values))
    fastest, other = cost(fastest_floor(values)), peer(values)
    theirs = None if other is None else cost(other)
    cells = [f"{count:.0e}", *(f"{1e3 * each:.2f}" for each in (fastest, least, mine))]
    cells.append("–" if theirs is None else f"{1e3 * theirs:.2f}")
    cells.append(f"{mine / least:.2f}")
    cells.append("–" if theirs is None else f"{theirs / least:.2f}")
    if count == GOAL_AT:
        cells[-2] += " (goal met)" if mine <= GOAL * least else f" (goal {GOAL:g} missed)"
    return cells


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--largest", type=float, default=1e7)
    largest = parser.parse_args().largest
    show("readings", "columns floor, ms", "floor, ms", "qc, ms", "pccpy, ms", "qc / floor", "pccpy / floor")
    show(*["---"] * 7)
    for exponent in range(3, 8):
        if 10**exponent <= largest:
            show(*row(10**exponent))


def show(*cells: str) -> None:
    """Write one line of the table at once."""
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
