"""Questions about the data on paper, on the screen and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from making import characteristic, context, lot_facts, series, spec

from qc.errors import InputError
from qc.report.blocks import FactGrid, Heading, Notes, Paragraph, Table
from qc.report.documents import compliance_report
from qc.report.json import to_json
from qc.report.page.pdf import render
from qc.report.parts.questions import questions_section
from qc.report.screen import screen
from qc.report.sections import sections
from qc.terms import Context
from qc.verdict.asked.question_answers import with_answers
from qc.verdict.asked.question_facts import GivenAnswer, QuestionKind
from qc.verdict.asked.question_words import nothing
from qc.words import language

EN, ID = language("en"), language("id")
GAUGE = {"name": {"id": "Mikrometer", "en": "Micrometer"}, "resolution": 0.01}
ANSWER = GivenAnswer(question="block-d", who="Sari", when="5/11/2026", answer="Diukur ulang oleh regu dua.")


def lot(*, copied: bool = True, timed: bool = False) -> Any:
    values = np.round(np.random.default_rng(21).normal(10.0, 0.1, 100), 2)
    if copied:
        values[60:90] = values[10:40]
    made = series(values, context=context(Context.TIME, ["2026-11-03 02:05"] * 100) if timed else {})
    return lot_facts([made], standard=spec(characteristic(gauge=GAUGE)))


def test_a_question_has_its_table_and_a_line_for_the_answer() -> None:
    for reader in (EN, ID):
        (section,) = questions_section(lot(), reader)
        assert [type(block) for block in section.blocks] == [Paragraph, Heading, Table, FactGrid, Paragraph]
    (english,) = questions_section(lot(), EN)
    table, answer, held = (english.blocks[i] for i in (2, 3, 4))
    assert isinstance(table, Table)
    assert isinstance(answer, FactGrid)
    assert isinstance(held, Paragraph)
    assert [row[0].text for row in table.rows] == ["Expected", "Was seen", "Where", "By chance", "To be explained"]
    assert table.rows[1][1].text == "30 readings in a row stand twice, in the same order"
    assert table.rows[2][1].text == "from lot.csv, row 12, column d and from lot.csv, row 62, column d"
    assert table.rows[3][1].text == "less than once in a million batches"
    assert answer.facts[0].value is None
    assert "in at most 5 of 100 such batches" in held.text


def test_no_word_accuses() -> None:
    (section,) = questions_section(lot(), ID)
    said = repr(section.blocks).casefold()
    assert "perlu dijelaskan" in said
    assert not any(word in said for word in ("palsu", "curang", "manipulasi"))


def test_an_answer_is_printed_and_the_screen_says_so() -> None:
    facts = with_answers(lot(), [ANSWER])
    (section,) = questions_section(facts, EN)
    grid = section.blocks[3]
    assert isinstance(grid, FactGrid)
    assert grid.facts[0].value == "Diukur ulang oleh regu dua. (Sari, 5/11/2026)"
    assert screen(facts, EN).sentences[-1] == "1 question about the data, answered."
    assert screen(lot(), EN).sentences[-1].endswith("Outer diameter: The same readings stand twice in the same order.")
    assert "explained" not in " ".join(screen(lot(copied=False), EN).sentences)


def test_a_question_may_be_answered_by_its_number() -> None:
    numbered = replace(ANSWER, question="1")
    (section,) = questions_section(with_answers(lot(), [numbered]), EN)
    grid = section.blocks[3]
    assert isinstance(grid, FactGrid)
    assert grid.facts[0].label == "The workshop's answer to question 1"
    assert grid.facts[0].value == "Diukur ulang oleh regu dua. (Sari, 5/11/2026)"
    with pytest.raises(InputError):
        with_answers(lot(), [replace(ANSWER, question="2")])


def test_remarks_stand_alone_where_nothing_is_asked() -> None:
    (section,) = questions_section(lot(copied=False, timed=True), EN)
    assert [type(block) for block in section.blocks] == [Notes, Paragraph]


def test_without_questions_there_is_no_section() -> None:
    facts = lot(copied=False)
    assert questions_section(facts, EN) == ()
    assert "questions" not in [section.id for section in sections(facts, EN)]
    assert "questions" in [section.id for section in sections(lot(), EN)]
    assert questions_section(replace(facts, questions=None), EN) == ()
    assert "questions" not in [section.id for section in sections(replace(facts, questions=None), EN)]


def test_the_json_holds_questions_and_answers() -> None:
    told = json.loads(to_json(with_answers(lot(), [ANSWER])))["questions"]
    assert list(told) == ["level", "checks", "asked", "remarks", "remembered"]
    (question,) = told["asked"]
    assert list(question) == [
        "id", "kind", "characteristic", "expected", "seen", "ask", "where", "p_value", "adjusted", "answer", "also",
    ]  # fmt: skip
    assert (question["id"], question["answer"]["who"]) == ("block-d", "Sari")
    assert question["adjusted"] <= told["level"] == 0.05


def test_questions_decide_nothing() -> None:
    facts = lot()
    assert screen(facts, EN).decision == screen(replace(facts, questions=None), EN).decision


def test_the_page_can_be_drawn() -> None:
    assert render(compliance_report(lot(), ID)).startswith(b"%PDF-")


def test_a_rare_find_that_is_not_so_rare_is_said_in_batches() -> None:
    facts = lot()
    asked = facts.questions.asked[0]
    rarer = replace(facts, questions=replace(facts.questions, asked=(replace(asked, p_value=4.2e-4),)))
    (section,) = questions_section(rarer, EN)
    assert "about once in 2,000 batches" in repr(section.blocks)


def test_every_kind_has_a_title_and_nothing_has_no_words() -> None:
    facts = lot()
    asked = facts.questions.asked[0]
    every = tuple(replace(asked, kind=kind) for kind in QuestionKind)
    (section,) = questions_section(replace(facts, questions=replace(facts.questions, asked=every)), EN)
    titles = {block.text.partition(": ")[2] for block in section.blocks if isinstance(block, Heading)}
    assert len(titles) == len(QuestionKind)
    with pytest.raises(AssertionError, match="nothing was found"):
        nothing()
