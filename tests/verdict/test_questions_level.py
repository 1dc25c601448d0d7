"""How often readings that were written down as they were read get any question at all: at most 5 %, by simulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import batch, characteristic, series, spec
from scipy import stats as reference

from qc.verdict.asked.question_facts import LEVEL
from qc.verdict.asked.question_lots import EarlierLot, remembered_of
from qc.verdict.asked.questions import data_questions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Batch

STEPS = (0.01, 0.05, 0.2)
"""Of the gauge: a tenth of σ, a half, two of it."""
BATCHES = {30: 200, 100: 200, 500: 120, 2000: 60}


def honest(kind: str, n: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Readings of a process on its nominal with a spread of 0.1: an index of 4/3, where a round one is likeliest."""
    z = rng.standard_normal(n + 20)
    if kind == "skewed":
        z = rng.exponential(1.0, n + 20) - 1
    if kind == "autocorrelated":
        z = np.convolve(z, 0.2 ** np.arange(20))[: n + 20] * np.sqrt(1 - 0.04)
    return np.asarray(10 + 0.1 * z[20:])


def lot(kind: str, n: int, step: float, rng: np.random.Generator, name: str = "lot.csv") -> Batch:
    """Two characteristics, the second of which follows the first."""
    first, other = honest(kind, n, rng), honest(kind, n, rng)
    both = (first, 0.6 * (first - 10) + 0.8 * (other - 10) + 10)
    made = (np.round(np.rint(values / step) * step, 6) for values in both)
    return batch(*[series(values, decimals=3, name=f"c{i}") for i, values in enumerate(made)], name=name)


def asked(kind: str, n: int, step: float, rng: np.random.Generator) -> bool:
    """Whether anything is asked of a lot with a pilot and two lots before it."""
    gauge = {"name": {"id": "M", "en": "M"}, "resolution": step}
    about = {"nominal": 10.0, "lsl": 9.6, "usl": 10.4, "gauge": gauge}
    standard = spec(*[characteristic(**{**about, "id": f"c{i}"}) for i in range(2)])
    own, pilot = lot(kind, n, step, rng), lot(kind, 50, step, rng, "pilot.csv")
    earlier = [EarlierLot(name=f"L{i}", batch=lot(kind, n, step, rng, f"l{i}.csv")) for i in range(2)]
    found = data_questions(standard, own, pilot, remembered_of(standard, own, earlier))
    assert found.checks >= 2 * 7
    return bool(found.asked)


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", ["normal", "skewed", "autocorrelated"])
def test_any_question_comes_to_at_most_so_many_honest_lots(kind: str, step: float) -> None:
    """Each size by itself: more than the 99.9 % quantile of a binomial count at 5 % would show a higher chance."""
    rng = np.random.default_rng(2027)
    for n, batches in BATCHES.items():
        hits = sum(asked(kind, n, step, rng) for _ in range(batches))
        assert hits <= reference.binom.ppf(0.999, batches, LEVEL), (kind, n, step)
