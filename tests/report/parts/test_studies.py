"""Further statistics in the report: a section of their own, sentences first, then the numbers; all of it in JSON."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from making import attribute, characteristic, judged, lot_facts, series, spec, steady

from qc.report.blocks import FactGrid, Figure, Heading, Notes, Paragraph, Table, Tone
from qc.report.json import to_json
from qc.report.parts.studies import TITLES, further_statistics
from qc.report.sections import sections
from qc.terms import Context
from qc.words import language

EN, ID = language("en"), language("id")
KINDS = list(TITLES)
BATCH = steady(100) + np.linspace(0, 0.2, 100)
CAVITIES = np.array([f"K{1 + i % 6}" for i in range(100)])


def section(reader: Any = EN, **keys: Any) -> Any:
    readings = series(BATCH, context={Context.POSITION: CAVITIES})
    facts = judged(readings, steady(100, seed=2), asked=characteristic(**keys))
    (found,) = further_statistics(facts, 3, reader)
    return found


def values(found: Any) -> dict[str, Any]:
    """The labelled values of a section."""
    return {fact.label: fact.value for block in found.blocks if isinstance(block, FactGrid) for fact in block.facts}


def test_no_section_unless_asked() -> None:
    assert further_statistics(judged(BATCH), 1, EN) == ()


def test_every_kind_has_a_name_sentences_and_numbers() -> None:
    found = section(study=KINDS)
    assert (found.id, found.title) == ("characteristic-3-statistics", "3. Outer diameter: further statistics")
    assert found.blocks[0].text == "These statistics inform; the decision does not rest on them."
    headings = [block.text for block in found.blocks if isinstance(block, Heading)]
    assert headings == [EN.say(title) for title in TITLES.values()]
    assert sum(isinstance(block, Notes) for block in found.blocks) == len(KINDS)
    assert sum(isinstance(block, FactGrid) for block in found.blocks) == len(KINDS)
    assert sum(isinstance(block, Figure) for block in found.blocks) == 1
    assert all(item.endswith(".") for block in found.blocks if isinstance(block, Notes) for item in block.items)


def test_the_three_sigmas_and_both_indices_are_shown() -> None:
    shown = values(section(study=["between-within"]))
    assert shown["σ between subgroups"].endswith(" mm")
    between, within, both = (
        float(shown[f"σ {part}"].split()[0]) for part in ("between subgroups", "within subgroups", "of both together")
    )
    assert abs(both - np.hypot(between, within)) < 2e-5
    assert "; at least " in shown["Cpk from both"]
    assert "; at least " in shown["Cpk from within"]


def test_a_one_sided_interval_and_one_without_a_distribution() -> None:
    shown = values(section(study=["tolerance", "expected"], lsl=None, sides="upper"))
    assert "Lower end" not in shown
    assert "Below the lower limit" not in shown
    assert "Mean ± k σ with k" in shown
    free = values(section(study=["tolerance"], study_settings={"interval": "free", "content": 0.9}))
    assert float(free["Confidence that is reached"].split()[0]) > 95


def test_groups_stand_in_tables() -> None:
    found = section(compare=["position"])
    groups, pairs = [block for block in found.blocks if isinstance(block, Table)]
    assert [row[0].text for row in groups.rows] == [f"K{i}" for i in range(1, 7)]
    assert len(pairs.rows) == 10
    last: Any = found.blocks[-1]
    assert last.text.startswith("Pairs by Welch's t, p-values after Holm, intervals after Bonferroni; the intervals")
    assert last.text.endswith("5 more pairs are in the JSON file.")
    assert found.blocks[1].text == "Compared by position"


def test_few_pairs_are_all_shown_and_small_groups_have_no_test_of_spread() -> None:
    readings = series(BATCH[:4], size=1, context={Context.MACHINE: np.array(["A", "B", "A", "B"])})
    facts = judged(readings, asked=characteristic(subgroup_size=1, compare=["machine"]))
    (found,) = further_statistics(facts, 1, EN)
    last: Any = found.blocks[-1]
    assert last.text.endswith("spreads alike: –.")


def test_what_could_not_be_given_says_why() -> None:
    found = section(compare=["tool"])
    assert [type(block) for block in found.blocks] == [Paragraph, Heading, Paragraph]
    assert found.blocks[2].text == "Not given. Reason: the file has no column for tool."
    assert found.blocks[2].tone is Tone.CAUTION


def test_both_languages_have_the_same_shape_and_own_words() -> None:
    english, indonesian = (section(reader, study=KINDS, compare=["position"]) for reader in (EN, ID))
    assert [type(block) for block in english.blocks] == [type(block) for block in indonesian.blocks]
    assert indonesian.title == "3. Diameter luar: statistik lainnya"
    assert values(indonesian)["Peluang semuanya baik"] == "9,17 %"  # 101 / 1101: none of 100, then none of 1,000


def test_they_stand_behind_their_characteristic_and_in_the_json() -> None:
    standard = spec(
        characteristic(study=KINDS, also=["stages"], stages={"units": [51]}), attribute(study=["prediction"])
    )
    made = [series(BATCH), series(np.zeros(100), name="ulir", size=1)]
    facts = lot_facts(made, [series(steady(100, seed=2))], standard=standard)
    ids = [each.id for each in sections(facts, EN)]
    at = ids.index("characteristic-1-charts")
    assert ids.index("characteristic-1") < at
    assert ids[at : at + 2] == ["characteristic-1-charts", "characteristic-1-statistics"]
    assert "characteristic-2-statistics" in ids
    written = json.loads(to_json(facts))["characteristics"]
    assert [study["kind"] for study in written[0]["studies"]] == KINDS
    assert written[0]["studies"][0]["found"]["sigma_between"] > 0
    assert written[0]["studies"][1]["found"]["model"] in {"A1", "C3", "C4", "D"}
    assert written[0]["extra_charts"][0]["stages"][1]["first"] == 10
    assert written[1]["studies"][0]["found"]["nonconforming"] == 0
