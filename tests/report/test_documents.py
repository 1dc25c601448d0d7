"""What stands on every page, and in the file's properties."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from qc.report.documents import compliance_report
from qc.report.page.walk import words
from qc.verdict.model import Identity
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.verdict.model import LotFacts


def test_head_and_foot_tell_where_a_loose_page_belongs(lot: Callable[..., LotFacts]) -> None:
    document = compliance_report(lot(), language("en"))
    assert document.head == (
        "CV Logam Jaya Ceper · KL-20-117 · L-2026-117 · Turned stepped shaft",
        "Compliance report",
    )
    assert document.foot == (
        "qc 0.1.0 · standard KL-20-117, revision C of 1 June 2026 · PT Contoh Otomotif Indonesia",
        "input sha256 0a1b2c3d0a1b2c3d…",
    )
    assert document.page.format(page=2, pages=5) == "page 2 of 5"


def test_properties_come_from_the_facts_only(lot: Callable[..., LotFacts]) -> None:
    document = compliance_report(lot(), language("id"))
    assert document.title == "Laporan kesesuaian: KL-20-117 · L-2026-117"
    assert document.author == "CV Logam Jaya Ceper"
    assert document.subject == "Poros bubut bertingkat untuk PT Contoh Otomotif Indonesia, revisi C"
    assert (document.language, document.date) == ("id", dt.date(2026, 11, 5))
    nobody = compliance_report(lot(identity=Identity()), language("id"))
    assert (nobody.author, nobody.date) == ("", None)
    assert nobody.title == "Laporan kesesuaian: KL-20-117"


def test_signs_that_the_font_lacks_are_owned_up_to(lot: Callable[..., LotFacts]) -> None:
    note = "Characters that this report's font does not have are shown as ▯; the files hold them."
    plain = compliance_report(lot(), language("en"))
    korean = compliance_report(lot(buyer="한국 주식회사"), language("en"))
    assert note not in [text for section in plain.sections for text in words(section)]
    notes = next(section for section in korean.sections if section.id == "data-notes")
    assert note in list(words(notes))
