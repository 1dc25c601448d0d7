"""What has been shown at which volume, in the report and as a paper of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from qc.report.blocks import Banner, Figure, Masthead, Paragraph, Table, Tone
from qc.report.parts.readiness import cause_tone, readiness_section
from qc.report.parts.readiness_words import level_sentence
from qc.report.ramp.courses import evidence_chart, exposure_chart
from qc.report.ramp.document import ramp_document
from qc.report.sections import sections
from qc.terms import CauseFinding, Readiness, VolumeCause
from qc.verdict.volume.readiness import readiness, with_readiness
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.verdict.model import LotFacts

EN, ID = language("en"), language("id")


@pytest.fixture(scope="module")
def any_ready(any_lot: LotFacts) -> LotFacts:
    """A lot of each kind in turn, for which many are planned."""
    return with_readiness(any_lot, 12_500)


def test_without_a_volume_the_report_says_nothing_of_it(lot: Callable[..., LotFacts]) -> None:
    assert readiness_section(lot(), EN) == ()
    assert "readiness" not in [section.id for section in sections(lot(), EN)]


def test_any_lot_says_it_in_the_same_shape_in_both_languages(any_ready: LotFacts) -> None:
    facts = any_ready
    (english,), (indonesian,) = (readiness_section(facts, reader) for reader in (EN, ID))
    assert [type(block) for block in english.blocks] == [type(block) for block in indonesian.blocks]
    tables = [block for block in english.blocks if isinstance(block, Table)]
    assert len(tables) == 2
    assert tables[0].rows[0][0].text == "Operators"
    assert len(tables[1].rows) == len(facts.characteristics)
    assert "readiness" in [section.id for section in sections(facts, EN)]


def test_what_is_not_known_is_said(lot: Callable[..., LotFacts]) -> None:
    (section,) = readiness_section(with_readiness(lot(), 1000), EN)
    table = next(block for block in section.blocks if isinstance(block, Table))
    assert {row[1].text for row in table.rows} == {"not recorded"}
    assert {row[2].text for row in table.rows} == {"not said"}
    assert {row[3].text for row in table.rows} == {"not known"}


BEGINS = {
    Readiness.NOT_ENOUGH: "Not enough evidence to judge 1,000 units. Missing: ",
    Readiness.NOT_YET: "Not yet for 1,000 units. Correct first: ",
    Readiness.UNDER_GUARD: "May go on at 1,325 units, guarded as said below; not yet shown under all that 1,000 units ",
    Readiness.SHOWN: "Shown at 1,325 units (250 measured, 2 batches), under the conditions below.",
}


@pytest.mark.parametrize("level", list(Readiness))
def test_each_level_has_its_sentence_and_none_says_ready(lot: Callable[..., LotFacts], level: Readiness) -> None:
    found = readiness(lot(), 1000)
    assert found is not None
    told = replace(found, reached=replace(found.reached, level=level))
    english, indonesian = (reader.say(level_sentence(told)) for reader in (EN, ID))
    assert english.startswith(BEGINS[level])
    assert "ready" not in english.casefold()
    assert "siap" not in indonesian.casefold().replace("belum siap", "")
    assert ("1.325" if level in {Readiness.UNDER_GUARD, Readiness.SHOWN} else "1.000") in indonesian


def test_tones_alarm_where_it_matters() -> None:
    assert cause_tone(VolumeCause.EXPOSURE, CauseFinding.FOUND) is Tone.PLAIN
    assert cause_tone(VolumeCause.DRIFT, CauseFinding.FOUND) is Tone.BAD
    assert cause_tone(VolumeCause.STREAMS, CauseFinding.FOUND) is Tone.CAUTION
    assert cause_tone(VolumeCause.DRIFT, CauseFinding.NOT_FOUND) is Tone.PLAIN
    assert cause_tone(VolumeCause.STREAMS, CauseFinding.NOT_JUDGED) is Tone.CAUTION


def test_any_lot_is_a_paper_of_its_own(any_ready: LotFacts) -> None:
    document = ramp_document(any_ready, EN)
    first = document.sections[0].blocks
    banner = next(block for block in first if isinstance(block, Banner))
    assert [answer.question for answer in banner.answers] == [
        "Simply more units?",
        "Does the process move?",
        "Do people, machines, lots differ?",
    ]
    assert banner.word in {"WAIT", "FIX"} or banner.word.startswith("≤")
    kinds = [section.id for section in document.sections]
    assert kinds[:3] == ["identity", "readiness", "causes"]
    assert sum(kind.startswith("batches-") for kind in kinds) == len(any_ready.characteristics)


def cells(facts: LotFacts, section: str, row: int) -> list[str]:
    """What stands in a row of a paper's table, in Indonesian."""
    blocks = next(s.blocks for s in ramp_document(facts, ID).sections if s.id == section)
    table = next(block for block in blocks if isinstance(block, Table))
    return [f"{cell.text}|{cell.below}" for cell in table.rows[row]]


