"""What a page shows first: the answer, and a picture of each thing that the answer speaks of."""

from __future__ import annotations

import numpy as np
from making import characteristic, lot_facts, series, spec, steady

from qc.report.blocks import Heading
from qc.report.page_sections import page_sections
from qc.words import language

MOVES, STAYS = (characteristic(id=name, names={"id": name, "en": name}) for name in ("moves", "stays"))


def pictured(step: float, slip: float) -> list[str]:
    """What the first pictures are of, where one characteristic moves by a step and one unit of the other slips."""
    moved, slipped = steady(150, seed=3), steady(150, seed=4)
    moved[50:] += step
    slipped[70] += slip
    facts = lot_facts(
        [series(moved, name="moves"), series(slipped, name="stays")],
        [series(steady(100, seed=seed), name=name) for seed, name in ((5, "moves"), (6, "stays"))],
        standard=spec(MOVES, STAYS),
    )
    first, _ = page_sections(facts, language("id"))
    return [block.text for block in first.blocks if isinstance(block, Heading)]


def test_what_is_outside_and_what_changed_have_a_picture_each() -> None:
    assert pictured(0.3, 0.0) == ["moves"]
    assert pictured(0.0, 1.2)[0] == "stays"
    assert pictured(0.3, 1.2)[:2] == ["stays", "moves"]
    assert np.unique(pictured(0.3, 1.2)).size == 2
