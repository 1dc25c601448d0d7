"""The house style, as far as it can be counted."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qc"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
FILE_LINES, BODY_LINES, COMMAND_LINES = 250, 40, 20
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
CHECKING = re.compile(r"(?:^|\.)(?:assert|check|expect|raises|warns|verify)\w*$")
EXCUSED = re.compile(r"#\s*(?:noqa(?!: [A-Z]+\d+(?:, [A-Z]+\d+)* - \S)|type:\s*ignore(?!\[[a-z, -]+\]\s+#\s*\S))")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(source: str) -> list[Function]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, FUNCTIONS)]


def body_lines(function: Function) -> int:
    """Lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def most_lines(function: Function) -> int:
    """A command parses, calls one use case, prints: it needs less than other functions."""
    is_command = any("command" in ast.unparse(decorator) for decorator in function.decorator_list)
    return COMMAND_LINES if is_command else BODY_LINES


def too_long(source: str) -> list[str]:
    return [function.name for function in functions(source) if body_lines(function) > most_lines(function)]


def asserts(function: Function) -> bool:
    """Whether a test holds something that can fail: an assert, or a call of something that checks."""
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and CHECKING.search(ast.unparse(node.func)))
        for node in ast.walk(function)
    )


def says_what_it_meant_to_hold(function: Function) -> bool:
    """Whether an assert has a comparison as its message, as ``assert a, b == c`` does: it holds only ``a``."""
    return any(isinstance(node, ast.Assert) and isinstance(node.msg, ast.Compare) for node in ast.walk(function))


def cannot_fail(source: str) -> list[str]:
    tests = [function for function in functions(source) if function.name.startswith("test")]
    return [test.name for test in tests if not asserts(test) or says_what_it_meant_to_hold(test)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE_LINES
    assert too_long(text) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_excuses_itself_with_a_reason_and_leaves_nothing_for_later(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if EXCUSED.search(line) or UNFINISHED.search(line)] == []


def test_names_say_something() -> None:
    parts = {
        part for path in MODULES for step in path.relative_to(ROOT).with_suffix("").parts for part in step.split("_")
    }
    assert parts & SAYS_NOTHING == set()


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_a_file_of_tests_is_small_and_every_test_can_fail(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE_LINES
    assert cannot_fail(text) == []


def test_tests_have_no_init_files() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_no_file_knows_the_machine_that_it_was_written_on() -> None:
    foreign = re.compile("|".join(rf"[\s\"'(=]/{folder}/" for folder in ("work", "tmp", "root", "home")))
    texts = [*MODULES, *TESTS, *(ROOT / "specs").rglob("*.toml")]
    assert [name_of(path) for path in texts if foreign.search(path.read_text(encoding="utf-8"))] == []


LONG = "def f():\n" + '    """Say."""\n' + "    x = 1\n" * 40


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (LONG, []),
        (LONG + "    y = 2\n", ["f"]),
        ("class A:\n" + LONG.replace("def", " def").replace("    ", "     ") + "     y = 2\n", ["f"]),
        ("@command('x')\n" + "def f():\n" + "    x = 1\n" * 20, []),
        ("@command('x')\n" + "def f():\n" + "    x = 1\n" * 21, ["f"]),
        ("def f():\n    '''Only say.'''\n", []),
    ],
)
def test_long_functions_are_found(source: str, found: list[str]) -> None:
    assert too_long(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def test_a():\n    f()", ["test_a"]),
        ("def test_a():\n    assert f()", []),
        ("def test_a():\n    assert f(), 'in words'", []),
        ("def test_a():\n    assert a, b == (1, 2)", ["test_a"]),
        ("def test_a():\n    with pytest.raises(ValueError):\n        f()", []),
        ("def test_a():\n    check(case, f())", []),
        ("def test_a():\n    recheck()", ["test_a"]),
        ("def other():\n    f()", []),
    ],
)
def test_tests_that_cannot_fail_are_found(source: str, found: list[str]) -> None:
    assert cannot_fail(source) == found


@pytest.mark.parametrize(
    ("line", "is_excused"),
    [
        ("import x  # " + "noqa: PLC0415 - it is heavy", True),
        ("import x  # " + "noqa: PLC0415", False),
        ("import x  # " + "noqa", False),
        ("x = y  # type: " + "ignore[misc]  # the library is untyped", True),
        ("x = y  # type: " + "ignore[misc]", False),
        ("x = y  # type: " + "ignore", False),
    ],
)
def test_excuses_need_a_reason(line: str, *, is_excused: bool) -> None:
    assert (EXCUSED.search(line) is None) is is_excused
