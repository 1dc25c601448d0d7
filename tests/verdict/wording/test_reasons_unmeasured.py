"""Two of seven characteristics measured: these are judged, the five are named in one sentence, the lot is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import characteristic, lot_facts, series, spec, steady

from qc.terms import Conformity, Decision
from qc.verdict.decide import characteristic_decision, conformity, decision
from qc.verdict.wording.reasons import reasons
from qc.verdict.wording.reasons_unmeasured import not_measured, unmeasured
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts

ASKED = [characteristic(id=f"c{i}", names={"id": f"Ukuran {i}", "en": f"Size {i}"}) for i in range(1, 8)]


def lot(measured: int) -> LotFacts:
    made = [series(steady(100, seed=i), name=f"c{i}") for i in range(1, measured + 1)]
    pilot = [series(steady(100, seed=10 + i), name=f"c{i}") for i in range(1, measured + 1)]
    return lot_facts(made, pilot, standard=spec(*ASKED))


def test_the_measured_ones_are_judged_and_the_others_hold_the_lot() -> None:
    facts = lot(2)
    assert [one.characteristic.id for one in unmeasured(facts)] == ["c3", "c4", "c5", "c6", "c7"]
    assert [conformity(one) for one in facts.characteristics[:2]] == [Conformity.CONFORMS] * 2
    assert {characteristic_decision(one, facts.spec.lot) for one in facts.characteristics[2:]} == {Decision.HOLD}
    assert decision(facts) is Decision.HOLD


def test_what_was_not_measured_is_one_sentence() -> None:
    advice, missing = (language("en").say(sentence) for sentence in reasons(lot(2)))
    assert advice == "Do not ship this lot yet: answer what stands below first."
    assert missing == (
        "5 of the 7 characteristics were not measured, so not judged: “Size 3”, “Size 4”, “Size 5”, “Size 6”, “Size 7”."
    )


def test_a_single_one_and_none() -> None:
    (said,) = not_measured(lot(6))
    assert language("id").say(said) == "Tidak diukur, jadi tidak dinilai: “Ukuran 7”."
    assert not_measured(lot(7)) == ()
