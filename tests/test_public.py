"""The public names are exact lists."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from types import ModuleType

import qc
import qc.stats

STUB = Path(qc.stats.__file__).with_suffix(".pyi")


def test_the_package_s_names() -> None:
    assert dir(qc) == qc.__all__ == ["QCError", "Verdict", "__version__", "inspect"]
    assert all(getattr(qc, name) for name in qc.__all__)


def test_the_statistics_names_are_those_of_the_list_beside_this_test() -> None:
    listed = (Path(__file__).parent / "data" / "public_statistics.txt").read_text(encoding="utf-8").split()
    assert sorted(dir(qc.stats)) == listed


def test_each_statistic_is_at_home_where_the_stub_says_and_is_no_module() -> None:
    homes = [node for node in ast.parse(STUB.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)]
    for node in homes:
        home = import_module(f"qc.stats.{node.module}")
        for alias in node.names:
            found = getattr(qc.stats, alias.name)
            assert not isinstance(found, ModuleType)
            assert found is vars(home)[alias.name]


def test_each_statistic_says_what_it_is() -> None:
    silent = [name for name in dir(qc.stats) if callable(found := getattr(qc.stats, name)) and not found.__doc__]
    assert silent == []
