"""Pilot and batch on one axis of running numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from charts.workshop import characteristic, facts, individual, piston_rings, run, series

from qc.charts.course import course
from qc.terms import ChartKind, Context, Phase


def test_numbers_run_on_from_the_pilot_to_the_batch() -> None:
    found = course(piston_rings())
    assert found.kind is ChartKind.XBAR_R
    assert found.counted is Context.SUBGROUP
    pilot, batch = found.location
    assert (pilot.phase, batch.phase) == (Phase.ONE, Phase.TWO)
    assert pilot.numbers.tolist() == list(range(1, 26))
    assert batch.numbers.tolist() == list(range(26, 41))


def test_signals_belong_to_their_own_panel_and_phase() -> None:
    found = course(piston_rings())
    assert {int(found.location[1].numbers[point]) for point in found.location[1].rules} == {35, 37, 38, 39, 40}
    assert found.location[0].rules == {}
    assert [stretch.rules for stretch in found.dispersion] == [{}, {}]


def test_a_point_keeps_all_rules_that_flag_it() -> None:
    found = course(piston_rings())
    named = [rule.name for rule in found.location[1].rules[13]]
    assert named == ["western-electric-1", "western-electric-2", "western-electric-3"]


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (["101", "103", "107"], [101, 103, 107]),
        (["3", "2", "1"], [1, 2, 3]),
        (["A1", "A2", "A3"], [1, 2, 3]),
        (["1", "", "3"], [1, 2, 3]),
    ],
)
def test_subgroups_have_the_files_numbers_where_these_run_on(names: list[str], numbers: list[int]) -> None:
    batch = run(3, size=2)
    named = replace(batch, context={Context.SUBGROUP: np.repeat(names, 2)})
    found = course(facts(characteristic(subgroup_size=2), batch=named))
    assert found.location[0].numbers.tolist() == numbers


def test_a_batch_that_begins_again_at_one_runs_on_from_the_pilot() -> None:
    first = replace(run(3, size=2), context={Context.SUBGROUP: np.repeat(["1", "2", "3"], 2)})
    found = course(facts(characteristic(subgroup_size=2), pilot=first, batch=first))
    assert [stretch.numbers.tolist() for stretch in found.location] == [[1, 2, 3], [4, 5, 6]]


def test_units_are_counted_from_the_pilots_first() -> None:
    early, late = series([74.0, 74.1, 74.0]), series([74.0, np.nan, 74.2, 74.1], unit=np.array([0, 1, 2, 5]))
    found = course(facts(individual(), pilot=early, batch=late))
    assert found.counted is Context.UNIT
    assert [stretch.numbers.tolist() for stretch in found.location] == [[1, 2, 3], [4, 5, 6, 9]]


def test_two_readings_of_a_unit_are_counted_as_readings() -> None:
    batch = series([74.0, 74.1, 74.0, 74.2], unit=np.array([0, 0, 1, 1]))
    assert course(facts(individual(), batch=batch)).location[0].numbers.tolist() == [1, 2, 3, 4]


def test_a_chart_without_its_readings_is_counted_from_one() -> None:
    known = facts(individual(), batch=run(5, size=1))
    assert course(replace(known, series=None)).location[0].numbers.tolist() == [1, 2, 3, 4, 5]


def test_a_pilot_alone_is_drawn() -> None:
    found = course(facts(characteristic(), pilot=run(4)))
    assert [stretch.phase for stretch in found.location] == [Phase.ONE]


def test_no_chart_is_refused() -> None:
    with pytest.raises(ValueError, match="`facts` must hold a chart of the batch or of the pilot"):
        course(facts(characteristic()))
