"""Statistics of oddities against values that were reckoned another way."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from scipy import stats as reference

from qc import stats

RNG = np.random.default_rng(7)
NORMAL = RNG.normal(0.0, 1.0, 1000)


def test_last_digits_of_a_hundred_readings_of_which_35_end_in_0_or_5() -> None:
    """The field guide's example: 20 % are expected, 35 of 100 has p = 0.0003."""
    digits = [0] * 18 + [5] * 17 + [d for d in (1, 2, 3, 4, 6, 7, 8, 9) for _ in range(8)] + [1]
    fives = stats.digit_preference(digits, places=5, favoured=True, taper=False)
    exact = reference.binom.sf(34, 100, 0.2)
    assert exact == pytest.approx(0.0003, abs=5e-5)
    assert (fives.counts[0], fives.method) == (35, "simulation")
    assert fives.statistic == pytest.approx((35 - 20) ** 2 / 16)
    assert fives.p_value == pytest.approx(exact, abs=4 * math.sqrt(exact / fives.draws))
    whole = stats.digit_preference(digits, taper=False)
    wanted = reference.chisquare(np.bincount(digits, minlength=10))
    assert whole.statistic == pytest.approx(wanted.statistic)
    assert whole.p_value == pytest.approx(wanted.pvalue)


def test_likely_digits_are_not_simulated() -> None:
    found = stats.digit_preference(np.arange(200), taper=False)
    assert found.statistic == pytest.approx(0.0)
    assert (found.method, found.draws) == ("chi-square", 0)
    assert found.p_value == pytest.approx(1.0)


def test_a_sharp_end_does_not_look_like_a_digit() -> None:
    steps = np.floor(np.random.default_rng(3).exponential(20.0, 4000))
    tapered, plain = (stats.digit_preference(steps, taper=taper) for taper in (True, False))
    assert plain.p_value < 0.001
    assert tapered.p_value > 0.05


def test_the_chance_of_a_repeated_row_is_the_field_guide_s() -> None:
    """Two equal rows of five in 20 rows: 0.01 are expected where σ is 2 steps, 0.8 where it is 0.8 of a step."""
    for sigma, wanted in ((2.0, 0.01), (0.8, 0.8)):
        readings = np.rint(np.random.default_rng(5).normal(0.3, sigma, 40_000))
        rate = stats.tie_rate(readings[:4000], step=1.0)
        rows = stats.repeated_rows([[1] * 5, [1] * 5, *([[i] * 5 for i in range(2, 20)])], chance=rate**5)
        assert rows is not None
        assert rows.expected == pytest.approx(wanted, rel=0.35)
        assert rows.p_value == pytest.approx(-math.expm1(-rows.expected), rel=1e-9)


def test_a_longest_repeat_is_the_one_that_trying_all_pairs_finds() -> None:
    rng = np.random.default_rng(11)
    for _ in range(50):
        read = rng.integers(0, 4, 60)
        best = 0
        for i, j in itertools.combinations(range(60), 2):
            length = 0
            while j + length < 60 and read[i + length] == read[j + length]:
                length += 1
            best = max(best, length)
        found = stats.repeated_block(read, rate=0.25, at_least=2)
        assert found is not None
        assert found.length == best
        assert found.expected == pytest.approx(60 * 59 / 2 * 0.25**best)


def test_the_bound_of_a_repeat_holds() -> None:
    rng, hits = np.random.default_rng(13), 0
    least = stats.shortest_rare(50, rate=0.1, level=0.2)
    for _ in range(500):
        hits += stats.repeated_block(rng.integers(0, 10, 50), rate=0.1, at_least=least) is not None
    assert least == 4
    assert hits / 500 <= 50 * 49 / 2 * 0.1**4


def test_nothing_repeats_where_nothing_does() -> None:
    assert stats.repeated_block(np.arange(50), rate=0.1, at_least=1) is None
    assert stats.repeated_block([1, 1], rate=0.1, at_least=2) is None
    assert stats.repeated_rows([[1, 2], [2, 1]], chance=0.1) is None
    assert [stats.shortest_rare(10, rate=rate, level=0.01) for rate in (0.0, 1.0)] == [1, 10]
    assert stats.shortest_rare(1, rate=0.5, level=0.01) == 1


