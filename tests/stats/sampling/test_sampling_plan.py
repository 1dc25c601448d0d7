from __future__ import annotations

import pytest

from qc.stats.sampling.sampling_plan import AttributesPlan, StagedPlan

REDUCED = AttributesPlan(n=8, acceptance_number=1, rejection_number=4)


def test_the_gap_passes_but_is_marginal() -> None:
    assert [REDUCED.accepts(d) for d in range(6)] == [True, True, True, True, False, False]
    assert [REDUCED.marginal(d) for d in range(6)] == [False, False, True, True, False, False]


@pytest.mark.parametrize(
    ("numbers", "problem"),
    [
        ((0, 0, 1), "`n` must be a whole number of at least 1, got 0"),
        ((5, -1, 1), "`acceptance_number` must be a whole number of at least 0, got -1"),
        ((5, 2, 2), "`rejection_number` must be above `acceptance_number` 2, got 2"),
        ((5, 0, 0), "`rejection_number` must be a whole number of at least 1, got 0"),
    ],
)
def test_refuses_what_is_no_plan(numbers: tuple[int, int, int], problem: str) -> None:
    n, ac, re = numbers
    with pytest.raises(ValueError, match=problem):
        AttributesPlan(n=n, acceptance_number=ac, rejection_number=re)


def test_refuses_a_negative_count() -> None:
    with pytest.raises(ValueError, match="`nonconforming` must be a whole number of at least 0, got -1"):
        REDUCED.accepts(-1)
    with pytest.raises(ValueError, match="`nonconforming` must be a whole number of at least 0, got -1"):
        REDUCED.marginal(-1)


@pytest.mark.parametrize(
    ("sizes", "accept", "reject", "problem"),
    [
        ((), (), (), "must be equally long, not empty, got 0, 0 and 0"),
        ((5, 5), (0,), (1, 2), "must be equally long, not empty, got 2, 1 and 2"),
        ((5, 0), (0, 1), (2, 2), r"`sizes\[1\]` must be a whole number of at least 1, got 0"),
        ((5, 5), (-2, 1), (2, 2), r"`acceptance_numbers\[0\]` must be a whole number of at least -1, got -2"),
        ((5, 5), (1, 1), (1, 2), r"`rejection_numbers\[0\]` must be a whole number of at least 2, got 1"),
        ((5, 5), (0, 1), (2, 3), "`rejection_numbers` must end one above `acceptance_numbers` 1, got 3"),
    ],
)
def test_refuses_what_is_no_staged_plan(
    sizes: tuple[int, ...], accept: tuple[int, ...], reject: tuple[int, ...], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        StagedPlan(sizes=sizes, acceptance_numbers=accept, rejection_numbers=reject)
