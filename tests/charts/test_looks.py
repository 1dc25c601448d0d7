"""One look for each role, told apart without colour."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from qc.charts.looks import LOOKS, Look
from qc.charts.scene import Glyph, Style

PAPER = 1.0


def lightness(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str) -> float:
    """Contrast with white paper."""
    return (PAPER + 0.05) / (lightness(colour) + 0.05)


def test_every_role_has_a_look() -> None:
    assert set(LOOKS) == set(Style)


@pytest.mark.parametrize("style", Style)
def test_colours_are_written_alike(style: Style) -> None:
    look = LOOKS[style]
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in (look.stroke, look.fill, look.ink))


@pytest.mark.parametrize("style", Style)
def test_text_can_be_read(style: Style) -> None:
    assert contrast(LOOKS[style].ink) >= 4.5


DECORATION = {Style.GRID, Style.PILOT, Style.CHANGE, Style.BAND_OUTER, Style.BAND_INNER, Style.BAR, Style.BAR_BEYOND}
"""What is drawn as an area, or says no more than the axis: what it means stands in a line or a label too."""


@pytest.mark.parametrize("style", sorted(set(Style) - DECORATION))
def test_lines_that_mean_something_can_be_seen(style: Style) -> None:
    assert contrast(LOOKS[style].stroke) >= 3.0  # WCAG 2.2, 1.4.11: graphical objects


@pytest.mark.parametrize("style", [Style.BAR, Style.BAR_BEYOND, Style.DATA])
def test_bars_and_dots_can_be_seen(style: Style) -> None:
    assert contrast(LOOKS[style].fill) >= 3.0


def test_lines_of_different_meaning_differ_without_colour() -> None:
    looks = [LOOKS[style] for style in (Style.CENTER, Style.CONTROL, Style.SPEC, Style.NOMINAL)]
    patterns = {(look.dash, look.width > 1.2) for look in looks}
    assert len(patterns) == 4


def test_areas_differ_in_a_photocopy() -> None:
    areas = (Style.PILOT, Style.BAND_OUTER, Style.BAND_INNER, Style.BAR_BEYOND)
    shades = [lightness(LOOKS[style].fill) for style in areas]
    assert all(lighter > 1.25 * darker for lighter, darker in pairwise(shades))


def test_a_small_glyph_has_a_fine_outline() -> None:
    look = Look(stroke="#000000", width=1.0)
    assert look.outline(10.0) == 1.0
    assert look.outline(1.0) < 0.5


def test_a_ring_is_hollow_whatever_its_role() -> None:
    assert LOOKS[Style.DATA].inside(Glyph.RING) == "#ffffff"
    assert LOOKS[Style.DATA].inside(Glyph.DOT) == LOOKS[Style.DATA].fill
