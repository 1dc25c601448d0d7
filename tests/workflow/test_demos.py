"""Stories: found in a checkout and in an installed package, told in both languages."""

from __future__ import annotations

import shutil
import tomllib
from typing import TYPE_CHECKING

import pytest
from told_stories import ROOT, SAMPLES, STORIES, verdict_of

from qc.errors import UsageError
from qc.workflow import demo, demos as module, stories

if TYPE_CHECKING:
    from pathlib import Path

    from qc.report.story.facts import Story

SENTENCES = 5


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_story_is_told_in_both_languages(story: Story) -> None:
    for told in (story.product, story.line, story.see):
        assert told.say("id") != told.say("en") or story.name == "side-bearing-housing"
    for lang in ("id", "en"):
        assert len(story.line.say(lang)) <= 60
        assert story.see.say(lang).endswith((".", ".)"))
        assert len(story.see.say(lang).split(". ")) <= SENTENCES
    assert all(path.is_file() for path in (*story.batch, *story.pilot, story.spec))


def test_every_key_of_a_story_is_used() -> None:
    known = {"spec", "pilot", "pilot_units", "batch", "made", "workshop", "lot", "source", "product", "line", "see"}
    stories = [*SAMPLES.glob("*/story.toml")]
    assert len(stories) > 20
    for path in stories:
        assert set(tomllib.loads(path.read_text(encoding="utf-8"))) <= known, path


def test_an_installed_package_finds_what_it_brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SAMPLES / "viskositas-cat", tmp_path / "samples" / "viskositas-cat")
    monkeypatch.setattr(module, "_HOMES", (tmp_path, ROOT))
    (story,) = stories().stories
    assert story.spec == tmp_path / "samples" / "viskositas-cat" / "standar.toml"
    assert module.library("specs") == ROOT / "specs"
    assert demo("viskositas-cat").decision is verdict_of("viskositas-cat").decision


def test_the_package_brings_what_it_looks_for() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    brought = built["targets"]["wheel"]["force-include"]
    assert brought == {kind: f"qc/_library/{kind}" for kind in ("specs", "samples")}


def test_a_package_without_samples_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HOMES", (tmp_path,))
    with pytest.raises(UsageError, match="the folder samples did not come with this program"):
        stories()


@pytest.mark.parametrize(("name", "near"), [("knalpo", "did you mean knalpot?"), ("zzz", "")])
def test_an_unknown_story_is_refused_with_those_there_are(name: str, near: str) -> None:
    with pytest.raises(UsageError, match="there is no such story") as refused:
        demo(name)
    assert near in str(refused.value)
    assert "bos-bubut" in str(refused.value)
