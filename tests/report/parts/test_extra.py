"""Further charts in the report: a section of their own, with their parameters and what must be said."""

from __future__ import annotations

from typing import Any

import numpy as np
from making import characteristic, judged, lot_facts, series, spec, steady

from qc.report.blocks import Figure, Heading, Paragraph
from qc.report.parts.extra import further_charts
from qc.report.sections import sections
from qc.words import language

EN, ID = language("en"), language("id")
BATCH = steady(100) + np.linspace(0, 0.2, 100)


def section(reader: Any = EN, **keys: Any) -> Any:
    facts = judged(BATCH, steady(100, seed=2), asked=characteristic(**keys))
    (found,) = further_charts(facts, 3, reader)
    return found


def test_no_section_unless_asked() -> None:
    assert further_charts(judged(BATCH, steady(100, seed=2)), 1, EN) == ()


def test_each_chart_has_its_name_picture_and_parameters() -> None:
    found = section(also=["ewma", "cusum"], ewma={"weight": 0.1})
    assert (found.id, found.title) == ("characteristic-3-charts", "3. Outer diameter: further charts")
    assert [type(block) for block in found.blocks] == [Paragraph, *[Heading, Figure, Paragraph] * 2]
    assert found.blocks[0].text == "These charts inform; the decision does not rest on them."
    assert found.blocks[3].text == (
        'As the standard writes it: ewma = { weight = 0.1, width = 2.86, limits = "exact" }. σ: mean of R/d2.'
    )
    assert "Note: it calls out in " in found.blocks[6].text


def test_parameters_are_written_as_the_standard_writes_them() -> None:
    found = section(also=["z-mr", "deviation"], z_mr={"pooling": "by-part"})
    captions = [block.text for block in found.blocks if isinstance(block, Paragraph)]
    assert captions[1] == ('As the standard writes it: z_mr = { pooling = "by-part" }. σ: mean moving range over d2.')
    assert captions[2] == "σ: mean of R/d2."


def test_a_chart_that_could_not_be_drawn_says_why() -> None:
    facts = judged(None, steady(100), asked=characteristic(also=["trend"]))
    (found,) = further_charts(facts, 1, EN)
    refusal: Any = found.blocks[2]
    assert refusal.text == "Not drawn. Reason: no readings in the batch."


def test_both_languages_have_the_same_shape_and_own_words() -> None:
    english, indonesian = (section(reader, also=["ewma", "between-within", "tool-wear"]) for reader in (EN, ID))
    assert [type(block) for block in english.blocks] == [type(block) for block in indonesian.blocks]
    assert indonesian.title == "3. Diameter luar: peta lainnya"


def test_the_section_follows_its_characteristic() -> None:
    standard = spec(characteristic(also=["ewma"]))
    facts = lot_facts([series(BATCH)], [series(steady(100, seed=2))], standard=standard)
    ids = [each.id for each in sections(facts, EN)]
    assert ids.index("characteristic-1") < ids.index("characteristic-1-charts") < ids.index("data-notes")
