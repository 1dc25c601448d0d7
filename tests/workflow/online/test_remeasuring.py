"""Parts measured again, held against the readings of a recorded lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from remembering import locked, recorded
from scipy.stats import f, ttest_ind

from qc.errors import UsageError
from qc.words import language
from qc.workflow.online.remeasuring import MOST, remeasured

if TYPE_CHECKING:
    from pathlib import Path

EN = language("en")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lot 1 of 100 readings around 11.978 mm with a spread of 0.003 mm."""
    folder = tmp_path_factory.mktemp("remeasured")
    locked(folder)
    assert recorded(folder, 1)[0] == 0
    return folder / "store.sqlite"


def kept(store: Path) -> list[float]:
    lines = (store.parent / "lot1.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [float(line.rsplit(";", 1)[1].replace(",", ".")) for line in lines]


def test_mean_and_spread_are_held_by_welch_s_t_and_by_f(store: Path) -> None:
    typed = [11.975, 11.979, 11.981, 11.976, 11.980]
    found = remeasured(1, "d_luar", "11,975 11.979;11,981\n11.976  11,980", store=store)
    assert (found.readings, found.n) == (tuple(typed), 100)
    theirs = kept(store)
    expected = ttest_ind(typed, theirs, equal_var=False)
    assert (found.mean.t, found.mean.p_value) == pytest.approx((expected.statistic, expected.pvalue), rel=1e-9)
    ratio = np.var(typed, ddof=1) / np.var(theirs, ddof=1)
    p = 2 * min(f.sf(ratio, 4, 99), f.cdf(ratio, 4, 99))
    assert (found.spread.ratio, found.spread.p_value) == pytest.approx((ratio, p), rel=1e-9)
    assert found.means_agree
    assert found.spreads_agree
    assert EN.say(found.sentences()[0]).startswith("Your readings agree with the workshop's")


@pytest.mark.parametrize(
    ("typed", "means", "spreads"),
    [("11.998 11.999 12.000 11.997", False, True), ("11.94 12.01 11.99 11.96", True, False)],
)
def test_one_of_both_is_enough_to_differ(store: Path, typed: str, *, means: bool, spreads: bool) -> None:
    found = remeasured(1, "d_luar", typed, store=store)
    assert (found.means_agree, found.spreads_agree) == (means, spreads)
    assert EN.say(found.sentences()[0]).startswith("Your readings do not agree")


@pytest.mark.parametrize(
    ("characteristic", "typed", "said"),
    [
        (
            "d_dalam",
            "1 2 3",
            "this lot has no readings of such a characteristic\n  found: d_dalam\n  expected: one of d_luar",
        ),
        ("d_luar", "11,97 11,98 sebelas", "this is no number\n  found: sebelas"),
        ("d_luar", "11,97, 11,98, 11,99", "this is no number\n  found: 11,97,"),
        ("d_luar", "11,97 11,98", "too few or too many readings\n  found: 2\n  expected: 3 to 500 readings"),
        ("d_luar", "11,97 11,98 " * (MOST // 2) + "12", "too few or too many readings\n  found: 501"),
        ("d_luar", "11,98 11,98 11,98", "these readings do not vary, so nothing can be compared"),
    ],
)
def test_what_cannot_be_compared_is_said(store: Path, characteristic: str, typed: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        remeasured(1, characteristic, typed, store=store)
    assert refused.value.text(EN).startswith(said)
    assert refused.value.text(language("id")) != refused.value.text(EN)
