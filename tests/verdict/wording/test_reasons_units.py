"""Which units are to be set aside: by the file's numbers, its rows, or where they stand among all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import attribute, characteristic, lot_facts, series, spec, steady

from qc.terms import Context
from qc.verdict.wording.reasons import reasons
from qc.verdict.wording.reasons_sampling import set_aside
from qc.verdict.wording.reasons_units import bad_units
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts

PILOT = steady(100, seed=7)
NUMBERS = np.array([str(number) for number in range(501, 601)])


def lot(*bad: int, numbers: np.ndarray | None = None, **said: Any) -> LotFacts:
    """A lot of a hundred units, some of them too thick."""
    values = steady(100)
    values[list(bad)] = 12.0
    context = {} if numbers is None else {Context.UNIT: numbers}
    return lot_facts([series(values, context=context, **said)], [series(PILOT)], standard=spec(characteristic()))


def named(facts: LotFacts, code: str = "en") -> str | None:
    found = bad_units(facts.characteristics)
    return None if found is None else language(code).say(found)


def test_units_are_named_by_the_files_numbers_in_order() -> None:
    facts = lot(88, 3, 22, numbers=NUMBERS)
    assert named(facts) == "unit no. 504, 523, 589 of the file"
    assert named(facts, "id") == "unit nomor 504, 523, 589 di berkas"
    assert (
        "Outer diameter: 3 units lie outside the buyer's limits (of 100 readings; 0 allowed). "
        "Set aside unit no. 504, 523, 589 of the file."
    ) in [language("en").say(one) for one in reasons(facts)]


def test_after_five_the_others_are_counted() -> None:
    assert named(lot(*range(10, 15), numbers=NUMBERS)) == "unit no. 511, 512, 513, 514, 515 of the file"
    assert named(lot(*range(10, 17), numbers=NUMBERS)) == "unit no. 511, 512, 513, 514, 515 of the file and 2 others"


@pytest.mark.parametrize("numbers", [None, np.tile(NUMBERS[:50], 2), np.full(100, "")])
def test_without_a_number_of_its_own_a_unit_is_found_by_its_row(numbers: np.ndarray | None) -> None:
    facts = lot(3, 7, numbers=numbers)
    (one,) = facts.characteristics
    assert one.series is not None
    rows = one.series.row[[3, 7]]
    assert named(facts) == f"what stands in row {rows[0]}, {rows[1]} of the file"


def test_of_several_files_units_run_on_from_the_pilot() -> None:
    facts = lot(3, 70, source=np.repeat([0, 1], 50))
    assert named(facts) == "measured unit 104, 171"


def test_of_no_bad_unit_and_of_most_nothing_is_named() -> None:
    assert named(lot(numbers=NUMBERS)) is None
    assert named(lot(*range(80), numbers=NUMBERS)) is None


def test_the_only_other_characteristic_is_named_and_its_units_are_among_them() -> None:
    measured = lot(22, numbers=NUMBERS).characteristics[0].series
    assert measured is not None
    marks = np.zeros(100)
    marks[[3, 22]] = 1.0
    judged = replace(measured, characteristic="ulir", values=marks)
    facts = lot_facts([measured, judged], None, standard=spec(characteristic(), attribute()))
    said = [language("id").say(one) for one in reasons(facts)]
    (found,) = (one for one in said if "di luar batas" in one)
    assert found.endswith(
        "Lihat juga Ulir kaki lampu. Pisahkan unit nomor 504, 523 di berkas "
        "(dari semua karakteristik yang tidak sesuai: Diameter luar, Ulir kaki lampu)."
    )


def test_bad_units_of_a_lot_that_its_plan_accepts_are_named_too() -> None:
    values = steady(100)
    values[3] = 12.0
    standard = spec(characteristic(sampling={"acceptance_number": 3}))
    facts = lot_facts([series(values, context={Context.UNIT: NUMBERS})], [series(PILOT)], standard=standard)
    said = [language("en").say(one) for one in reasons(facts)]
    assert said[1].endswith("set it aside. Namely unit no. 504 of the file.")


def test_marks_of_a_lot_that_its_plan_accepts_are_named_and_sums_beside_them_leave_some_unnamed() -> None:
    marks = np.zeros(100)
    marks[3] = 1.0
    asked = attribute(sampling={"acceptance_number": 9})
    other = attribute(id="cat", names={"id": "Cat", "en": "Paint"}, sampling={"acceptance_number": 9})
    judged = series(marks, name="ulir", context={Context.UNIT: NUMBERS})
    facts = lot_facts([judged], None, standard=spec(asked))
    assert language("en").say(set_aside(facts)[0]).endswith("set it aside. Namely unit no. 504 of the file.")
    sums = series([5.0], name="cat", size=1, inspected=np.array([100.0]))
    facts = lot_facts([judged, sums], None, standard=spec(asked, other))
    assert language("en").say(set_aside(facts)[0]).endswith("5 units are known to be nonconforming: set them aside.")


def test_sums_do_not_say_which_units_they_count() -> None:
    sums = series([5.0], name="ulir", size=1, inspected=np.array([200.0]))
    facts = lot_facts([sums], None, standard=spec(attribute()))
    assert named(facts) is None