def test_the_law_beyond_an_edge_is_the_one_of_poisson_counts() -> None:
    """Given both sums, Poisson counts with λ₃ = κ λ₂²/λ₁ have this law; reckoned here from the Poisson chances."""
    before, last, beyond, width = 12, 20, 1, 0.8
    means = (15.0, 18.0, math.exp(-(width**2)) * 18.0**2 / 15.0)
    sums = (before + last + beyond, last + 2 * beyond)
    chances = {
        k: math.prod(
            reference.poisson.pmf(n, m) for n, m in zip((sums[0] - sums[1] + k, sums[1] - 2 * k, k), means, strict=True)
        )
        for k in range(sums[1] // 2 + 1)
        if sums[0] - sums[1] + k >= 0
    }
    found = stats.few_beyond(before, last, beyond, width=width)
    whole = sum(chances.values())
    assert found.p_value == pytest.approx(sum(v for k, v in chances.items() if k <= beyond) / whole, rel=1e-10)
    assert found.expected == pytest.approx(sum(k * v for k, v in chances.items()) / whole, rel=1e-10)
    assert found.heaped


def test_spreads_that_are_all_alike_are_told_and_others_not() -> None:
    chance = stats.even_spread(NORMAL.reshape(-1, 5))
    assert (chance.p_value, chance.draws) == (1.0, 0)
    assert chance.ratio == pytest.approx(1.0, abs=0.35)
    alike = np.array([np.random.default_rng(i).permutation([-1.2, -0.5, 0.0, 0.5, 1.2]) for i in range(40)])
    found = stats.even_spread(alike, draws=1999)
    assert found.p_value == 1 / 2000
    assert found.ratio == pytest.approx(0.0, abs=1e-12)


def test_the_variance_of_variances_is_the_textbook_s() -> None:
    """Var(s²) = 2σ⁴/(m − 1) for normal readings, so the ratio is near 1."""
    table = np.random.default_rng(17).normal(0, 2.0, (4000, 5))
    assert table.var(axis=1, ddof=1).var() == pytest.approx(2 * 16 / 4, rel=0.1)
    assert stats.even_spread(table).ratio == pytest.approx(1.0, abs=0.08)


def test_turns_are_bounded_by_those_of_a_process_that_is_set_back() -> None:
    assert math.asin(2 / 3) / math.pi + 0.5 == pytest.approx(0.7323, abs=1e-4)
    noise = np.random.default_rng(19).normal(0, 1, 200_001)
    turned = stats.alternation(np.diff(noise))
    assert turned.turns / turned.places == pytest.approx(0.7323, abs=0.005)
    assert turned.p_value == 1.0
    random = stats.alternation(noise)
    assert random.turns == pytest.approx(random.expected, rel=0.01)
    wanted = reference.binom.sf(57, 58, 0.74)
    assert stats.alternation([1.0, 2.0] * 30).p_value == pytest.approx(wanted, rel=1e-9)


def test_narrow_spreads_have_the_tails_of_chi_square_and_f() -> None:
    values = NORMAL[:30] * 0.4
    told = stats.narrow_against_gauge(values, least=0.5)
    assert told.p_value == pytest.approx(reference.chi2.cdf(29 * values.var(ddof=1) / 0.25, 29), rel=1e-9)
    small, old = NORMAL[:80] * 0.3, RNG.normal(0, 1, 80)
    found = stats.narrow_against_earlier(small, old)
    parts = []
    for new, before, kept in ((small, old, 1.0), (np.diff(small), np.diff(old), 2 / 3)):
        kurtosis = max(3.0, *(reference.kurtosis(each, fisher=False) for each in (new, before)))
        df = kept * (new.size - 1) * 2 / (kurtosis - 1)
        parts.append(reference.f.cdf(new.var(ddof=1) / (0.25 * before.var(ddof=1)), df, df))
    assert found.p_value == pytest.approx(max(parts), rel=1e-9)
    assert found.least == pytest.approx(old.std(ddof=1) / 2)


@pytest.mark.parametrize("kind", ["drift", "saw", "streams"])
def test_short_noise_is_what_is_left_of_a_moving_process(kind: str) -> None:
    t = np.arange(1000)
    moving = {"drift": t / 100, "saw": (t % 97) / 24, "streams": np.array([-3.0, 0.0, 2.0, 3.0])[t % 4]}[kind]
    found = stats.short_noise(NORMAL + moving)
    assert found.sigma == pytest.approx(1.0, abs=0.15)
    assert found.left.size == 1000 - found.lags


def test_the_tie_rate_is_that_of_equal_pairs_at_one_level() -> None:
    """1/(2 √π σ) for normal readings of many steps; the drift spreads them wide, but not from one to the next."""
    wanted = 1 / (2 * math.sqrt(math.pi) * 5)
    drifting = np.rint(5 * NORMAL + np.arange(1000) / 4)
    assert wanted <= stats.tie_rate(drifting, step=1.0) < 1.5 * wanted
    assert stats.tie_rate([3.0] * 30, step=1.0) == 1.0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: stats.repeated_rows([1, 2], chance=0.1), "`rows` must be a table"),
        (lambda: stats.even_spread([[1.0, 2.0], [1.0]]), "`groups` must hold rows of one length"),
        (lambda: stats.even_spread([[1.0, 2.0], [1.0, math.nan]]), "`groups` must hold finite numbers"),
        (lambda: stats.repeated_block([1, 2], rate=1.5, at_least=1), "`rate` must lie between 0 and 1"),
        (lambda: stats.short_noise([1.0]), "`values` must hold at least 2"),
    ],
)
def test_bad_arguments_are_named(call: object, said: str) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=said):
        call()
