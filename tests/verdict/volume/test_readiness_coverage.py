"""What was seen of each source of variation, how much was made, and how far that lets a process step up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import attribute, context, series, steady
from readying import EN, PLAN, cause, found, reasons
from scipy.stats import betabinom

from qc.terms import CauseFinding, Context, Readiness, VolumeCause
from qc.verdict.model import Identity


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


@pytest.mark.parametrize(("changes", "said"), [(2, True), (1, False)])
def test_what_is_planned_and_was_not_seen_keeps_a_volume_from_being_shown(changes: int, *, said: bool) -> None:
    made = series(steady(100, seed=3), context={Context.TOOL: np.array(["P1"] * 50 + ["P2"] * 50)})
    volume = {"target": 150, "tool_changes": changes, "shown_units": 100, "shown_batches": 1}
    told = found(steady(100), made, volume=volume)
    assert told.reached.level is Readiness.UNDER_GUARD
    assert ("not all that is planned was seen: Tool changes;" in reasons(told)) is said
    assert "not recorded: Operators, Work shifts, Machines or moulds, Material lots, Days" in reasons(told)


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
    evidence = other.characteristics[0].evidence
    assert evidence.from_counts == ()
    finding, said = cause(other, VolumeCause.EXPOSURE)
    assert finding is CauseFinding.NOT_FOUND
    assert said.startswith("10 faults were found on 500 later units; had nothing changed, at most 3.7 would")
    assert said.endswith("more units alone explain at most 37 % of them")


def test_the_quantity_made_counts_where_it_is_said() -> None:
    told = found(steady(100), steady(100, seed=3), identity=Identity(quantity=1000))
    assert (told.made, told.measured) == (1100, 200)


@pytest.mark.parametrize(
    ("labels", "made"),
    [
        ([str(5 * k + 1) for k in range(100)], 496),
        ([str(1000 + k) for k in range(100)], 100),
        ([f"u{k}" for k in range(100)], 100),
        ([str(101 + k) for k in range(100)], 100),
    ],
)
def test_unit_numbers_tell_how_many_were_made(labels: list[str], made: int) -> None:
    told = found(steady(100), series(steady(100, seed=3), context=context(Context.UNIT, labels)))
    assert told.made == 100 + made


@pytest.mark.parametrize(
    ("first", "made"),
    [(101, 100), (1, 100), (106, 105), (501, 100)],
    ids=["goes on where the pilot ended", "begins again", "goes on, the first five not measured", "an earlier lot's"],
)
def test_unit_numbers_that_go_on_from_the_pilot_are_counted_once(first: int, made: int) -> None:
    pilot = series(steady(100), context=context(Context.UNIT, [str(1 + k) for k in range(100)]))
    lot = series(steady(100, seed=3), context=context(Context.UNIT, [str(first + k) for k in range(100)]))
    assert found(pilot, lot).made == 100 + made
