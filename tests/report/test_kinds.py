"""The documents that one verdict gives: their fields, languages and pages."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pypdf import PdfReader

from qc.errors import QCError, UsageError
from qc.report.blocks import Banner, FactGrid, Signatures, Table
from qc.report.blocks_large import Large, Poster, Statement, Step
from qc.report.document import A4, LETTER, Logo
from qc.report.kinds import document_of, usual_languages
from qc.report.page.pdf import render
from qc.report.particulars import Asked, Kind, Particulars
from qc.verdict.model import Identity
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.report.document import Document
    from qc.verdict.model import LotFacts

    Lot = Callable[..., LotFacts]

GIVEN = Particulars(
    number="SPK-117",
    purchase_order="PO-2026-0117/3",
    order_quantity=1200,
    deviations="tidak ada",
    prepared="Budi Santoso",
    approved="H. Slamet",
)
DRIFTING: dict[str, Any] = {"characteristics": 8, "drift": 0.06, "subgroups": 40}
LONG: dict[str, Any] = {"characteristics": 40}


def made(kind: Kind, facts: LotFacts, *codes: str, **asked: Any) -> Document:
    return document_of(kind, Asked(facts=facts, particulars=GIVEN, **asked), codes or usual_languages(kind))


def pages(document: Document) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(render(document)), strict=True).pages]


def blocks(document: Document, kind: type) -> list[Any]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, kind)]


def labelled(document: Document) -> dict[str, str | None]:
    return {fact.label: fact.value for grid in blocks(document, FactGrid) for fact in grid.facts}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CERTIFICATE])
def test_the_same_facts_give_the_same_bytes(kind: Kind, lot: Lot) -> None:
    facts = lot(**DRIFTING)
    assert render(made(kind, facts)) == render(made(kind, facts))


def test_a_certificate_states_conformity_on_one_page_in_four_languages(lot: Lot) -> None:
    document = made(Kind.CERTIFICATE, lot(sigma=0.005), "id", "en", "ko", "ja")
    (page,) = pages(document)
    for said in (
        "Surat pernyataan kesesuaian",
        "Certificate of conformance",
        "적합 증명서",
        "適合証明書",
        "PO-2026-0117/3",
    ):
        assert said in page
    (stated,) = blocks(document, Statement)
    assert stated.lines[0].startswith("Kami menyatakan")
    assert stated.lines[1].startswith("We state")
    facts = labelled(document)
    assert facts["Nomor lot / Lot number / 로트 번호 / ロット番号"] == "L-2026-117"
    assert facts["Alamat / Address"] is None


@pytest.mark.parametrize("asked", [DRIFTING, {"readings": False, "pilot": False}])
def test_conformity_is_not_stated_of_a_lot_that_is_not_accepted(lot: Lot, asked: dict[str, Any]) -> None:
    with pytest.raises(QCError, match="conformity cannot be stated") as refused:
        made(Kind.CERTIFICATE, lot(**asked))
    assert refused.value.exit_status == 4
    assert "Do not ship this lot" in str(refused.value)


def test_dimensional_results_have_a_row_for_each_characteristic(lot: Lot) -> None:
    document = made(Kind.DIMENSIONAL, lot(**DRIFTING), "en")
    (table,) = blocks(document, Table)
    assert [row[0].text for row in table.rows] == [str(number) for number in range(1, 9)]
    first = table.rows[0]
    assert first[2].text == "20.000 ± 0.050 mm"
    assert (first[3].text, first[4].text) == ("19.950", "20.050")
    outside = [c.faults > 0 for c in lot(**DRIFTING).characteristics]
    assert [row[-1].text == "✗" for row in table.rows] == outside
    assert [row[-2].text == "✓" for row in table.rows] == [not each for each in outside]
    assert any(outside)
    assert not all(outside)


def test_what_was_not_measured_is_neither_ok_nor_not_ok(lot: Lot) -> None:
    (table,) = blocks(made(Kind.DIMENSIONAL, lot(readings=False, pilot=False), "en"), Table)
    assert [cell.text for cell in table.rows[0][-3:]] == ["–", "–", "–"]


def test_few_readings_are_printed_one_by_one(lot: Lot) -> None:
    facts = lot(subgroups=1)
    (table,) = blocks(made(Kind.DIMENSIONAL, facts, "en"), Table)
    series = facts.characteristics[0].series
    assert series is not None
    assert table.rows[0][6].text == " · ".join(f"{value:.3f}" for value in series.values)
    assert table.rows[0][6].below == ""


@pytest.mark.parametrize(("unit", "at"), [(None, 0), ("1", 0), ("34", 33), ("125", 124)])
def test_the_first_article_is_a_unit_of_the_lot_s_file(lot: Lot, unit: str | None, at: int) -> None:
    facts = lot()
    (table,) = blocks(made(Kind.FIRST_ARTICLE, facts, "en", unit=unit), Table)
    series = facts.characteristics[0].series
    assert series is not None
    assert table.rows[0][4].text == f"✓\u00a0{series.values[at]:.3f}"
    assert [column.title[:2] for column in table.columns] == ["5.", "6.", "7.", "8.", "9.", "10", "11", "14"]


@pytest.mark.parametrize(("unit", "in_pilot", "at"), [(None, True, 0), ("125", True, 124), ("126", False, 0)])
def test_a_pilot_of_the_same_file_has_its_units_before_the_lot_s(
    lot: Lot, unit: str | None, at: int, *, in_pilot: bool
) -> None:
    facts = lot()
    assert facts.pilot is not None
    same = replace(facts, pilot=replace(facts.pilot, sources=facts.batch.sources))
    (table,) = blocks(made(Kind.FIRST_ARTICLE, same, "en", unit=unit), Table)
    one = same.characteristics[0]
    series = one.pilot if in_pilot else one.series
    assert series is not None
    assert table.rows[0][4].text == f"✓\u00a0{series.values[at]:.3f}"


def test_a_first_article_outside_or_without_a_reading_is_said_so(lot: Lot) -> None:
    (outside,) = blocks(made(Kind.FIRST_ARTICLE, lot(shift=0.2), "en", unit="1"), Table)
    assert outside.rows[0][4].text.startswith("✗")
    assert outside.rows[0][7].text == "outside the limits"
    facts = lot()
    one = facts.characteristics[0]
    assert one.series is not None
    values = np.where(np.arange(len(one.series)) == 2, np.nan, one.series.values)
    missing = replace(facts, characteristics=(replace(one, series=replace(one.series, values=values)),))
    (without,) = blocks(made(Kind.FIRST_ARTICLE, missing, "en", unit="3"), Table)
    assert without.rows[0][4].text == "–"
    assert without.rows[0][7].text == "no reading of this unit"


def test_a_unit_that_the_file_does_not_have_is_refused(lot: Lot) -> None:
    with pytest.raises(UsageError, match=r"has no unit 9999\n.*such as 1") as refused:
        made(Kind.FIRST_ARTICLE, lot(), "en", unit="9999")
    assert "--unit" in str(refused.value)


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("asked", [{}, DRIFTING, LONG, {"readings": False, "pilot": False}])
def test_the_owner_s_page_is_one_page_that_says_what_to_do(lot: Lot, asked: dict[str, Any], paper: Any) -> None:
    document = made(Kind.OWNER, lot(**asked), paper=paper)
    assert len(pages(document)) == 1
    (poster,) = blocks(document, Poster)
    assert poster.word in {"KIRIM", "JANGAN KIRIM DULU", "JANGAN KIRIM"}
    assert len(blocks(document, Large)) >= 3


def test_the_class_page_s_sums_are_right(lot: Lot) -> None:
    facts = lot()
    document = made(Kind.CLASS, facts, "en")
    steps = blocks(document, Step)
    assert [step.number for step in steps] == [1, 2, 3, 4, 5]
    base = facts.characteristics[0].pilot_chart
    assert base is not None
    ucl = float(base.location.limits.ucl[0])
    assert steps[3].sums[0].endswith(f"= {ucl:.5f} mm")
    mean_range = float(base.dispersion.values.mean())
    assert steps[2].sums[0].endswith(f"÷ 25 = {mean_range:.6f}")
    assert "2.3259" in steps[2].sums[1]
    assert len(pages(document)) == 1


def test_the_class_page_of_single_readings_divides_the_mean_moving_range(lot: Lot) -> None:
    steps = blocks(made(Kind.CLASS, lot(size=1, subgroups=60, pilot=False), "en"), Step)
    assert steps[0].said.startswith("Centre line")
    assert "1.1284" in steps[1].sums[1]


def test_a_class_page_needs_a_chart_and_a_characteristic_of_the_standard(lot: Lot) -> None:
    with pytest.raises(UsageError, match="no chart whose limits"):
        made(Kind.CLASS, lot(readings=False, pilot=False))
    with pytest.raises(UsageError, match="no characteristic panjang"):
        made(Kind.CLASS, lot(), characteristic="panjang")


def test_an_inspection_report_tells_the_order_and_who_signs(lot: Lot) -> None:
    document = made(Kind.INSPECTION, lot(), "id", "en")
    assert labelled(document)["No. pesanan (PO) / Purchase order no."] == "PO-2026-0117/3"
    (boxes,) = blocks(document, Signatures)
    assert boxes.boxes[0].lines[0] == "Nama / Name: Budi Santoso"
    assert boxes.boxes[1].lines[0] == "Nama / Name"
    (banner,) = blocks(document, Banner)
    assert banner.word == "TERIMA / ACCEPT"
    assert len(banner.under) == len(banner.reasons)
    assert document.language == "id"


def test_letter_and_logo(lot: Lot) -> None:
    logo = Logo(width=2, height=1, pixels=b"\xff\x00\x00\x00\xff\x00")
    content = render(made(Kind.DIMENSIONAL, lot(), paper=LETTER, logo=logo))
    page = PdfReader(io.BytesIO(content), strict=True).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (612, 792)
    assert len(page.images) == 1


def test_words_can_be_searched_in_every_language(lot: Lot) -> None:
    text = "\n".join(pages(made(Kind.INSPECTION, lot(), "en", "ko", "ja")))
    for said in ("Compliance report", "로트 번호", "ロット番号", "관리도", "管理図"):
        assert said in text


def test_papers_of_an_empty_identity_leave_lines_to_write_on(lot: Lot) -> None:
    document = document_of(Kind.DIMENSIONAL, Asked(facts=lot(identity=Identity())), ("id",))
    assert labelled(document)["Pemasok"] is None
    assert labelled(document)["Kode pemasok"] is None


def test_numbers_stand_once_though_the_languages_write_them_differently(lot: Lot) -> None:
    text = "\n".join(pages(made(Kind.DIMENSIONAL, lot(), "id", "en")))
    assert "19,950" in text
    assert "19.950" not in text
    assert language("en").number(19.95, 3) == "19.950"
