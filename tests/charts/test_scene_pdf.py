"""A scene on a page of reportlab's."""

from __future__ import annotations

import io

import pytest
from charts.workshop import facts, individual, piston_rings, run
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from qc.charts.control import control_chart
from qc.charts.histogram import histogram
from qc.charts.scene import Anchor, Band, Glyph, Label, Line, Mark, Scene, Style
from qc.report.page.scene_pdf import draw_scene
from qc.words import language


def page(*scenes: Scene, packed: bool = False) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=int(packed), invariant=1)
    for scene in scenes:
        draw_scene(canvas, scene, x=42.0, y=300.0)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def code(*items: Line | Band | Mark | Label) -> str:
    """What one page of a file says."""
    pdf = PdfReader(io.BytesIO(page(Scene(width=100, height=100, title="", description="", items=items))))
    contents = pdf.pages[0].get_contents()
    assert contents is not None
    return contents.get_data().decode("latin-1")


def test_a_scene_stands_where_it_is_put_and_leaves_the_page_as_it_was() -> None:
    said = code(Line(points=((0.0, 0.0), (10.0, 5.5)), style=Style.CONTROL))
    assert "1 0 0 1 42 300 cm" in said
    assert "0.0 0.0 m 10.0 5.5 l S" in said
    assert said.split().count("q") == said.split().count("Q")


def test_control_limits_are_dashed_and_specification_limits_are_not() -> None:
    dashed = code(Line(points=((0.0, 0.0), (10.0, 0.0)), style=Style.CONTROL))
    assert "[4 2.4] 0 d" in dashed
    solid = code(Line(points=((0.0, 0.0), (10.0, 0.0)), style=Style.SPEC))
    assert "[] 0 d" in solid
    assert "1.4 w" in solid


def test_areas_are_filled_and_outlined_only_where_their_look_is() -> None:
    triangle = ((0.0, 0.0), (10.0, 0.0), (5.0, 8.0))
    both = code(Band(points=triangle, style=Style.BAND_OUTER), Band(points=triangle, style=Style.BAND_OUTER))
    assert "5.0 8.0 l h 0.0 0.0 m 10.0 0.0 l 5.0 8.0 l h f" in both
    assert "5.0 8.0 l h B" in code(Band(points=triangle, style=Style.BAR))


def test_an_upright_rectangle_is_written_by_a_corner_and_its_sides() -> None:
    upright = ((1.04, 2.0), (11.0, 2.0), (11.0, 7.54), (1.04, 7.54))
    assert "1.0 2.0 10.0 5.5 re f" in code(Band(points=upright, style=Style.BAND_OUTER))
    leaning = ((1.0, 2.0), (11.0, 3.0), (11.0, 8.0), (1.0, 7.0))
    assert "1.0 2.0 m 11.0 3.0 l 11.0 8.0 l 1.0 7.0 l h f" in code(Band(points=leaning, style=Style.BAND_OUTER))


def test_dots_are_round_ends_of_lines_without_length() -> None:
    said = code(
        Mark(x=3.0, y=4.0, glyph=Glyph.DOT, style=Style.DATA), Mark(x=5.0, y=4.0, glyph=Glyph.DOT, style=Style.DATA)
    )
    assert "1 J" in said
    assert "3.0 4.0 m 3.0 4.0 l 5.0 4.0 m 5.0 4.0 l S" in said


@pytest.mark.parametrize("glyph", [Glyph.TRIANGLE, Glyph.RING, Glyph.SQUARE])
def test_other_glyphs_are_kept_once_and_stamped(glyph: Glyph) -> None:
    marks = [Mark(x=place, y=2 * place, glyph=glyph, style=Style.SIGNAL, size=3.0) for place in (1.0, 4.04, 9.0)]
    scene = Scene(width=100, height=100, title="", description="", items=tuple(marks))
    pdf = PdfReader(io.BytesIO(page(scene, scene)))
    for sheet in pdf.pages:
        contents = sheet.get_contents()
        assert contents is not None
        said = contents.get_data().decode("latin-1")
        assert said.count(" Do") == 3
        assert "1 0 0 1 1 2 cm" in said
        assert "1 0 0 1 3 6.1 cm" in said
    assert page(scene, scene).count(b"/Subtype /Form") == 1


def test_text_stands_at_its_anchor() -> None:
    items = [
        Label(x=50.0, y=10.0, text="abc", anchor=anchor, bold=anchor is Anchor.END)
        for anchor in (Anchor.START, Anchor.MIDDLE, Anchor.END)
    ]
    said = code(*items)
    places = [float(line.split()[1]) for line in said.splitlines() if "(abc)" in line]
    assert places[0] == 50
    assert places[0] > places[1] > places[2]
    assert "0 1 -1 0 5 5 cm" in code(Label(x=5.0, y=5.0, text="mm", rotated=True))


def test_text_that_the_fonts_lack_is_replaced_and_never_breaks_a_page() -> None:
    label = Label(x=5.0, y=5.0, text="외경 \x00\u202e mm")
    scene = Scene(width=100, height=100, title="", description="", items=(label,))
    pdf = PdfReader(io.BytesIO(page(scene)))
    assert "mm" in pdf.pages[0].extract_text()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_all_words_of_a_chart_are_on_the_page(lang: str) -> None:
    reader = language(lang)
    for scene in (
        control_chart(piston_rings(), reader, width=511, height=250),
        histogram(piston_rings(), reader, width=250, height=180),
    ):
        said = PdfReader(io.BytesIO(page(scene))).pages[0].extract_text()
        words = {item.text for item in scene.items if isinstance(item, Label) and not item.rotated}
        assert [text for text in words if text.replace(" ", "") not in said.replace(" ", "").replace("\n", "")] == []


def test_a_chart_of_ten_thousand_points_with_thousands_of_signals_is_small() -> None:
    known = facts(individual(rules="nelson"), pilot=run(100, size=1), batch=run(9900, size=1, seed=1, drift=2e-6))
    scene = control_chart(known, language("id"), width=511, height=250)
    assert sum(isinstance(item, Mark) for item in scene.items) > 2000
    assert len(page(scene, packed=True)) < 65_000
