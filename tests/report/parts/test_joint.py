"""Charts of characteristics that move together, in picture and words."""

from __future__ import annotations

from typing import Any

import numpy as np
from charts.workshop import check_layout
from making import characteristic, lot_facts, series, spec

from qc.report.blocks import Figure, Heading, Paragraph
from qc.report.parts.joint import joint_charts
from qc.report.sections import sections
from qc.words import language

EN, ID = language("en"), language("id")
PAIRS = np.random.default_rng(3).multivariate_normal([10.0, 10.0], [[0.01, 0.009], [0.009, 0.01]], size=100)


def lot(readings: Any, *, together: bool = True) -> Any:
    items = [characteristic(), characteristic(id="e", names={"id": "Panjang", "en": "Length"})]
    asked = {"together": [{"characteristics": ["d", "e"]}]} if together else {}
    made = [series(readings[:, i], name=n) for i, n in enumerate(("d", "e"))]
    pilot = [series(PAIRS[:, i], name=n) for i, n in enumerate(("d", "e"))]
    return lot_facts(made, pilot, standard=spec(*items, lot=asked))


def test_a_group_has_its_names_picture_and_false_alarms() -> None:
    moved = PAIRS.copy()
    moved[50:55] += [0.1, -0.1]
    facts = lot(moved)
    for reader in (EN, ID):
        (section,) = joint_charts(facts, reader)
        assert [type(block) for block in section.blocks] == [Paragraph, Heading, Figure, Paragraph]
        figure: Any = section.blocks[2]
        check_layout(figure.scene)
    (english,) = joint_charts(facts, EN)
    heading, caption = (vars_of(english.blocks[i]) for i in (1, 3))
    assert heading == "T² of Outer diameter, Length"
    assert caption.startswith("False alarm at one point: 0.27 %. Note: at point 31 mostly ")


def vars_of(block: Any) -> str:
    return str(block.text)


def test_a_refusal_is_said() -> None:
    (section,) = joint_charts(lot(np.full((100, 2), np.nan)), EN)
    assert vars_of(section.blocks[2]) == "Not drawn. Reason: there are no readings of Outer diameter."


def test_without_groups_there_is_no_section() -> None:
    assert joint_charts(lot(PAIRS, together=False), EN) == ()
    ids = [section.id for section in sections(lot(PAIRS), EN)]
    assert ids.index("together") == ids.index("characteristic-2") + 1
