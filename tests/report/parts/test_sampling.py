"""The sampling plan as a buyer reads it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged, lot_facts, series, spec, steady

from qc.report.blocks import Heading, Notes
from qc.report.parts.sampling import sampling
from qc.verdict.model import Identity
from qc.words import language

EN = language("en")
PILOT = steady(100, seed=2)


def said(values: Any, asked: dict[str, Any], quantity: int | None = 1000, lang: str = "en") -> tuple[str, ...]:
    standard = spec(characteristic(sampling=asked))
    facts = lot_facts([series(values)], [series(PILOT)], standard=standard, identity=Identity(quantity=quantity))
    heading, notes = sampling(facts.characteristics[0], language(lang))
    assert isinstance(heading, Heading)
    assert isinstance(notes, Notes)
    return notes.items


def test_a_table_s_plan_with_its_risks() -> None:
    found = said(steady(80), {"standard": "iso-2859-1", "aql": 2.5})
    assert found[0] == (
        "ISO 2859-1, level II, normal inspection, AQL 2.5 %: a lot of 1,000 units (as stated) has the code letter J; "
        "80 units are drawn and at most 5 may be nonconforming."
    )
    assert found[1] == "All 80 measured units are the sample; 0 of them lie outside the buyer's limits."
    # The classic sentence of this plan: 11 % bad passes one time in ten.
    assert found[2] == (
        "What a passed lot does not show: a lot with 11.3 % nonconforming passes one time in ten, one with 7.1 % "
        "every second time."
    )
    assert found[3] == "A lot that is just as good as the AQL (2.5 %) is rejected 1.5 times in a hundred."


def test_arrows_gaps_and_a_lot_taken_from_what_was_measured_are_said() -> None:
    reduced = said(steady(20), {"standard": "ansi-z1.4", "aql": 2.5, "severity": "reduced"}, quantity=600)
    assert "With more than 2 nonconforming the lot still passes, but the next one is inspected normally." in reduced
    arrow = said(steady(150), {"standard": "iso-2859-1", "aql": 1.0}, quantity=None)
    assert "(taken to be all that was measured)" in arrow[0]
    assert arrow[1] == "The table's arrows lead to the plan of the letter E."
    assert arrow[2].startswith("Of 150 measured units 13 are the sample, spread evenly over the batch; 0 of them lie")
    whole = said(steady(40), {"standard": "iso-2859-1", "aql": 0.065}, quantity=40)
    assert "The plan's sample is as large as the lot: every unit must be measured." in whole
    assert not any("does not show" in sentence for sentence in whole)


def test_accept_on_zero() -> None:
    found = said(steady(90), {"zero_acceptance": {"limiting_quality": 0.05}}, quantity=200)
    assert found[0] == (
        "Accept on zero: of a lot of 200 units (as stated), 41 are measured and none may be nonconforming, so that a "
        "lot with 5 % nonconforming passes at most 10 times in a hundred."
    )
    assert found[-1].startswith("What a passed lot does not show: ")


def test_plans_by_variables() -> None:
    found = said(steady(35, sd=0.2), {"variables": {"aql": 1.0}})
    assert found[0] == (
        "ANSI/ASQ Z1.9-2003, level II, normal inspection, AQL 1 %, σ from the sample: a lot of 1,000 units (as stated) "
        "has the code letter J; 35 units are drawn and an estimated 2.66 % may lie outside."
    )
    assert found[2].startswith("Sample: mean 10.0000 mm, standard deviation 0.20000 mm; estimated outside 0.00 %")
    known = said(np.full(12, 10.0), {"variables": {"aql": 1.0, "sigma": "known", "sd": 0.1}})
    assert "σ known" in known[0]
    doubtful = said(steady(10), {"variables": {"aql": 0.4}}, quantity=60)
    assert any("in doubt" in sentence for sentence in doubtful)


@pytest.mark.parametrize("asked", [{"standard": "iso-2859-1", "aql": 2.5}, {"variables": {"aql": 1.0}}])
def test_all_of_it_is_said_in_indonesian_too(asked: dict[str, Any]) -> None:
    english, indonesian = said(steady(80), asked), said(steady(80), asked, lang="id")
    assert len(english) == len(indonesian)
    assert not set(english) & set(indonesian)


def test_a_standard_s_own_numbers_need_no_block() -> None:
    assert sampling(judged(steady(80), PILOT), EN) == ()
