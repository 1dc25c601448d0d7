"""Hotelling's T² of characteristics that move together, from a standard to its facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from making import characteristic, lot_facts, series, spec

from qc.stats.variables.hotelling import hotelling_phase_one, hotelling_phase_two
from qc.terms import Context, Decision, Phase
from qc.verdict import decide
from qc.words import language

EN = language("en")
NAMES = ("d", "e")


def pairs(n: int, seed: int) -> Any:
    """Two characteristics that move together, 10 ± 0.1 each."""
    return np.random.default_rng(seed).multivariate_normal([10.0, 10.0], [[0.01, 0.009], [0.009, 0.01]], size=n)


PILOT, BATCH = pairs(100, 1), pairs(60, 2)


def drawn(
    batch: Any = BATCH, pilot: Any = PILOT, *, size: int = 1, group: dict[str, Any] | None = None, **changes: Any
) -> Any:
    """The facts of a lot whose standard names both characteristics as a group."""
    items = [
        characteristic(subgroup_size=size),
        characteristic(id="e", names={"id": "Panjang", "en": "Length"}, subgroup_size=size),
    ]
    lot = {"stability": "reported", "together": [group or {"characteristics": list(NAMES)}]}

    def made(readings: Any) -> list[Any]:
        return [replace(series(readings[:, i], name=n, size=size), **changes) for i, n in enumerate(NAMES)]

    return lot_facts(made(batch), None if pilot is None else made(pilot), standard=spec(*items, lot=lot))


def test_a_unit_that_breaks_the_pattern_is_called_out_though_each_reading_is_usual() -> None:
    batch = BATCH.copy()
    batch[30] = [10.15, 9.85]
    facts = drawn(batch)
    (extra,) = facts.together
    wanted = hotelling_phase_two(batch, baseline=hotelling_phase_one(PILOT).baseline)
    np.testing.assert_array_equal(extra.panels[0].values, wanted.panel.values)
    np.testing.assert_array_equal(extra.panels[0].limits.ucl, wanted.panel.limits.ucl)
    assert extra.signals == wanted.signals
    assert 30 in [signal.point for signal in extra.signals]
    assert (extra.phase, extra.counted, extra.first) == (Phase.TWO, Context.UNIT, 101)
    assert all(not c.chart.signals or 30 not in {s.point for s in c.chart.signals} for c in facts.characteristics)
    note = next(EN.say(note) for note in extra.notes if "point 131 " in EN.say(note))
    blamed = ("Outer diameter", "Length")[int(np.argmax(wanted.contributions[30]))]
    assert note == f"at point 131 mostly {blamed}"


def test_it_does_not_decide() -> None:
    batch = BATCH.copy()
    batch[30] = [10.15, 9.85]
    facts = drawn(batch)
    assert facts.together[0].signals
    assert decide.decision(facts) is Decision.ACCEPT


def test_without_a_pilot_the_batch_has_limits_of_its_own() -> None:
    (extra,) = drawn(pilot=None, group={"characteristics": list(NAMES), "false_alarm": 0.01}).together
    wanted = hotelling_phase_one(BATCH, alpha=0.01)
    np.testing.assert_array_equal(extra.panels[0].limits.ucl, wanted.panel.limits.ucl)
    assert (extra.phase, extra.first) == (Phase.ONE, 1)
    assert extra.parameters == {"characteristics": NAMES, "false_alarm": 0.01}


def test_subgroups_are_points() -> None:
    (extra,) = drawn(size=5).together
    baseline = hotelling_phase_one(PILOT.reshape(20, 5, 2)).baseline
    wanted = hotelling_phase_two(BATCH.reshape(12, 5, 2), baseline=baseline)
    np.testing.assert_array_equal(extra.panels[0].values, wanted.panel.values)
    assert (extra.counted, extra.first) == (Context.SUBGROUP, 21)


def test_a_unit_without_one_reading_leaves_a_gap() -> None:
    batch = BATCH.copy()
    batch[7, 1] = np.nan
    (extra,) = drawn(batch).together
    assert np.flatnonzero(np.isnan(extra.panels[0].values)).tolist() == [7]


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"batch": np.full((60, 2), np.nan)}, "there are no readings of Outer diameter"),
        ({"pilot": np.full((60, 2), np.nan)}, "there are no readings of Outer diameter"),
        ({"ordered": False}, "the file does not say in which order the units were made"),
        ({"unit": np.zeros(60, dtype=int), "pilot": None}, "some units have several readings of a characteristic"),
        ({"size": 5, "subgroup": None, "pilot": None}, "the subgroups are not all of the same units and size"),
        (
            {"size": 5, "subgroup": np.repeat([0, 1], [7, 53]), "pilot": None},
            "the subgroups are not all of the same units and size",
        ),
        ({"batch": BATCH[:3], "pilot": None}, "too few complete units, or one characteristic follows from the others"),
        ({"pilot": BATCH[:, [0, 0]]}, "too few complete units, or one characteristic follows from the others"),
    ],
)
def test_why_it_is_not_drawn(keys: dict[str, Any], reason: str) -> None:
    (extra,) = drawn(**keys).together
    assert EN.say(extra.refused) == reason
    assert extra.panels == ()


def test_no_group_no_chart() -> None:
    assert lot_facts([series(BATCH[:, 0])]).together == ()
