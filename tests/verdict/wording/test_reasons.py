"""The sentences, as an owner and a buyer read them."""

from __future__ import annotations

from typing import Any

import numpy as np
from making import batch, characteristic, context, judged, lot_facts, series, spec, steady

from qc.terms import Context
from qc.verdict.points import place
from qc.verdict.wording.reasons import reasons
from qc.words import language

PILOT = steady(100, seed=2)
ASKED = {"index": "ppk", "minimum": 1.33}


def said(values: Any, pilot: Any = PILOT, *, lang: str = "en", **keys: Any) -> list[str]:
    standard = spec(characteristic(capability=ASKED), **keys)
    made = [values if hasattr(values, "row") else series(values)]
    facts = lot_facts(made, None if pilot is None else [series(pilot)], standard=standard)
    return [language(lang).say(sentence) for sentence in reasons(facts)]


def test_an_accepted_lot_says_on_what_it_rests() -> None:
    assert said(steady(100)) == [
        "Ship this lot.",
        "100 units were measured; with 95 % confidence, at most 2.95 % of such units are outside.",
    ]


def test_units_without_a_reading_are_not_counted_as_measured() -> None:
    values = steady(200)
    values[[3, 7, 50]] = np.nan
    assert said(values)[1].startswith("197 of 200 units were measured; with 95 % confidence, at most 1.51 % of such")
    assert said(values, lang="id")[1].startswith("197 dari 200 unit diukur;")


def test_empty_cells_do_not_make_up_the_number_that_the_standard_asks_for() -> None:
    values = steady(100)
    values[50:] = np.nan
    asked = {"min_units": 60}
    assert "50 units were measured; the standard asks for at least 60 of a lot." in said(values, lot=asked)
    assert said(steady(100), lot=asked)[0] == "Ship this lot."


def test_the_same_in_indonesian_with_its_own_decimal_mark() -> None:
    first, second = said(steady(100), lang="id")
    assert first == "Lot ini boleh dikirim."
    assert second.startswith("100 unit diukur; dengan tingkat kepercayaan 95 %, paling banyak 2,95 % unit seperti ini")


def test_a_rejected_lot_counts_what_is_outside() -> None:
    values = steady(100)
    values[[3, 7]] = 12
    sentences = said(values)
    assert sentences[0] == "Do not ship this lot: sort it, set the bad units aside, and inspect again."
    assert sentences[1].startswith(
        "Outer diameter: 2 units lie outside the buyer's limits (of 100 readings; 0 allowed). Set aside "
    )


def test_readings_of_another_part_raise_the_question_whether_the_standard_is_the_right_one() -> None:
    sentences = said(steady(100) + 50, None)
    assert "every reading lies far outside" in sentences[1]
    values = steady(100) + 50
    values[3] -= 50
    assert not any("far outside" in sentence for sentence in said(values, None))


def test_a_drift_says_which_way_how_fast_and_since_when() -> None:
    values = steady(100, sd=0.02) + np.linspace(0, 0.3, 100)
    down = steady(100, sd=0.02) - np.linspace(0, 0.3, 100)
    pilot = steady(100, seed=2, sd=0.02)
    upward = next(s for s in said(values, pilot) if "drifts" in s)
    assert upward.startswith(
        "From the first unit after the pilot (measured unit 101) on, Outer diameter slowly drifts upward, 0.29"
    )
    assert "mm per 100 measured units (between 0.2" in upward
    assert any("Outer diameter slowly drifts downward, 0.3" in s for s in said(down, pilot))


def test_a_drift_judged_by_rules_says_where_it_was_first_seen() -> None:
    values = steady(100, sd=0.02) + np.linspace(0, 0.3, 100)
    pilot = steady(100, seed=2, sd=0.02)
    upward = next(s for s in said(values, pilot, lot={"stability_by": "rules"}) if "drifts" in s)
    assert upward.startswith("Outer diameter drifts upward: 0.2988 mm per 100 units (between 0.2856 and 0.3120)")
    assert "first seen at subgroup " in upward


