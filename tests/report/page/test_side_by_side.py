"""Two languages on one paper: what is said twice, what stands once, and that no word is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from page_boxes import overlapping

from qc.charts.scene import Label, Scene
from qc.report.blocks import (
    Beside,
    Cell,
    Column,
    Fact,
    FactGrid,
    Figure,
    Heading,
    Masthead,
    Notes,
    Paragraph,
    Section,
    Table,
)
from qc.report.document import Document
from qc.report.kind.inspection import document
from qc.report.kinds import document_of, usual_languages
from qc.report.page.bilingual import guest, host, join
from qc.report.page.side_by_side import side_by_side
from qc.report.page.walk import words
from qc.report.particulars import Asked, Kind
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.report.blocks import Block
    from qc.verdict.model import LotFacts

    Lot = Callable[..., LotFacts]


def paper(*blocks: Block, title: str = "") -> Document:
    return Document(
        title="A",
        subject="",
        author="",
        language="id",
        date=None,
        head=("", ""),
        foot=("",),
        page="{page}",
        sections=(Section(id="a", title=title, blocks=blocks),),
    )


def joined(one: tuple[Block, ...], other: tuple[Block, ...], asian: tuple[str, ...] = ()) -> tuple[Block, ...]:
    return side_by_side((paper(*one), paper(*other)), ("id", "en"), asian).sections[0].blocks


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("Rata-rata", "Mean"), "Rata-rata / Mean"),
        (("12,5 mm", "12,5 mm"), "12,5 mm"),
        (("RING-74 · Ring piston", "RING-74 · Piston ring"), "RING-74 · Ring piston / Piston ring"),
        (("Pembeli: PT A", "Buyer: PT A"), "Pembeli / Buyer: PT A"),
        (("", "Mean"), "Mean"),
        (("", ""), ""),
        (("Diameter luar", "Diameter outside"), "Diameter luar / Diameter outside"),
    ],
)
def test_joined_texts(texts: tuple[str, ...], said: str) -> None:
    assert join(*texts) == said


def test_a_guest_writes_numbers_as_its_host_and_words_as_itself() -> None:
    reader = guest("en", language("id"))
    assert reader.say(1234.5) == "1.234,5"
    assert reader.code == "en"


def test_sentences_stand_beside_each_other_where_there_is_room() -> None:
    (made,) = joined((Paragraph(text="satu"),), (Paragraph(text="one"),))
    assert isinstance(made, Beside)
    assert [list(words(side)) for side in (made.left, made.right)] == [["satu"], ["one"]]
    narrow = Beside(left=(Notes(items=("satu",)),), right=(Paragraph(text="dua"),))
    english = Beside(left=(Notes(items=("one",)),), right=(Paragraph(text="two"),))
    (made,) = joined((narrow,), (english,))
    assert isinstance(made, Beside)
    assert made.left == (Notes(items=("satu",), under=("one",)),)
    assert [block.text for block in made.right if isinstance(block, Paragraph)] == ["dua", "two"]


def test_labels_get_further_languages_and_values_do_not() -> None:
    grid = FactGrid(facts=(Fact(label="Nomor lot", value="L-1"), Fact(label="Alamat", value=None)))
    english = FactGrid(facts=(Fact(label="Lot number", value="L-1"), Fact(label="Address", value=None)))
    (made,) = joined((grid,), (english,), ("ja",))
    assert made == FactGrid(
        facts=(
            Fact(label="Nomor lot / Lot number / ロット番号", value="L-1"),
            Fact(label="Alamat / Address", value=None),
        )
    )


def test_cells_keep_columns_narrow() -> None:
    columns = (Column(title="Keputusan"),)
    table = Table(columns=columns, rows=((Cell(text="TERIMA", below="a"),), (Cell(text="1,5"),)))
    english = Table(columns=(Column(title="Decision"),), rows=((Cell(text="ACCEPT", below="b"),), (Cell(text="1,5"),)))
    (made,) = joined((table,), (english,), ("ko",))
    assert isinstance(made, Table)
    assert made.columns[0].title == "Keputusan / Decision / 판정"
    assert made.rows == ((Cell(text="TERIMA", below="ACCEPT · a / b"),), (Cell(text="1,5"),))


def test_stacks_of_other_shapes_are_shown_in_the_first_language() -> None:
    assert joined((Heading(text="a"),), (Paragraph(text="b"),)) == (Heading(text="a"),)
    short = Notes(items=("satu",))
    assert joined((short,), (Notes(items=("one", "two")),)) == (short,)


def test_what_a_chart_says_in_several_lines_is_one_sentence_in_the_other_language() -> None:
    def drawn(*lines: str) -> Figure:
        labels = tuple(Label(x=0.0, y=27.0 - 9.0 * row, text=line, size=6.6) for row, line in enumerate(lines))
        axis = Label(x=50.0, y=60.0, text=lines[-1][:12])
        return Figure(scene=Scene(width=90.0, height=80.0, title="", description="", items=(axis, *labels)))

    _, said = joined(
        (drawn("Garis hitam penuh adalah batas pembeli", "dan batas kendali."),),
        (drawn("Solid black lines are the buyer's limits, the", "dashed ones", "control limits."),),
    )
    assert isinstance(said, Paragraph)
    assert said.text == (
        "dan batas ke = control limi · Solid black lines are the buyer's limits, the dashed ones control limits."
    )


def test_a_masthead_has_one_title_and_the_others_below() -> None:
    def head(title: str, other: str) -> Masthead:
        return Masthead(title=title, subtitle=other, maker=Fact(label="x", value="CV A"), name="N", details=("L: 1",))

    titles = ("Laporan kesesuaian", "Compliance report")
    (made,) = joined((head(*titles),), (head(*reversed(titles)),), ("ko",))
    assert isinstance(made, Masthead)
    assert (made.title, made.subtitle) == (titles[0], "Compliance report · 적합성 보고서")


@pytest.mark.parametrize(("kind", "korean"), [(Kind.DIMENSIONAL, "측정값"), (Kind.FIRST_ARTICLE, "")])
def test_below_a_title_stands_no_language_that_nobody_asked_for(lot: Lot, kind: Kind, korean: str) -> None:
    document = document_of(kind, Asked(facts=lot()), ("en", "ko"))
    (head,) = (block for section in document.sections for block in section.blocks if isinstance(block, Masthead))
    assert head.subtitle == korean
    (head,) = (
        block
        for section in document_of(kind, Asked(facts=lot()), ("en",)).sections
        for block in section.blocks
        if isinstance(block, Masthead)
    )
    assert head.subtitle not in {"", korean}


@pytest.mark.parametrize(
    "asked", [{}, {"characteristics": 8, "drift": 0.06, "subgroups": 40}, {"characteristics": 4, "size": 1}]
)
def test_no_sentence_of_either_language_is_lost(lot: Lot, asked: dict[str, int]) -> None:
    facts = lot(**asked)
    both = document_of(Kind.INSPECTION, Asked(facts=facts), ("id", "en"))
    shown = " ".join(text for section in both.sections for text in words(section))
    for code in ("id", "en"):
        reader = host(code) if code == "id" else guest(code, host("id"))
        for section in document(Asked(facts=facts), reader).sections:
            lost = [t for t in _sentences(section.blocks) if t.rpartition(": ")[2] not in shown]
            assert not lost


def _sentences(blocks: tuple[Block, ...]) -> list[str]:
    told = (block for block in blocks if not isinstance(block, Masthead | FactGrid | Table))
    return [text for block in told for text in words(block) if re.search(r"\w{3}.* .* ", text)]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CERTIFICATE])
def test_nothing_overlaps_and_nothing_leaves_the_page(kind: Kind, any_lot: LotFacts) -> None:
    if (
        kind is Kind.CLASS
        and any_lot.characteristics[0].chart is None
        and any_lot.characteristics[0].pilot_chart is None
    ):
        pytest.skip("without a chart there is no class page")
    codes = usual_languages(kind)
    asian = ("ko", "ja") if len(codes) > 1 else ()
    assert not overlapping(document_of(kind, Asked(facts=any_lot), (*codes, *asian)))


def test_nothing_overlaps_on_a_certificate(lot: Lot) -> None:
    assert not overlapping(document_of(Kind.CERTIFICATE, Asked(facts=lot(sigma=0.005)), ("id", "en", "ko", "ja")))
