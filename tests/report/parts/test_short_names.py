"""Files on paper: by their names, a file once, a note once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, lot_facts, series, spec

from qc.errors import Location
from qc.intake.batch import Batch, DataNote, Source
from qc.report.blocks import Notes, Section, Table
from qc.report.documents import compliance_report
from qc.report.page.walk import words
from qc.report.parts.short_names import short_names, with_short_names
from qc.report.sections import sections
from qc.words import language, message

if TYPE_CHECKING:
    from qc.verdict.model import LotFacts

EN = language("en")
FOLDER = "/rumah/sari/qc/"
DAYS = ("16 Nov", "17 Nov", "18 Nov")


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["/x/a.csv", "/x/b.csv"], ["a.csv", "b.csv"]),
        (["/x/a.csv", "/y/a.csv", "c.csv"], ["x/a.csv", "y/a.csv", "c.csv"]),
        (["/1/x/a.csv", "/2/x/a.csv"], ["/1/x/a.csv", "/2/x/a.csv"]),
        (["DataFrame"], ["DataFrame"]),
    ],
    ids=["names", "folders", "whole", "no file"],
)
def test_a_file_is_called_by_as_little_as_tells_it_from_others(names: list[str], short: list[str]) -> None:
    assert list(short_names(names).values()) == short


def lot() -> LotFacts:
    """A pilot in one file, a batch in a workbook with a sheet for each day, and copied readings."""
    values = np.round(np.random.default_rng(21).normal(10.0, 0.1, 100), 2)
    values[60:90] = values[10:40]
    facts = lot_facts(
        [series(values)], standard=spec(characteristic(gauge={"name": {"id": "M", "en": "M"}, "resolution": 0.01}))
    )
    book = f"{FOLDER}produksi.xlsx"
    said = message("point read as the decimal mark")
    sources = tuple(Source(name=book, sha256="ab" * 32, size=9, sheet=day, rows=40) for day in DAYS)
    notes = tuple(DataNote(said=said, location=Location(file=book, sheet=day)) for day in DAYS)
    batch = replace(facts.batch, sources=sources, notes=notes)
    other = Source(name=f"{FOLDER}pilot.csv", sha256="cd" * 32, size=5, rows=20)
    pilot = Batch(series={}, sources=(other,), notes=(DataNote(said=said, location=Location(file=other.name)),))
    assert facts.questions is not None
    asked = tuple(replace(each, where=Location(file=book, row=12).message()) for each in facts.questions.asked)
    assert asked
    return replace(facts, batch=batch, pilot=pilot, questions=replace(facts.questions, asked=asked))


def section(name: str) -> Section:
    return next(each for each in sections(lot(), EN) if each.id == name)


def test_no_folder_stands_on_paper() -> None:
    found = compliance_report(lot(), EN)
    texts = [text for each in found.sections for text in words(each)]
    assert any("produksi.xlsx, row 12" in text for text in texts)
    assert not [text for text in (*texts, *found.head, *found.foot) if FOLDER in text]


def test_names_without_folders_stay() -> None:
    facts = with_short_names(lot())
    assert [source.name for source in facts.batch.sources] == ["produksi.xlsx"] * len(DAYS)
    assert with_short_names(facts) is facts


def test_a_note_of_every_sheet_is_said_once() -> None:
    (notes,) = (block for block in section("data-notes").blocks if isinstance(block, Notes))
    assert [item for item in notes.items if "16 Nov" in item] == [
        "produksi.xlsx, sheet 16 Nov, 17 Nov, 18 Nov: point read as the decimal mark"
    ]


def test_a_file_and_its_digest_stand_once() -> None:
    (table,) = (block for block in section("provenance").blocks if isinstance(block, Table))
    _, pilot, batch = table.rows
    assert [cell.text for cell in batch] == ["batch", "produksi.xlsx", "120", "9", "ab" * 32]
    assert (batch[1].below, pilot[1].below) == ("3 sheets: 16 Nov to 18 Nov", "")
    assert compliance_report(lot(), EN).foot[1].count("abab") == len("ab" * 8) // 4
