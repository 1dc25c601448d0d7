"""The public names are exact lists."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import qc
import qc.stats


def test_the_package_s_names() -> None:
    assert dir(qc) == vars(qc)["__all__"] == ["QCError", "Verdict", "__version__", "inspect"]
    assert all(getattr(qc, name) for name in dir(qc))


def test_the_statistics_names_are_those_of_the_list_beside_this_test() -> None:
    listed = (Path(__file__).parent / "data" / "public_statistics.txt").read_text(encoding="utf-8").split()
    assert sorted(dir(qc.stats)) == listed


@pytest.mark.parametrize("room", ["qc", "qc.intake", "qc.spec", "qc.stats", "qc.workflow"])
def test_each_name_is_at_home_where_the_room_s_stub_says_and_is_no_module(room: str) -> None:
    opened = import_module(room)
    stub = Path(str(opened.__file__)).with_suffix(".pyi").read_text(encoding="utf-8")
    homes = [node for node in ast.walk(ast.parse(stub)) if isinstance(node, ast.ImportFrom)]
    assert sorted(alias.name for node in homes for alias in node.names) == dir(opened)
    for node in homes:
        home = import_module(f"{room}.{node.module}")
        for alias in node.names:
            found = getattr(opened, alias.name)
            assert not isinstance(found, ModuleType)
            assert found is getattr(home, alias.name)


def test_each_statistic_says_what_it_is() -> None:
    silent = [name for name in dir(qc.stats) if callable(found := getattr(qc.stats, name)) and not found.__doc__]
    assert silent == []
