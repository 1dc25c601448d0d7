"""The README keeps its promises: its commands run, and each command stands in it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from qc.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command below a group, with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from commands(found, f"{path} {name}")
        else:
            yield f"{path} {name}", found


@pytest.mark.parametrize(("called", "command"), list(commands(main, "qc")))
def test_each_command_stands_in_the_readme_and_explains_each_option(called: str, command: click.Command) -> None:
    assert called in README
    options = [param for param in command.params if isinstance(param, click.Option)]
    shown = CliRunner().invoke(main, [*called.split()[1:], "--help"]).output
    for option in options:
        assert option.opts[0] in shown


def test_the_readme_s_main_job_gives_what_the_readme_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = re.search(r"<!-- main job -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    assert block is not None
    call = shlex.split(block[1].rpartition("&&")[2])
    assert call[0] == ".venv/bin/qc"
    monkeypatch.chdir(ROOT)
    pdf = tmp_path / "laporan.pdf"
    args = [str(pdf) if arg == "laporan.pdf" else arg for arg in call[1:]]
    ran = CliRunner().invoke(main, args)
    assert ran.exit_code == 4, ran.output
    assert "HOLD" in ran.output
    assert "drifts upward" in ran.output
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_the_readme_s_python_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    block = re.search(r"```python\n(.*?)\n```", README, re.DOTALL)
    assert block is not None
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(block[1].replace("laporan.pdf", (tmp_path / "laporan.pdf").as_posix()), names)
    assert (tmp_path / "laporan.pdf").exists()


def test_pictures_in_the_readme_are_there() -> None:
    shown = re.findall(r"\]\(((?:samples|qc)/[^)]+)\)", README)
    assert shown
    assert [path for path in shown if not (ROOT / path).is_file()] == []


def test_every_benchmark_is_named() -> None:
    named = re.findall(r"\bbench_\w+\.py", README)
    assert sorted(named) == sorted(path.name for path in (ROOT / "tests" / "benchmarks").glob("bench_*.py"))


def test_no_option_is_named_that_no_command_has() -> None:
    own = {option for _, command in commands(main, "qc") for param in command.params for option in param.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", README))
    assert named - own == {"--help", "--cov", "--hypothesis-profile"}  # the last two are pytest's


def test_links_within_the_readme_lead_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    marks = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\]\(#([^)]+)\)", README))
    assert links
    assert links <= marks


def test_the_map_of_the_house_shows_every_room_and_nothing_else() -> None:
    shown = README[README.index("## The map of the house") :]
    named = re.findall(r"`((?:qc|tests|specs|samples)/[\w./]*)`", shown)
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []
    rooms = {path.name for path in (ROOT / "qc").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    outside = {"__init__.py", "__main__.py", "version.py"}
    assert [room for room in sorted(rooms - outside) if f"`qc/{room}" not in shown] == []
