from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import stats

from qc.stats.variables.subgroup_shape import equal_spread, lay_within, normal_within

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Groups = list[NDArray[np.float64]]

SHAPES: dict[str, Callable[[np.random.Generator, int], NDArray[np.float64]]] = {
    "normal": lambda rng, n: rng.standard_normal(n),
    "skewed": lambda rng, n: rng.standard_exponential(n),
    "heavy-tailed": lambda rng, n: rng.standard_t(3, n),
}


def _groups(rng: np.random.Generator, shape: str = "normal", sizes: tuple[int, ...] = (5,) * 25) -> Groups:
    return [SHAPES[shape](rng, size) for size in sizes]


def test_the_statistic_is_brown_and_forsythe_s_of_the_residuals() -> None:
    groups = _groups(np.random.default_rng(1))
    f = stats.levene(*groups, center="median").statistic
    found = equal_spread(lay_within(groups), permutations=99, seed=1)
    assert found.statistic * 100 / 24 == pytest.approx(f)


@pytest.mark.parametrize("shape", SHAPES)
def test_equal_spread_is_seldom_denied(shape: str) -> None:
    rng = np.random.default_rng(2)
    runs = 300
    p = [equal_spread(lay_within(_groups(rng, shape)), permutations=99, seed=i).p_value for i in range(runs)]
    assert sum(value <= 0.05 for value in p) / runs < 0.05 + 3 * math.sqrt(0.0475 / runs)


def test_a_spread_that_doubles_half_way() -> None:
    rng = np.random.default_rng(3)
    groups = [(1 + (i >= 12)) * group for i, group in enumerate(_groups(rng))]
    assert equal_spread(lay_within(groups), permutations=199, seed=1).p_value <= 0.02


def test_a_spread_that_changes_from_subgroup_to_subgroup() -> None:
    rng = np.random.default_rng(4)
    groups = [math.exp(rng.standard_normal()) * group for group in _groups(rng, sizes=(5, 8) * 20)]
    assert equal_spread(lay_within(groups), permutations=199, seed=1).p_value == pytest.approx(0.01)


def test_the_order_of_production_counts_whatever_the_sizes() -> None:
    # The late subgroups spread more, small and large ones alike.
    rng = np.random.default_rng(5)
    groups = [(1 + 1.5 * (i >= 15)) * group for i, group in enumerate(_groups(rng, sizes=(3, 6, 4) * 10))]
    laid = lay_within(groups)
    assert laid.blocks == ((10, 3), (10, 4), (10, 6))
    in_turn = list(laid.cut(laid.values[None, :]))
    firsts = np.concatenate([block[0, :, 0] for block in in_turn])[laid.places]
    assert firsts.tolist() == [group[0] for group in groups]
    assert equal_spread(laid, permutations=199, seed=1).p_value == pytest.approx(0.01)


@pytest.mark.parametrize("growth", [0, 1])
def test_normal_readings_are_denied_as_often_as_stated(growth: int) -> None:
    rng = np.random.default_rng(6)
    runs = 300
    p = []
    for seed in range(runs):
        groups = [10 * i + (1 + growth * i) * group for i, group in enumerate(_groups(rng))]
        found = normal_within(lay_within(groups), own_scales=growth > 0, draws=99, seed=seed)
        assert found is not None
        p.append(found.p_value)
    for nominal in (0.05, 0.2):
        share = sum(value <= nominal for value in p) / runs
        assert abs(share - nominal) < 3.5 * math.sqrt(nominal * (1 - nominal) / runs)


def test_skewed_readings_are_seen() -> None:
    groups = _groups(np.random.default_rng(7), "skewed", (6,) * 40)
    for own_scales in (False, True):
        found = normal_within(lay_within(groups), own_scales=own_scales, draws=199, seed=1)
        assert found is not None
        assert found.p_value == pytest.approx(0.005)


def test_pairs_cannot_have_scales_of_their_own() -> None:
    pairs = lay_within(_groups(np.random.default_rng(8), sizes=(2,) * 30))
    assert normal_within(pairs, own_scales=True, draws=99, seed=1) is None
    assert normal_within(pairs, own_scales=False, draws=99, seed=1) is not None


def test_pairs_among_larger_subgroups_are_left_out_where_scales_are_own() -> None:
    rng = np.random.default_rng(9)
    groups = _groups(rng, sizes=(2, 5) * 15)
    without = [group for group in groups if group.size > 2]
    both, alone = (normal_within(lay_within(some), own_scales=True, draws=99, seed=1) for some in (groups, without))
    assert both is not None
    assert alone is not None
    assert both.statistic == alone.statistic


def test_a_subgroup_without_spread_does_no_harm() -> None:
    groups = [*_groups(np.random.default_rng(10)), np.full(5, 3.0)]
    found = normal_within(lay_within(groups), own_scales=True, draws=99, seed=1)
    assert found is not None
    assert 0 < found.p_value <= 1


def test_of_many_readings_evenly_spaced_subgroups_are_taken() -> None:
    groups = [np.full(5, float(i)) for i in range(3_000)]
    laid = lay_within(groups)
    assert laid.values.size == 5_000
    assert laid.values[::5][:3].tolist() == [0.0, 3.0, 6.0]
