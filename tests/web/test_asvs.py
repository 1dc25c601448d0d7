"""The list of requirements is whole, and the tests that it names exist."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]
LIST: dict[str, dict[str, Any]] = tomllib.loads((TESTS / "data" / "asvs.toml").read_text(encoding="utf-8"))
# Levels 1 and 2 of ASVS 5.0: how many requirements each section has, from 1 on, without those of level 3.
ALL = {
    "1.1": range(1, 3), "1.2": range(1, 10), "1.3": range(1, 12), "1.4": range(1, 4), "1.5": range(1, 3),
    "3.2": range(1, 3), "3.3": range(1, 5), "3.4": range(1, 7), "3.5": range(1, 6), "3.7": range(1, 3),
    "5.1": range(1, 2), "5.2": range(1, 4), "5.3": range(1, 3), "5.4": range(1, 4),
    "7.1": range(1, 4), "7.2": range(1, 5), "7.3": range(1, 3), "7.4": range(1, 6), "7.5": range(1, 3),
    "7.6": range(1, 3),
    "8.1": range(1, 3), "8.2": range(1, 4), "8.3": range(1, 2), "8.4": range(1, 2),
}  # fmt: skip
NAMED = sorted({test for one in LIST["met"].values() for test in one.get("by", ())})


def test_every_requirement_stands_in_the_list_once() -> None:
    wanted = [f"{section}.{number}" for section, numbers in ALL.items() for number in numbers]
    listed = [name for kind in ("met", "absent", "not") for name in LIST[kind]]
    assert sorted(listed) == sorted(wanted)


def test_each_says_how_or_by_which_test() -> None:
    assert [name for name, one in LIST["met"].items() if not (one.get("by") or one.get("how"))] == []


@pytest.mark.parametrize("named", NAMED)
def test_the_tests_exist(named: str) -> None:
    file, _, name = named.partition("::")
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
