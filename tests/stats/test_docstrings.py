"""Each public statistic says in numpydoc's sections what it takes, gives back and looks like in use."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import qc.stats as public

FUNCTIONS = [name for name in dir(public) if inspect.isfunction(getattr(public, name))]


def _sections(name: str) -> dict[str, str]:
    parts = re.split(r"^(\w+)\n-+\n", inspect.getdoc(getattr(public, name)) or "", flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_argument_is_described_and_no_other(name: str) -> None:
    described = re.findall(r"^(\w[^:\n]*?)(?: :.*)?$", _sections(name).get("Parameters", ""), flags=re.MULTILINE)
    named = [each.strip() for line in described for each in line.split(",")]
    assert sorted(named) == sorted(inspect.signature(getattr(public, name)).parameters)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_it_says_what_it_gives_back_and_shows_a_call(name: str) -> None:
    sections = _sections(name)
    assert sections["Returns"].strip()
    assert f"{name}(" in sections["Examples"]


def test_the_package_names_every_topic_and_only_what_is_there() -> None:
    text = public.__doc__ or ""
    table = text.split("==\n")[1]
    topics = {path.name for path in Path(str(public.__file__)).parent.iterdir() if (path / "__init__.py").is_file()}
    assert {line.split()[0] for line in table.splitlines() if line[:1].isalpha()} == topics
    assert set(re.findall(r"``(\w+)``", table)) <= set(dir(public))
