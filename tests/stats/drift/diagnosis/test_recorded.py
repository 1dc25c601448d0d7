"""Lots and wear of which the file records where they begin."""

from __future__ import annotations

import numpy as np
import pytest

from qc.stats.drift.diagnosis.diagnose import diagnose_drift
from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.stats.drift.diagnosis.recorded import blocks_of
from qc.stats.drift.diagnosis.scores import scores_of

LOTS = [50, 100, 150, 200, 250]


def uneven_lots(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """A pilot, and lots of unequal size of which those from the 71st unit on have levels of their own."""
    rng = np.random.default_rng([23, seed])
    levels = np.repeat([0.0, 0.0, 1.4, -0.9, 0.5], [33, 38, 57, 22, 30])
    return rng.standard_normal(100), rng.standard_normal(180) + levels


@pytest.mark.parametrize("seed", range(4))
def test_lots_of_unequal_size_are_named_where_they_are_recorded(seed: int) -> None:
    pilot, production = uneven_lots(seed)
    edges = [33, 71, 128, 150]
    found = diagnose_drift(pilot, production, columns=[[10, 60, 110], edges])
    unknown = diagnose_drift(pilot, production)
    assert (found.kind, found.column, found.first) == (ChangeKind.LOT_TO_LOT, 1, 72)
    assert found.probabilities[ChangeKind.LOT_TO_LOT] > unknown.probabilities[ChangeKind.LOT_TO_LOT]
    assert found.size.period == pytest.approx(np.diff(edges).mean())
    assert found.size.between is not None
    assert found.size.between.lower < np.std([1.4, -0.9, 0.5], ddof=1) < found.size.between.upper


def test_wear_that_is_set_back_where_the_tool_changes_is_named_with_its_slope() -> None:
    rng = np.random.default_rng(31)
    pilot, production = rng.standard_normal(100), rng.standard_normal(260)
    edges = [60, 150, 185, 250]
    for first, last in zip(edges, [*edges[1:], 260], strict=True):
        production[first:last] += 0.035 * np.arange(last - first)
    found = diagnose_drift(pilot, production, columns=[edges])
    assert (found.kind, found.column) == (ChangeKind.SAW_TOOTH, 0)
    assert found.size.rate is not None
    assert found.size.rate.lower < 0.035 < found.size.rate.upper


def test_a_column_that_the_level_does_not_follow_takes_no_step_away() -> None:
    rng = np.random.default_rng(37)
    pilot, production = rng.standard_normal(100), rng.standard_normal(300)
    production[150:] += 1.2
    found = diagnose_drift(pilot, production, columns=[LOTS])
    assert (found.kind, found.column) == (ChangeKind.STEP, None)
    assert found.lower <= 151 <= found.upper


def test_no_second_block_says_nothing() -> None:
    rng = np.random.default_rng(41)
    scores = scores_of(rng.standard_normal(150), 100, np.arange(50))
    assert blocks_of(scores, []) is None
    assert blocks_of(scores, [48]) is None
    assert blocks_of(scores, [40]) is not None


@pytest.mark.parametrize("row", [-1, 300])
def test_a_row_that_is_none_is_refused(row: int) -> None:
    rng = np.random.default_rng(43)
    with pytest.raises(ValueError, match="`columns` must hold rows from 0 to 299"):
        diagnose_drift(rng.standard_normal(100), rng.standard_normal(300), columns=[[row]])
