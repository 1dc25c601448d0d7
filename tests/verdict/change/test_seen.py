"""What a batch could have shown is said as what it is: no bound on how many are nonconforming."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import attribute, judged, series, spec, steady

from qc.verdict.judge import judge
from qc.words import language

if TYPE_CHECKING:
    from qc.verdict.model import CharacteristicFacts


def marked(bad: int, units: int, *, counts: str) -> CharacteristicFacts:
    """A batch of marks, or of nonconformities of single units, after a pilot of 500 units with five."""

    def values(n: int, count: int) -> np.ndarray:
        found = np.zeros(n)
        found[:: max(1, n // max(count, 1))][:count] = 1
        return found

    asked = attribute(counts=counts)
    batch, pilot = (series(values(n, count), name="ulir", size=50) for n, count in ((units, bad), (500, 5)))
    return judge(asked, batch, pilot, spec(asked).lot)


@pytest.mark.parametrize("counts", ["nonconforming", "nonconformities"])
def test_a_note_on_what_would_be_seen_cannot_be_taken_for_a_bound(counts: str) -> None:
    facts = marked(10, 1000, counts=counts)
    assert facts.attribute is not None
    assert facts.attribute.drift is not None
    assert facts.attribute.drift.would_show is not None
    said = [language("en").say(note) for note in facts.notes]
    (seen,) = (note for note in said if "differs from the pilot's" in note)
    assert "this is no bound on how many" in seen
    assert "bukan batas" in " ".join(language("id").say(note) for note in facts.notes)


@pytest.mark.parametrize("counts", ["nonconforming", "nonconformities"])
def test_where_nothing_was_found_the_bound_alone_is_said(counts: str) -> None:
    facts = marked(0, 300, counts=counts)
    assert facts.attribute is not None
    assert facts.attribute.drift is not None
    assert facts.attribute.drift.would_show is not None
    assert not any("9 of 10" in language("en").say(note) for note in facts.notes)


@pytest.mark.parametrize("readings", [12, 24])
def test_a_small_pilot_is_said_with_the_shift_that_it_would_show(readings: int) -> None:
    """Of 1,000 units that are all off by as much as is said, most are seen; of half as much, hardly any."""
    pilot, made = steady(readings, seed=2), steady(1000, seed=3)
    (said,) = (note for note in judged(made, pilot).notes if "the pilot has only" in language("en").say(note))
    assert f"the pilot has only {readings} readings: a shift that is there from the first" in language("en").say(said)
    assert f"uji coba (pilot) hanya berisi {readings} hasil ukur" in language("id").say(said)
    shift = dict(said.facts)["shift"].value  # type: ignore[attr-defined]
    seen = {
        share: sum(
            judged(steady(1000, seed=seed, mean=10 + share * shift), pilot).drift.flagged is not None  # type: ignore[union-attr]
            for seed in range(20, 30)
        )
        for share in (0.5, 1.3)
    }
    assert seen[0.5] <= 3
    assert seen[1.3] >= 8


def test_a_pilot_of_25_readings_needs_no_such_word() -> None:
    notes = judged(steady(1000, seed=3), steady(25, seed=2)).notes
    assert not any("the pilot has only" in language("en").say(note) for note in notes)
