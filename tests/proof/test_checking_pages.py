"""What was put on a page, taken from it, or made to do something is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from proving import codes, proof, report, saved

from qc.proof.findings import Standing

if TYPE_CHECKING:
    from pathlib import Path


def overlay(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[100, 600, 300, 700])
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def visible_field(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(FT=pikepdf.Name.Sig, Rect=[100, 600, 300, 700])
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def painted(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(content + b"\n1 1 1 rg 0 0 600 800 re f\n")


def laid_over(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q 1 1 1 rg 40 600 300 80 re f Q")
    assert isinstance(pdf.pages[0].Contents, pikepdf.Array)


def laid_under(pdf: pikepdf.Pdf) -> None:
    pdf.pages[-1].contents_add(b"q 1 0 0 rg 40 600 300 80 re f Q", prepend=True)


def moved(pdf: pikepdf.Pdf) -> None:
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = pdf.make_stream(content.replace(b" Tm", b" Tm ", 1).replace(b"1 0 0 1", b"1 0 0 1.5", 1))


def other_font(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].Resources.Font
    name = next(iter(fonts.keys()))
    fonts[name].FontDescriptor.FontFile2.write(b"another font")


def cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = pikepdf.Array([0, 400, 595, 842])


def shorter(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def longer(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


@pytest.mark.parametrize(
    "change",
    [overlay, visible_field, painted, laid_over, laid_under, moved, other_font, cropped, shorter, longer],
)
def test_a_page_that_prints_something_else_is_found(tmp_path: Path, change: Any) -> None:
    found = proof(tmp_path, saved(report(), change))
    assert codes(found, Standing.BROKEN) == ["page-differs"]


def test_the_last_digits_of_a_place_may_differ(tmp_path: Path) -> None:
    def hair(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents = pdf.make_stream(content.replace(b"1 0 0 1 ", b"1 0 0 1.00001 ", 1))

    found = proof(tmp_path, saved(report(), hair))
    assert "pages-follow" in codes(found, Standing.HOLDS)


def opens(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def scripts(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.JavaScript = pikepdf.Dictionary(Names=pikepdf.Array())


@pytest.mark.parametrize("change", [opens, scripts])
def test_a_file_that_does_something_is_found(tmp_path: Path, change: Any) -> None:
    assert codes(proof(tmp_path, saved(report(), change)), Standing.BROKEN) == ["lively"]
