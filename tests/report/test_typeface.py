"""The fonts hold the field's signs, and what they lack is neither hidden nor fatal."""

from __future__ import annotations

from importlib.resources import files

import pytest

from qc.report.page import theme
from qc.report.typeface import PLACEHOLDER, Fonts, fonts, lacks, printable, width_of

SIGNS = "Øø±×µμσ\u0302x\u0304≤≥≠≈√²³°ΩΔ–—−…“”‘’•→←↑↓✓✗▯ÄÖÜäöüßéèçñŁłŞş€‰½¼∞△□○⌀№"
FOLDER = files("qc.report").joinpath("fonts")


@pytest.mark.parametrize("sign", SIGNS)
def test_both_fonts_hold_the_signs_of_the_field(sign: str) -> None:
    assert printable(sign) == sign
    assert width_of(sign, theme.BODY) >= 0
    assert width_of(sign, theme.HEADING) >= 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("한국공업사", PLACEHOLDER * 5),
        ("😀", PLACEHOLDER),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("\ud800", PLACEHOLDER),
        ("a\x00\x07\x1b[0mb", "a[0mb"),
        ("satu\tdua\nbaris\r", "satu dua baris "),
        ("e\u0301", "é"),
        ("㎛ ﬁ ＡＢ", "μm fi AB"),
    ],
)
def test_what_the_fonts_lack_is_visible(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_lacks_tells_a_replaced_sign_from_one_that_was_there() -> None:
    assert lacks("PT 한국")
    assert not lacks("PT Logam Ø")
    assert not lacks(PLACEHOLDER)


def test_fonts_are_small_and_come_with_their_licence() -> None:
    names = fonts()
    assert names == Fonts()
    for name in (names.regular, names.bold):
        assert len(FOLDER.joinpath(f"{name}.ttf").read_bytes()) < 100_000
    licence = FOLDER.joinpath("DejaVu-LICENSE.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence
    assert "Arev" in licence


def test_bold_is_wider() -> None:
    assert width_of("TOLAK", theme.SUBHEADING) > width_of("TOLAK", theme.BODY)
