"""Streams told by blocks of readings: against analyses of the blocks' means, and with readings that hang together."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from qc.stats import between_groups, streams_and_trend

RNG = np.random.default_rng(12)
STREAM = np.repeat(np.arange(4), 30)
BLOCK = np.arange(120) // 6
VALUES = RNG.standard_normal(120) + RNG.normal(0, 0.7, 4)[STREAM] + RNG.normal(0, 0.5, 20)[BLOCK]
MEANS = VALUES.reshape(20, 6).mean(axis=1)
GROUPS = list(MEANS.reshape(4, 5))


def test_even_blocks_are_an_analysis_of_their_means() -> None:
    expected = stats.f_oneway(*GROUPS).pvalue
    apart = streams_and_trend(VALUES, np.arange(120), STREAM.tolist(), blocks=BLOCK)
    between = between_groups(np.split(VALUES, 4), blocks=np.split(BLOCK, 4))
    assert (apart.readings, apart.streams, apart.blocks) == (120, 4, 20)
    assert apart.p_streams == pytest.approx(expected, rel=1e-9)
    assert between.p_value == pytest.approx(expected, rel=1e-9)


def test_the_spread_between_is_that_of_block_means() -> None:
    found, means = between_groups(np.split(VALUES, 4), blocks=np.split(BLOCK, 4)), between_groups(GROUPS)
    assert found.sd_between == pytest.approx(means.sd_between, rel=1e-6)
    assert found.interval == pytest.approx(means.interval, rel=1e-6)
    pooled = np.sqrt(np.mean([np.var(group, ddof=1) for group in np.split(VALUES, 4)]))
    assert found.sd_within == pytest.approx(pooled)
    assert found.widening == pytest.approx(np.hypot(found.sd_between, pooled) / pooled)


def test_blocks_of_unequal_size_weigh_as_much_as_their_readings() -> None:
    block = np.concatenate([np.repeat([0, 1, 2], [3, 9, 18]), np.repeat([3, 4], [10, 20])])
    values, stream = VALUES[:60], STREAM[:60]
    counts = np.bincount(block)
    means = np.bincount(block, values) / counts
    own = [np.average(means[:3], weights=counts[:3]), np.average(means[3:], weights=counts[3:])]
    within = counts @ (means - np.repeat(own, [3, 2])) ** 2
    f = 15 * (own[0] - own[1]) ** 2 / (within / 3)
    found = streams_and_trend(values, np.arange(60), stream.tolist(), blocks=block)
    assert found.p_streams == pytest.approx(stats.f.sf(f, 1, 3), rel=1e-9)
    both = between_groups([values[:30], values[30:]], blocks=[block[:30], block[30:]])
    assert both.p_value == pytest.approx(stats.f.sf(f, 1, 3), rel=1e-9)


def test_single_readings_as_blocks_change_nothing() -> None:
    plain, single = (
        streams_and_trend(VALUES, np.arange(120), STREAM.tolist(), blocks=blocks) for blocks in (None, np.arange(120))
    )
    assert single.p_trend_beyond_streams == pytest.approx(plain.p_trend_beyond_streams, rel=1e-9)
    assert single.slope_interval == pytest.approx(plain.slope_interval)


def test_readings_that_hang_together_are_no_streams() -> None:
    """Neighbours correlated by 0.5, no stream differs: readings say so in half of the runs, blocks in about 5 %."""
    rng, by_reading, by_block = np.random.default_rng(3), 0, 0
    for _ in range(200):
        drawn = rng.standard_normal((5, 150))
        for at in range(1, 150):
            drawn[:, at] = 0.5 * drawn[:, at - 1] + np.sqrt(0.75) * drawn[:, at]
        stream, values = np.repeat(np.arange(5), 100), drawn[:, 50:].ravel()
        by_reading += streams_and_trend(values, np.arange(500), stream.tolist()).p_streams < 0.05
        blocks = np.arange(500) // 20
        by_block += streams_and_trend(values, np.arange(500), stream.tolist(), blocks=blocks).p_streams < 0.05
    assert by_reading > 80
    assert by_block < 24


def test_blocks_that_do_not_fit_are_refused() -> None:
    values, streams = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [0, 0, 0, 1, 1, 1]
    with pytest.raises(ValueError, match=r"`blocks` must be as long as `values` \(6\), got 2"):
        streams_and_trend(values, range(6), streams, blocks=[0, 1])
    with pytest.raises(ValueError, match="`blocks` must each lie in one stream"):
        streams_and_trend(values, range(6), streams, blocks=[0, 0, 1, 1, 2, 2])
    with pytest.raises(ValueError, match="`blocks` must name a block for each reading of 2 groups"):
        between_groups([values[:3], values[3:]], blocks=[[0, 1, 2]])
    with pytest.raises(ValueError, match="`blocks` must be more than the 2 groups, got 2"):
        between_groups([values[:3], values[3:]], blocks=[[0, 0, 0], [1, 1, 1]])
