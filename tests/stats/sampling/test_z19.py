from __future__ import annotations

import pytest

from qc.stats.sampling.z19 import variables_code_letter, variables_plan
from qc.terms import InspectionSeverity

# R package AQLSchemes 1.7-2, AAZ19: last lot size of each range, then the letter at S-3, S-4, I, II, III.
LETTERS = """
8 B B B B C
15 B B B B D
25 B B B C E
50 B B C D F
90 B B D E G
150 B C E F H
280 B D F G I
400 C E G H J
500 C E G I J
1200 D F H J K
3200 E G I K L
10000 F H J L M
35000 G I K M N
150000 H J L N P
500000 H K M P P
9999999 H K N P P
"""


def test_every_code_letter() -> None:
    first = 2
    for row in LETTERS.strip().splitlines():
        last, *letters = row.split()
        for size in (first, int(last)):
            assert [variables_code_letter(size, level=level) for level in ("S-3", "S-4", "I", "II", "III")] == letters
        first = int(last) + 1


def test_plan_carries_its_inputs() -> None:
    plan = variables_plan("H", aql=1.0, severity="tightened", sigma="known")
    assert (plan.standard, plan.severity, plan.sigma, plan.aql) == (
        "ansi-z1.9-2003",
        InspectionSeverity.TIGHTENED,
        "known",
        1.0,
    )
    assert (plan.code_letter, plan.n, plan.doubtful) == ("H", 7, False)
    assert plan.maximum == pytest.approx(0.0175)


def test_refusals() -> None:
    with pytest.raises(ValueError, match="`lot_size` must be a whole number of at least 2, got 1"):
        variables_code_letter(1)
    with pytest.raises(ValueError, match="`level` must be one of"):
        variables_code_letter(100, level="S-1")
