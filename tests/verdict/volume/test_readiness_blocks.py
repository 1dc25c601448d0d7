"""Blocks of readings within batches and streams: what hangs together counts as one."""

from __future__ import annotations

import numpy as np
import pytest
from making import characteristic, lot_facts, series, spec, steady

from qc.stats.volume.in_order import FEWEST
from qc.terms import CauseFinding, Context, VolumeCause
from qc.verdict.volume.readiness import readiness
from qc.verdict.volume.readiness_blocks import blocks_of_batches, blocks_of_runs
from qc.words import language

RNG = np.random.default_rng(4)
SIZES = [60] * 6
NOISE = RNG.standard_normal(360)


def test_what_is_recorded_a_few_times_in_each_batch_parts_it() -> None:
    shift = [np.repeat(["1", "2", "3"], 20)] * 6
    operator = [np.resize(["a", "b"], 60)] * 6
    found = blocks_of_batches(NOISE, [operator, [np.full(60, "x")] * 6, shift], SIZES)
    assert found.tolist() == np.repeat(np.arange(18), 20).tolist()


@pytest.mark.parametrize(("length", "blocks"), [(20, 18), (12, 30), (6, 60)])
def test_blocks_are_as_long_as_what_differs_within_batches(length: int, blocks: int) -> None:
    levels = np.resize([1.5, -1.5], 360 // length).repeat(length)
    assert np.unique(blocks_of_batches(NOISE + levels, [], SIZES)).size == blocks


def test_two_batches_are_parted_finely_enough() -> None:
    assert np.bincount(blocks_of_batches(NOISE[:75], [], [50, 25])).tolist() == [5] * 10 + [3, 2] * 5


def test_runs_of_streams_are_blocks_where_there_are_enough() -> None:
    turns = np.resize(np.repeat(["a", "b"], 7), 70)
    assert blocks_of_runs(turns).tolist() == (np.arange(70) // 7).tolist()
    once = blocks_of_runs(np.repeat(["a", "b"], [40, 30]))
    assert np.unique(once).size >= 14
    assert not set(once[:40]) & set(once[40:])


def sampled(batches: np.ndarray, **columns: np.ndarray) -> tuple[CauseFinding, str]:
    """What is said of people, machines and lots."""
    context = {Context(name): labels.astype(str) for name, labels in columns.items()}
    made = series(batches, context=context)
    before = {name: np.full(100, labels[0]) for name, labels in context.items()}
    pilot = series(steady(100), context=before)
    found = readiness(lot_facts([made], [pilot], standard=spec(characteristic())), 1000)
    assert found is not None
    one = found.characteristics[0]
    told = one.explanation(VolumeCause.STREAMS)
    return told.finding, "; ".join(language("en").say(each) for each in told.said)


def test_lots_of_which_few_were_seen_may_hide_a_change() -> None:
    levels = np.array([0.0, 0.25, -0.3, 0.1])
    lot = np.repeat(np.arange(4), 150)
    made = series(steady(600, seed=5) + levels[lot], context={Context.MATERIAL_LOT: lot.astype(str)})
    pilot = series(steady(100), context={Context.MATERIAL_LOT: np.full(100, "0")})
    found = readiness(lot_facts([made], [pilot], standard=spec(characteristic())), 1000)
    assert found is not None
    told = found.characteristics[0].explanation(VolumeCause.DRIFT)
    said = "; ".join(language("en").say(each) for each in told.said)
    assert FEWEST > 4
    assert told.finding is CauseFinding.EITHER
    assert "whether it moves with time as well cannot be told: too few were seen (4, the pilot included)" in said


def test_material_lots_that_differ_are_still_shown() -> None:
    lot = np.arange(600) // 60
    levels = np.array([0.1, -0.2, 0.15, 0.0, -0.1, 0.2, -0.15, 0.05, -0.05, 0.1])
    finding, said = sampled(steady(600, seed=5) + levels[lot], material_lot=lot)
    assert finding is CauseFinding.FOUND
    assert "material lot" in said
