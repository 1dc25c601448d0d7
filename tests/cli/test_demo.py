"""``qc demo``: the list, and one story from batch to PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from told_stories import STORIES, verdict_of

from qc.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SHOWN = ("suku-cadang-tekan", "roda-gigi")


def run(*args: str, lang: str = "id") -> Result:
    return CliRunner().invoke(main, ["demo", *args, "--lang", lang])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_list_names_every_story_with_product_volume_and_line(lang: str) -> None:
    ran = run(lang=lang)
    assert ran.exit_code == 0
    lines = ran.output.splitlines()
    for name, story in STORIES.items():
        (line,) = [line for line in lines if line.startswith(f"{name} ")]
        assert story.product.say(lang) in line
        assert line.endswith(story.line.say(lang))
    assert ("12.500" if lang == "id" else "12,500") in ran.output
    invented = [index for index, line in enumerate(lines) if line.split("  ")[0] in STORIES]
    sources = [STORIES[lines[index].split("  ")[0]].source is not None for index in invented]
    assert sources == sorted(sources)


@pytest.mark.parametrize("name", SHOWN)
def test_a_story_is_judged_and_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / "laporan.pdf"
    ran = run(name, "--pdf", str(path), lang="en")
    story = STORIES[name]
    assert ran.exit_code == 0, ran.output
    assert ran.output.startswith(f"{story.product.say('en')}, ")
    told = " ".join(ran.output.split())
    assert f"What to see: {story.see.say('en')}" in told
    assert (f"Published in: {story.source}" in told) == (story.source is not None)
    assert f"written: {path}" in ran.output
    for sentence in verdict_of(name).reasons("en"):
        assert sentence in ran.output
    assert "".join(page.extract_text() for page in PdfReader(path).pages)


def test_an_unknown_story_is_wrong_usage() -> None:
    ran = run("ring-pistn", lang="en")
    assert ran.exit_code == 2
    assert "did you mean ring-piston?" in ran.output


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", STORIES)
def test_every_report_is_a_pdf(name: str, lang: str, tmp_path: Path) -> None:
    path = verdict_of(name).to_pdf(tmp_path / "laporan.pdf", lang)
    pages = PdfReader(io.BytesIO(path.read_bytes()), strict=True).pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) >= 2
    assert verdict_of(name).facts.spec.part_number in text
