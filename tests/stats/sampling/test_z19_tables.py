from __future__ import annotations

from pathlib import Path

import pytest

from qc.stats.sampling.variables_estimate import index_at
from qc.stats.sampling.z19_tables import AQLS, LETTERS, plan_cell

CELLS = Path(__file__).parents[1] / "data" / "z19_plans.txt"
# Cells at which the source contradicts itself or stands out among its neighbours: sigma, severity, letter, AQL.
DOUBTFUL = {
    ("known", "normal", "E", 0.65),
    ("known", "tightened", "E", 1.0),
    ("known", "reduced", "H", 0.40),
    ("known", "normal", "N", 4.0),
    ("known", "tightened", "N", 6.5),
    ("unknown", "normal", "E", 0.40),
    ("unknown", "tightened", "E", 0.65),
    ("unknown", "reduced", "H", 0.25),
}


def _rows() -> list[tuple[str, str, str, list[str]]]:
    lines = [line.split() for line in CELLS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(sigma, severity, letter, cells) for sigma, severity, letter, *cells in lines]


@pytest.mark.parametrize(("sigma", "severity", "letter", "cells"), _rows())
def test_every_cell(sigma: str, severity: str, letter: str, cells: list[str]) -> None:
    """All 924 cells as R package AQLSchemes has them in its eight tables."""
    for aql, cell in zip(AQLS, cells, strict=True):
        n, percent = cell.split("/")
        found = plan_cell(letter, aql, severity=severity, sigma=sigma)
        assert found.n == int(n)
        assert found.maximum == pytest.approx(float(percent) / 100, rel=1e-12)
        assert found.doubtful is ((sigma, severity, letter, aql) in DOUBTFUL)


# MIL-STD-414, Table B-1, k of the letters whose sample size is that of ANSI/ASQ Z1.9, as a public program has them from
# a scan of the standard; from AQL 10 downwards.
MIL_STD_414_K = {
    "B": (0.566, 0.765, 0.958, 1.12),
    "C": (0.617, 0.814, 1.01, 1.17, 1.34, 1.45),
    "D": (0.675, 0.874, 1.07, 1.24, 1.40, 1.53, 1.65),
    "E": (0.755, 0.955, 1.15, 1.33, 1.50, 1.62, 1.75),
    "F": (0.828, 1.03, 1.23, 1.41, 1.58, 1.72, 1.84),
    "G": (0.886, 1.09, 1.30, 1.47, 1.65, 1.79, 1.91),
    "H": (0.917, 1.12, 1.33, 1.51, 1.69, 1.82, 1.96),
    "I": (0.936, 1.14, 1.35, 1.53, 1.72, 1.85, 1.98),
}


@pytest.mark.parametrize("letter", MIL_STD_414_K)
def test_k_is_that_of_mil_std_414(letter: str) -> None:
    for aql, k in zip(reversed(AQLS), MIL_STD_414_K[letter], strict=False):
        cell = plan_cell(letter, aql, severity="normal", sigma="unknown")
        assert index_at(cell.maximum, n=cell.n) == pytest.approx(k, abs=0.01)


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("severity", ["normal", "tightened", "reduced"])
def test_known_and_unknown_sigma_protect_alike(letter: str, severity: str) -> None:
    """The same k, and n smaller by 1 + k²/2: both follow from equal operating characteristics."""
    for aql in AQLS:
        unknown, known = (plan_cell(letter, aql, severity=severity, sigma=sigma) for sigma in ("unknown", "known"))
        if unknown.doubtful or known.doubtful or unknown.n < 15:
            continue
        far_k, far_n = (0.02, 0.04) if unknown.n >= 50 else (0.06, 0.17)
        k = index_at(unknown.maximum, n=unknown.n)
        assert index_at(known.maximum, n=known.n, sigma="known") == pytest.approx(k, abs=far_k)
        assert known.n * (1 + k * k / 2) == pytest.approx(unknown.n, rel=far_n)


def test_refusals() -> None:
    with pytest.raises(ValueError, match=r"`letter` must be one of .*got 'A'"):
        plan_cell("A", 1.0, severity="normal", sigma="unknown")
    with pytest.raises(ValueError, match=r"`aql` must be one of .*got 0.065"):
        plan_cell("B", 0.065, severity="normal", sigma="unknown")
    with pytest.raises(ValueError, match="`severity` must be one of"):
        plan_cell("B", 1.0, severity="discontinued", sigma="unknown")
    with pytest.raises(ValueError, match="`sigma` must be one of"):
        plan_cell("B", 1.0, severity="normal", sigma="s")
