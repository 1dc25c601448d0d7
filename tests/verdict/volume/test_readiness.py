"""What has been shown at which volume: each edge has a plain answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import attribute, characteristic, context, lot_facts, series, spec, steady
from scipy.stats import betabinom

from qc.spec.volume import Volume
from qc.terms import CauseFinding, Context, Readiness, VolumeCause
from qc.verdict.model import Identity
from qc.verdict.volume.readiness import readiness, with_readiness
from qc.words import language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.verdict.volume.readiness import ReadinessFacts

EN = language("en")
WANTED = characteristic()


def found(
    pilot: NDArray[np.float64] | Series | None,
    made: NDArray[np.float64] | Series,
    *,
    asked: Characteristic = WANTED,
    volume: dict[str, Any] | None = None,
    identity: Identity | None = None,
) -> ReadinessFacts:
    """What one characteristic shows for 1,000 units."""

    def as_series(given: NDArray[np.float64] | Series) -> Series:
        return series(given, name=asked.id, size=asked.subgroup_size) if isinstance(given, np.ndarray) else given

    standard = spec(asked, lot=None if volume is None else {"volume": volume})
    facts = lot_facts(
        [as_series(made)], None if pilot is None else [as_series(pilot)], standard=standard, identity=identity
    )
    told = readiness(facts, 1000 if volume is None else None)
    assert told is not None
    return told


def reasons(told: ReadinessFacts) -> str:
    return "; ".join(EN.say(reason) for reason in told.reached.reasons)


def cause(told: ReadinessFacts, which: VolumeCause) -> tuple[CauseFinding, str]:
    one = told.characteristics[0].explanation(which)
    return one.finding, "; ".join(EN.say(said) for said in one.said)


MISSING = steady(100, seed=3)
MISSING[::7] = np.nan
HALF = np.array([0, 1] * 50)


def test_no_volume_no_readiness() -> None:
    facts = lot_facts([series(steady(100))], [series(steady(100))])
    assert readiness(facts) is None
    assert with_readiness(facts).readiness is None


def test_a_stable_batch_may_step_up_to_three_times_what_was_made() -> None:
    told = found(steady(100), steady(200, seed=4))
    assert told.level is Readiness.UNDER_GUARD
    assert (told.measured, told.made, told.step.volume) == (300, 300, 900)
    assert "2 batches seen, 3 are needed" in reasons(told)
    assert EN.say(told.step.bound_by) == "at most 3 times what was made so far"


@pytest.mark.parametrize(
    ("pilot", "made", "why"),
    [
        (steady(8), steady(100, seed=3), "the pilot has fewer than 10 readings"),
        (np.full(50, 10.0), np.full(100, 10.0), "no spread"),
        (np.tile([9.9, 10.1], 50), np.tile([9.9, 10.1], 50), "fewer than 3 different readings"),
        (steady(100), series(steady(100, seed=5), ordered=False), "does not say in which order"),
        (steady(100), np.full(20, np.nan), "no readings in the batch"),
        (None, steady(100), "no pilot was given"),
    ],
)
def test_where_drift_cannot_be_judged_there_is_not_enough_evidence_and_why_is_said(
    pilot: NDArray[np.float64] | None, made: NDArray[np.float64] | Series, why: str
) -> None:
    told = found(pilot, made)
    assert told.level is Readiness.NOT_ENOUGH
    finding, said = cause(told, VolumeCause.DRIFT)
    assert finding is CauseFinding.NOT_JUDGED
    assert why in said
    assert told.step.volume is None


def test_a_pilot_that_moved_is_said() -> None:
    told = found(steady(100) + np.repeat([0.0, 0.3], 50), steady(100, seed=3))
    assert "the pilot itself was not stable" in cause(told, VolumeCause.DRIFT)[1]
    assert told.level in {Readiness.NOT_YET, Readiness.NOT_ENOUGH}


def test_missing_readings_are_not_counted() -> None:
    told = found(steady(100), MISSING)
    assert told.characteristics[0].evidence.readings == 185
    assert told.level is Readiness.UNDER_GUARD


def test_readings_at_the_end_of_the_scale_are_only_counted() -> None:
    made = series(np.minimum(steady(100, seed=7), 10.1))
    told = found(steady(100), replace(made, censored=(made.values >= 10.1).astype(np.int8)))
    evidence = told.characteristics[0].evidence
    assert evidence.from_readings == ()
    assert evidence.no_readings is not None
    assert EN.say(evidence.no_readings) == "some readings are at the end of the gauge's scale"
    assert evidence.index_lower is None


def test_one_limit_is_enough() -> None:
    asked = characteristic(lsl=None, nominal=None, sides="upper")
    told = found(steady(100), steady(100, seed=6), asked=asked)
    assert told.level is Readiness.UNDER_GUARD
    assert told.characteristics[0].evidence.from_readings[0].limit == 0


def test_readings_that_are_not_normal_are_only_counted() -> None:
    skewed = 9.2 + np.random.default_rng(2).gamma(1.0, 0.05, 200)
    told = found(skewed[:100], skewed[100:])
    assert told.characteristics[0].evidence.no_readings is not None


def test_a_batch_smaller_than_the_pilot_borrows_its_readings() -> None:
    told = found(steady(100), steady(7, seed=9))
    assert told.level is Readiness.UNDER_GUARD
    assert told.characteristics[0].evidence.index_lower == pytest.approx(2.967, abs=0.01)
    assert told.made == 107


def test_a_handful_of_units_is_no_sitting_of_its_own() -> None:
    assert "one sitting" in reasons(found(steady(100), np.array([10.0])))


def test_one_sitting_may_be_enough_for_a_buyer() -> None:
    volume = {"target": 1000, "min_sittings": 1}
    assert found(steady(100), np.array([10.0]), volume=volume).level is Readiness.UNDER_GUARD


def test_a_low_index_is_not_yet_and_what_it_needs_is_said() -> None:
    told = found(steady(100, sd=0.3), steady(200, sd=0.3, seed=12))
    assert told.level is Readiness.UNDER_GUARD
    low = found(steady(100, sd=0.32), steady(100, sd=0.32, seed=12))
    assert low.level is Readiness.NOT_YET
    assert "may be as low as 0.9" in reasons(low)
    # Bissell: Ppk 1.0417 reaches a bound of 1.00 with 937 readings.
    assert low.step.sampling.readings == low.step.further == 200
    none = found(steady(100, sd=0.34), steady(100, sd=0.34, seed=12))
    assert "more measuring does not do it" in EN.say(none.step.unreachable[0])


def test_too_few_readings_or_subgroups_are_said() -> None:
    few = found(steady(12), steady(15, seed=2))
    assert "27 readings, at least 30 are needed" in reasons(few)
    assert "8 subgroups, at least 10 are needed" in reasons(found(steady(20), steady(20, seed=2)))


def test_more_units_alone_can_be_explanation_enough() -> None:
    told = found(steady(100, sd=0.4), steady(900, sd=0.4, seed=12))
    finding, said = cause(told, VolumeCause.EXPOSURE)
    assert finding is CauseFinding.FOUND
    assert "more units alone are explanation enough" in said
    assert cause(told, VolumeCause.DRIFT)[0] is CauseFinding.NOT_FOUND
    assert told.level is Readiness.NOT_YET


def test_a_second_operator_is_shown_with_how_much() -> None:
    made = series(steady(100, seed=5) + 0.15 * HALF, context=context(Context.OPERATOR, ["A", "B"] * 50))
    told = found(steady(100), made)
    finding, said = cause(told, VolumeCause.STREAMS)
    assert finding is CauseFinding.FOUND
    assert "operators differ: spread between 2 operators" in said
    (operator,) = (each for each in told.characteristics[0].streams if each.kind == "operator")
    assert operator.between is not None
    assert operator.between.groups == 2
    assert operator.labels == ("A", "B")


def test_a_single_stream_cannot_be_compared() -> None:
    assert "at most one of each" in cause(found(None, steady(100)), VolumeCause.STREAMS)[1]


PLAN = {"target": 12_500, "operators": 1, "shifts": 2, "machines": 1, "material_lots": 5, "tool_changes": 4, "days": 2}


def test_coverage_counts_names_changes_and_days_through_pilot_and_batch() -> None:
    def told_of(first: str, tools: list[str], day: str) -> dict[Context, Any]:
        return {
            Context.OPERATOR: np.full(100, first),
            Context.TOOL: np.array(tools * (100 // len(tools))),
            Context.TIME: np.full(100, day),
        }

    pilot = series(steady(100), context=told_of("A", ["P1"], "09/11/2026"))
    made = series(steady(100, seed=3), context=told_of("B", ["P1"] * 50 + ["P2"] * 50, "10/11/2026"))
    seen = {row.key: (row.seen, row.covered) for row in found(pilot, made, volume=PLAN).coverage}
    assert seen == {
        "operators": (2, True),
        "shifts": (None, None),
        "machines": (None, None),
        "material_lots": (None, None),
        "tool_changes": (1, False),
        "days": (2, True),
    }


def test_a_tool_that_was_changed_once_bounds_the_step() -> None:
    tools = np.array(["P1"] * 50 + ["P2"] * 50)
    made = series(steady(100, seed=3), context={Context.TOOL: tools})
    told = found(steady(100), made, volume={**PLAN, "step": 100.0})
    # One change seen of four planned for 12,500: two of five stretches.
    assert told.step.volume == 5000
    assert EN.say(told.step.bound_by) == "a larger volume takes more than was seen: Tool changes"


@pytest.mark.parametrize(("prior", "half"), [("uniform", 1.0), ("jeffreys", 0.5)])
def test_no_more_units_than_may_be_feared_nonconforming(prior: str, half: float) -> None:
    volume = {"target": 12_500, "most_nonconforming": 3, "step": 100.0, "prior": prior}
    asked = attribute()
    told = found(np.zeros(100), np.zeros(100), asked=asked, volume=volume)
    further = told.step.volume - told.made if told.step.volume else 0
    exposures = told.characteristics[0].evidence.from_counts[0]
    assert exposures.inspected == 200
    limits = [betabinom.cdf(3, units, half, 200 + half) for units in (further, further + 1)]
    assert limits[0] >= 0.95 > limits[1]


def test_readings_may_be_trusted_further_than_counts() -> None:
    volume = {"target": 12_500, "most_nonconforming": 0, "step": 1000.0}
    assert found(steady(100), steady(100, seed=3), volume=volume).step.volume == 12_500


def test_attributes_are_counted_not_measured() -> None:
    rng = np.random.default_rng(0)
    told = found(np.zeros(100), (rng.random(900) < 0.06).astype(float), asked=attribute())
    assert told.level is Readiness.NOT_YET
    finding, said = cause(told, VolumeCause.EXPOSURE)
    assert finding is CauseFinding.NOT_FOUND
    assert "more units alone explain at most" in said
    assert cause(told, VolumeCause.STREAMS)[0] is CauseFinding.FOUND


def test_sums_of_units_and_of_faults() -> None:
    counts = {"inspected": np.full(10, 50.0), "unit": np.arange(10) * 50}
    told = found(
        series(np.zeros(10), name="ulir", size=1, **counts),
        series(np.ones(10), name="ulir", size=1, **counts),
        asked=attribute(sampling={"acceptance_number": 20}),
    )
    batch = told.characteristics[0].evidence.batch
    assert batch is not None
    assert (batch.nonconforming, batch.units) == (10, 500)
    faults = attribute(counts="nonconformities", sampling={"acceptance_number": 20})
    other = found(
        series(np.zeros(10), name="ulir", size=1, **counts),
        series(np.ones(10), name="ulir", size=1, **counts),
        asked=faults,
    )
    assert other.characteristics[0].evidence.batch is None
    assert cause(other, VolumeCause.EXPOSURE) == (CauseFinding.NOT_JUDGED, "no units were counted")


def test_the_quantity_made_counts_where_it_is_said() -> None:
    told = found(steady(100), steady(100, seed=3), identity=Identity(quantity=1000))
    assert (told.made, told.measured) == (1100, 200)


@pytest.mark.parametrize(
    ("labels", "made"),
    [
        ([str(5 * k + 1) for k in range(100)], 496),
        ([str(1000 + k) for k in range(100)], 100),
        ([f"u{k}" for k in range(100)], 100),
    ],
)
def test_unit_numbers_tell_how_many_were_made(labels: list[str], made: int) -> None:
    told = found(steady(100), series(steady(100, seed=3), context=context(Context.UNIT, labels)))
    assert told.made == 100 + made


def test_another_target_keeps_the_standard_s_plan() -> None:
    standard = spec(WANTED, lot={"volume": PLAN})
    facts = lot_facts([series(steady(100, seed=3))], [series(steady(100))], standard=standard)
    told = readiness(facts, 3500)
    assert told is not None
    assert (told.volume.target, told.volume.operators, told.planned) == (3500, 1, True)
    assert Volume(target=3500).operators is None


def test_a_trend_says_when_it_reaches_a_limit() -> None:
    told = found(steady(100), steady(400, seed=3) + np.linspace(0.0, 0.5, 400))
    assert told.level is Readiness.NOT_YET
    # With a slope of 0.00125 a unit and a standard deviation of 0.1 the first units reach 11 near unit 100 + 560.
    said = re.search(r"it moves towards a limit, which it reaches at about measured unit (\d+)[, ]", reasons(told))
    assert said is not None
    assert 600 < int(said[1]) < 720


def test_wear_that_is_set_back_is_no_riddle() -> None:
    wear = 0.004 * (np.arange(600) % 120)
    told = found(steady(100), steady(600, seed=3, sd=0.05) + wear)
    assert "it wears and comes back; agree to bring it back after" in reasons(told)


def test_rules_instead_of_evidence() -> None:
    standard = spec(WANTED, lot={"stability_by": "rules"})
    made = steady(100, seed=3) + np.repeat([0.0, 0.4], 50)
    told = readiness(lot_facts([series(made)], [series(steady(100))], standard=standard), 1000)
    assert told is not None
    finding, said = cause(told, VolumeCause.DRIFT)
    assert finding is CauseFinding.FOUND
    assert "signals at" in said
    assert "signals that nobody has explained" in reasons(told)