def test_a_trend_that_is_over_its_limit_is_not_said_to_come_near_it() -> None:
    pilot = steady(100, seed=2, sd=0.02)
    near = said(steady(200, sd=0.02) + np.linspace(0, 0.95, 200), pilot)
    over = said(steady(200, sd=0.02) + np.linspace(0, 1.2, 200), pilot)
    assert any("come near the upper limit" in sentence for sentence in near)
    assert any("lie outside the buyer's limits" in sentence for sentence in over)
    assert not any("come near" in sentence for sentence in over)
    assert any(sentence.startswith("First: find what wears") for sentence in over)


def burst() -> Any:
    values = steady(100, sd=0.02)
    values[50:55] += 0.2
    return values


def test_a_change_without_a_slope_says_where_it_was_seen() -> None:
    pilot = steady(100, seed=2, sd=0.02)
    sentence = "Outer diameter does not stay as in the pilot, first seen at subgroup 31 (units 151–155)."
    assert sentence in said(burst(), pilot, lot={"stability_by": "rules"})


def test_a_change_says_since_when_by_how_much_and_what_to_do_first() -> None:
    values = steady(300, sd=0.02) + np.repeat([0.0, 0.04], 150)
    sentences = said(values, steady(100, seed=2, sd=0.02))
    assert sentences[1].startswith("Since measured unit 251 ")
    assert "Outer diameter is higher by 0.0" in sentences[1]
    assert sentences[1].endswith("2 % of the tolerance.")
    assert sentences[2] == "First: find out what was changed at that unit: setting, tool, material, people, gauge."


def test_individuals_are_placed_by_unit() -> None:
    values = steady(60, sd=0.02)
    values[30] += 0.2
    asked = characteristic(subgroup_size=1)
    facts = judged(values, steady(100, seed=2, sd=0.02), asked=asked)
    first = place(facts, 30)
    assert (first.label, first.first_unit, first.last_unit) == ("131", 131, 131)


def test_the_workshop_s_own_labels_name_a_point() -> None:
    labels = np.repeat([f"S{i}" for i in range(20)], 5)
    made = series(steady(100), context=context(Context.SUBGROUP, list(labels)))
    assert place(judged(made, PILOT), 7).label == "S7"


def test_an_index_below_the_minimum_is_said_with_its_bound() -> None:
    sentences = said(steady(100, sd=0.3), steady(100, seed=2, sd=0.3))
    assert any(
        s.startswith("Outer diameter: Ppk is 1.11 (at least ") and s.endswith("the buyer asks 1.33.") for s in sentences
    )


def test_what_could_not_be_judged_is_said() -> None:
    assert said(steady(100), None)[-1] == (
        "1 of 3 questions could not be judged; the first: Outer diameter, stability: "
        "no pilot was given, so there are no limits to hold the batch against: give the first units made, about 100."
    )


def test_too_few_units_are_said() -> None:
    assert said(steady(100), lot={"min_units": 200})[-1] == (
        "100 units were measured; the standard asks for at least 200 of a lot."
    )


def test_never_more_than_five_sentences_and_others_are_counted() -> None:
    names = [f"c{i}" for i in range(6)]
    standard = spec(
        *(characteristic(id=n, names={"id": n, "en": n}, capability=ASKED) for n in names), lot={"min_units": 500}
    )
    bad = steady(100, sd=0.3) + np.linspace(0, 1.5, 100)
    facts = lot_facts([series(bad, name=n) for n in names], [series(PILOT, name=n) for n in names], standard=standard)
    sentences = [language("en").say(sentence) for sentence in reasons(facts)]
    assert len(sentences) == 5
    assert all("See 5 more characteristics too." in s for s in sentences[1:4])


def test_a_batch_of_nothing_still_has_an_answer() -> None:
    facts = lot_facts([], None)
    assert batch().units == 0
    assert language("en").say(reasons(facts)[0]) == "Do not ship this lot yet: answer what stands below first."
