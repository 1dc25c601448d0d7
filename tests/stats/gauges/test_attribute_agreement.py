from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats import inter_rater

from qc.stats.gauges.attribute_agreement import attribute_agreement
from qc.stats.gauges.kappa import cohen_kappa
from qc.stats.gauges.kappa_fleiss import fleiss_kappa

RNG = np.random.default_rng(10)
TRUTH = RNG.choice(["ok", "ng", "rework"], 60, p=[0.6, 0.25, 0.15])


def _judged(rate: float) -> list[str]:
    """Judgements that are right at a rate, and else by chance."""
    guess = RNG.choice(["ok", "ng", "rework"], 60)
    return [str(label) for label in np.where(RNG.random(60) < rate, TRUTH, guess)]


def test_cohen_agrees_with_statsmodels() -> None:
    first, second = _judged(0.8), _judged(0.7)
    labels = ["ok", "ng", "rework"]
    table = [[sum((a, b) == (i, j) for a, b in zip(first, second, strict=True)) for j in labels] for i in labels]
    theirs = inter_rater.cohens_kappa(np.array(table), return_results=True)
    found = cohen_kappa(first, second)
    assert found.kappa == pytest.approx(theirs.kappa, rel=1e-12)
    assert found.error == pytest.approx(theirs.std_kappa, rel=1e-10)
    assert found.error_by_chance == pytest.approx(theirs.std_kappa0, rel=1e-10)
    assert found.interval == pytest.approx((theirs.kappa_low, theirs.kappa_upp), rel=1e-9)
    assert found.p_value == pytest.approx(theirs.pvalue_one_sided, rel=1e-6)


def test_fleiss_agrees_with_statsmodels() -> None:
    counts = RNG.multinomial(5, [0.5, 0.3, 0.2], 25)
    found = fleiss_kappa(counts)
    assert found.kappa == pytest.approx(inter_rater.fleiss_kappa(counts), rel=1e-12)
    assert (found.items, found.ratings) == (25, 5)


def test_the_error_by_chance_is_the_spread_of_kappa_by_chance() -> None:
    draws = [fleiss_kappa(RNG.multinomial(3, [0.7, 0.3], 40)) for _ in range(800)]
    spread = float(np.std([found.kappa for found in draws if found.kappa is not None]))
    errors = float(np.mean([found.error_by_chance for found in draws if found.error_by_chance]))
    assert spread == pytest.approx(errors, rel=4 / math.sqrt(2 * 800))


def test_the_jackknife_error_is_the_spread_of_kappa() -> None:
    draws = []
    for _ in range(400):
        good = RNG.random((80, 1)) < 0.6
        passed = (RNG.random((80, 4)) < np.where(good, 0.9, 0.15)).sum(axis=1)
        draws.append(fleiss_kappa(np.column_stack((passed, 4 - passed))))
    spread = float(np.std([found.kappa for found in draws if found.kappa is not None]))
    errors = float(np.mean([found.error for found in draws if found.error]))
    assert spread == pytest.approx(errors, rel=4 / math.sqrt(2 * 400))


def test_kappa_of_one_category_has_no_value() -> None:
    for found in (cohen_kappa(["ok"] * 5, ["ok"] * 5), fleiss_kappa([[3, 0]] * 5)):
        assert found.agreement == 1.0
        assert (found.kappa, found.error, found.interval, found.p_value) == (None, None, None, None)


def test_one_piece_alone_in_its_category_has_no_interval_to_speak_of() -> None:
    found = fleiss_kappa([[3, 0]] * 5 + [[0, 3]])
    assert found.kappa == 1.0
    assert found.error == math.inf


SITI = [["ok", "ok"], ["ok", "ok"], ["ng", "ng"], ["ng", "ok"], ["ok", "ok"]]
BUDI = [["ok", "ok"], ["ng", "ng"], ["ng", "ng"], ["ng", "ng"], ["ok", "ok"]]
REFERENCE = ["ok", "ok", "ng", "ng", "ok"]


