"""Charts on a page: every dot tells what is behind it, a table stands behind each, a phone gets its own."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from browsing import local, pages, upload

from qc.charts.scene import Label
from qc.report.page_sections import page_sections
from qc.web.drawing import NARROW
from qc.words import language
from qc.workflow.demos import demo

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
SVG = "{http://www.w3.org/2000/svg}"
PHONE = 338  # pixels that a chart is wide on a phone of 360


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    owner = local(pages(tmp_path_factory.mktemp("charts")))
    return upload(owner, RINGS, "example:contoh-ring-piston", pilot_units="125", lot="R-1", workshop="CV Maju")


def figures(page: str) -> list[str]:
    return re.findall(r'<figure class="chart.*?</figure>', page, re.DOTALL)


def control(page: str) -> str:
    return next(one for one in figures(page) if "rentang subgrup" in one)


def pictures(figure: str) -> list[ET.Element]:
    return [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", figure, re.DOTALL)]


def test_every_dot_tells_its_value_its_unit_and_its_cell(page: str) -> None:
    wide, _ = pictures(control(page))
    dots = [each for each in wide.iter(f"{SVG}circle") if each.get("data-p")]
    assert len(dots) == 80
    for dot in dots:
        said = dot.findtext(f"{SVG}title") or ""
        assert re.search(r"rata-rata subgrup: 7[34],\d{4} mm", said)
        assert re.search(r"unit: \d+–\d+", said)
        assert re.search(r"piston_rings\.csv, baris \d+–\d+, kolom diameter_mm", said)


def test_cells_are_those_of_the_file(page: str) -> None:
    wide, _ = pictures(control(page))
    last = next(each for each in wide.iter(f"{SVG}circle") if each.get("data-p") == "39")
    with RINGS.open(encoding="utf-8", newline="") as stream:
        values = [float(row["diameter_mm"]) for row in csv.DictReader(stream)][195:200]
    said = last.findtext(f"{SVG}title") or ""
    assert "baris 197–201" in said
    assert f"{sum(values) / 5:.4f}".replace(".", ",") in said


def test_a_table_stands_behind_each_chart(page: str) -> None:
    found = figures(page)
    assert len(found) >= 3
    assert all("<details" in one and "Angka di balik gambar ini" in one for one in found)
    assert control(page).count("<tr data-p=") == 40


def test_a_phone_gets_a_chart_of_its_own(page: str) -> None:
    wide, narrow = pictures(control(page))
    width = [float((one.get("viewBox") or "").split()[2]) for one in (wide, narrow)]
    assert width[0] > 500
    assert width[1] == NARROW
    sizes = [float(each.get("font-size", "0")) for each in narrow.iter(f"{SVG}text")]
    assert min(sizes) * PHONE / NARROW >= 11


def test_it_is_reached_by_keyboard_and_heard(page: str) -> None:
    one = control(page)
    assert 'tabindex="0" role="application"' in one
    assert 'aria-live="polite"' in one
    assert "static/chart.js" in page
    assert not re.search(r"<script(?![^>]*src=)|style=| on[a-z]+=", one)


@pytest.mark.parametrize("name", ["lampu-ng", "suku-cadang-tekan", "knalpot"])
def test_letters_on_a_phone_are_large_enough(name: str) -> None:
    first, _ = page_sections(demo(name).verdict.facts, language("id"))
    scene = next(block.scene for block in first.blocks if hasattr(block, "scene"))
    assert scene.origin is not None
    narrow = scene.origin.at(NARROW, 300.0)
    sizes = [item.size for item in narrow.items if isinstance(item, Label)]
    assert min(sizes) * PHONE / NARROW >= 11
