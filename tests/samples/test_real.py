"""Real measurements are those of the independent collection, reading by reading."""

from __future__ import annotations

import csv
import json
from itertools import chain

import pytest
from told_stories import ROOT, SAMPLES, STORIES, beside

REAL = {
    "roda-gigi": ("equal-variance-gear", "groups"),
    "plat-logam": ("capability-thickness2", "subgroups"),
    "oksida-besi": ("chart-i-mr-iron-fe", "values"),
    "viskositas-cat": ("cusum-viscosity", "values"),
}


@pytest.mark.parametrize(("name", "case"), REAL.items())
def test_readings_are_those_published(name: str, case: tuple[str, str]) -> None:
    with (SAMPLES / name / "data.csv").open(encoding="utf-8") as stream:
        rows = list(csv.reader(stream, delimiter=";"))[1:]
    found = json.loads((ROOT / "tests" / "reference" / f"{case[0]}.json").read_text(encoding="utf-8"))
    published = found["data"][case[1]]
    flat = list(chain.from_iterable(published)) if isinstance(published[0], list) else published
    assert [float(row[-1].replace(",", ".")) for row in rows] == flat


@pytest.mark.parametrize("name", [name for name, story in STORIES.items() if story.source is not None])
def test_a_published_set_says_where_it_stands_and_nothing_of_a_truth(name: str) -> None:
    assert len(STORIES[name].source or "") > 20
    assert not (SAMPLES / name / "truth.json").exists()
    assert beside(name, "expected.json")["decision"] in {"accept", "hold", "reject"}