def test_days_are_written_as_the_reader_writes_them(lot: Callable[..., LotFacts]) -> None:
    facts = with_readiness(lot(), 1000)
    found = facts.readiness
    assert found is not None
    days = tuple(replace(one, seen=1, labels=("2026-11-03",)) if one.key == "days" else one for one in found.coverage)
    facts = replace(facts, readiness=replace(found, coverage=days))
    row = next(number for number, one in enumerate(days) if one.key == "days")
    assert cells(facts, "readiness", row)[4] == "3 November 2026|"


def test_no_number_of_units_to_come_is_told_of_a_process_that_moves(lot: Callable[..., LotFacts]) -> None:
    moved = with_readiness(lot(characteristics=1, drift=0.12, subgroups=40), 1000)
    assert cells(moved, "causes", 0)[1] == "tidak diketahui|proses bergeser"
    steady = with_readiness(lot(characteristics=1, subgroups=40), 1000)
    text, below = cells(steady, "causes", 0)[1].split("|")
    assert "; paling banyak " in text
    assert below.startswith("dari hasil ukur; bila hanya dihitung OK/NG: paling banyak ")


def test_several_batches_have_no_lot_of_one_of_them(lot: Callable[..., LotFacts]) -> None:
    facts = with_readiness(lot(characteristics=1), 1000)
    found = facts.readiness
    assert found is not None
    facts = replace(facts, identity=replace(facts.identity, lot="B1"))
    several = replace(facts, readiness=replace(found, spans=(*found.spans, found.spans[-1])))
    heads = [ramp_document(each, EN).sections[0].blocks[0] for each in (facts, several)]
    assert [isinstance(head, Masthead) and "Lot: B1" in head.details for head in heads] == [True, False]


def test_a_lot_without_readings_has_no_picture(lot: Callable[..., LotFacts]) -> None:
    facts = with_readiness(lot(readings=False, pilot=False), 1000)
    section = next(s for s in ramp_document(facts, EN).sections if s.id == "batches-1")
    (said,) = section.blocks
    assert isinstance(said, Paragraph)
    assert said.text == "No readings to draw."


def test_evidence_and_nonconforming_units_are_drawn(lot: Callable[..., LotFacts]) -> None:
    facts = with_readiness(lot(characteristics=1, drift=0.12, subgroups=40), 1000)
    found = facts.readiness
    assert found is not None
    (each,) = found.characteristics
    evidence, exposure = evidence_chart(found, each, EN), exposure_chart(found, each, EN)
    assert evidence is not None
    assert exposure is not None
    assert "nonconforming units so far" in exposure.title
    section = next(s for s in ramp_document(facts, EN).sections if s.id == "batches-1")
    assert sum(isinstance(block, Figure) for block in section.blocks) == 3


def test_without_a_pilot_there_is_no_evidence_to_draw(lot: Callable[..., LotFacts]) -> None:
    facts = with_readiness(lot(pilot=False), 1000)
    assert facts.readiness is not None
    (each,) = facts.readiness.characteristics
    assert evidence_chart(facts.readiness, each, EN) is None
    assert exposure_chart(facts.readiness, each, EN) is None
    assert np.isfinite(each.evidence.readings)