def test_a_study_counted_by_hand() -> None:
    found = attribute_agreement({"Siti": SITI, "Budi": BUDI}, reference=REFERENCE, good="ok")
    siti, budi = found.appraisers
    assert (found.pieces, found.trials) == (5, 2)
    assert (siti.repeated.count, budi.repeated.count) == (4, 5)
    assert siti.effective is not None
    assert budi.effective is not None
    assert (siti.effective.count, budi.effective.count) == (4, 4)
    interval = stats.binomtest(4, 5).proportion_ci(0.95, method="exact")
    assert siti.effective.interval == pytest.approx((interval.low, interval.high))
    assert siti.missed is not None
    assert (siti.missed.count, siti.missed.of, siti.missed.value) == (1, 4, 0.25)
    assert budi.false_alarms is not None
    assert (budi.false_alarms.count, budi.false_alarms.of) == (2, 6)
    assert found.all_right is not None
    assert (found.all_alike.count, found.all_right.count) == (3, 3)
    assert budi.within is not None
    assert budi.within.kappa == 1.0
    assert siti.against_reference is not None
    assert siti.against_reference.kappa == pytest.approx((0.9 - (0.7 * 0.6 + 0.3 * 0.4)) / (1 - 0.54))
    assert found.between is not None
    assert found.between.kappa == pytest.approx(
        inter_rater.fleiss_kappa(np.array([[0, 4], [2, 2], [4, 0], [3, 1], [0, 4]]))
    )


def test_a_study_without_references_and_repeats() -> None:
    once = {"Siti": [piece[:1] for piece in SITI]}
    found = attribute_agreement(once)
    assert (found.all_right, found.between) == (None, None)
    siti = found.appraisers[0]
    assert (siti.effective, siti.missed, siti.false_alarms, siti.within, siti.against_reference) == (None,) * 5
    without_good = attribute_agreement({"Siti": SITI}, reference=REFERENCE).appraisers[0]
    assert without_good.missed is None
    assert without_good.effective is not None


def test_no_bad_piece_leaves_no_share_of_misses() -> None:
    found = attribute_agreement({"Siti": SITI}, reference=["ok"] * 5, good="ok").appraisers[0]
    assert found.missed is not None
    assert (found.missed.value, found.missed.interval) == (None, None)


def test_what_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`judgements` must hold at least one appraiser, got none"):
        attribute_agreement({})
    with pytest.raises(ValueError, match=r"`judgements` must hold 2 for each of 5 pieces, got others of Budi"):
        attribute_agreement({"Siti": SITI, "Budi": BUDI[:4]})
    with pytest.raises(ValueError, match=r"`pieces` must be a whole number of at least 2, got 0"):
        attribute_agreement({"Siti": []})
    with pytest.raises(ValueError, match=r"`trials` must be a whole number of at least 1, got 0"):
        attribute_agreement({"Siti": [[], []]})
    with pytest.raises(ValueError, match=r"`reference` must hold a judgement for each of 5 pieces, got 2"):
        attribute_agreement({"Siti": SITI}, reference=["ok", "ng"])
    with pytest.raises(ValueError, match=r"`second` must hold a judgement for each of 2 pieces, got 1"):
        cohen_kappa(["ok", "ng"], ["ok"])
    with pytest.raises(ValueError, match=r"`counts` must be a table of at least 2 pieces, got the shape \(1, 2\)"):
        fleiss_kappa([[1, 2]])
    with pytest.raises(ValueError, match=r"`counts` must be whole numbers of at least 0"):
        fleiss_kappa(np.array([[1.0, 2.0], [1.5, 1.5]]))
    with pytest.raises(ValueError, match=r"`counts` must hold as many judgements of every piece, at least 2, got"):
        fleiss_kappa([[1, 2], [1, 1]])
