"""Data flows one way, and nothing heavy is loaded before it is needed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qc"
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES} | {"__version__"}
# Rooms in which some modules still call each other in a circle.
ROUND = {"intake", "workflow"}
TOLD = re.compile(r"qc\.(\w+)[.\w]*")
STATISTICS = {"scipy", "statsmodels"}
HEAVY = {"pandas", "reportlab", *STATISTICS}


def broken(config: Path) -> bool:
    """Whether a configuration's contracts do not all hold."""
    return lint_imports(config_filename=str(config), no_cache=True) != 0


def loaded_by(module: str) -> set[str]:
    """Top-level packages in memory after importing one module in a fresh interpreter."""
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_the_contracts_of_pyproject_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert not broken(ROOT / "pyproject.toml"), capsys.readouterr().out


LAYERS = """
[tool.importlinter]
root_package = "two_rooms"
[[tool.importlinter.contracts]]
name = "one way"
type = "layers"
containers = ["two_rooms"]
layers = ["above", "below"]
exhaustive = true
"""


@pytest.mark.parametrize(
    ("files", "holds"),
    [
        ({"above.py": "import two_rooms.below", "below.py": ""}, True),
        ({"above.py": "", "below.py": "import two_rooms.above"}, False),
        ({"above.py": "", "below.py": "def f():\n    from two_rooms import above"}, False),
        ({"above.py": "", "below.py": "import typing\nif typing.TYPE_CHECKING:\n    import two_rooms.above"}, False),
        ({"above.py": "", "below.py": "", "third.py": ""}, False),
    ],
    ids=["downwards", "upwards", "upwards inside a function", "upwards for types only", "a room without a place"],
)
def test_a_broken_contract_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], *, holds: bool
) -> None:
    package = tmp_path / "two_rooms"
    package.mkdir()
    for name, text in {"__init__.py": "", **files}.items():
        (package / name).write_text(text, encoding="utf-8")
    config = tmp_path / "pyproject.toml"
    config.write_text(LAYERS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert broken(config) is not holds


def unseen(source: str, room: str) -> list[str]:
    """Return what a module names of other rooms in ways that no contract sees: in a text, or from ``qc`` itself."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "qc":
            found += [one.name for one in node.names if one.name not in ROOMS]
        elif isinstance(node, ast.Import):
            found += [one.name for one in node.names if one.name == "qc"]
        elif isinstance(node, ast.Constant) and (named := TOLD.fullmatch(str(node.value))):
            found += [named[0]] if named[1] in ROOMS and named[1] != room else []
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_is_imported_past_the_contracts(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert unseen(path.read_text(encoding="utf-8"), room) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from qc import stats, __version__", []),
        ("from qc import inspect", ["inspect"]),
        ("def f():\n    import qc\n    qc.inspect", ["qc"]),
        ("import_module('qc.report.kinds')", []),
        ("import_module('qc.web.home')", ["qc.web.home"]),
        ("import_module(f'qc.web.{name}')", ["qc.web."]),
        ("'qc.sqlite'", []),
        ("'Say what qc.web is for.'", []),
    ],
)
def test_what_would_be_imported_past_the_contracts_is_found(source: str, found: list[str]) -> None:
    assert unseen(source, "report") == found


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/__init__.pyi")), ids=lambda path: path.parent.name)
def test_a_stub_hands_on_names_of_its_own_room_only(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert {node.level for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} == {1}
    assert [node for node in ast.walk(tree) if isinstance(node, ast.Import)] == []


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """What each module imports when it runs, at its top or later."""
    return grimp.build_graph("qc", exclude_type_checking_imports=True, cache_dir=None)


@pytest.mark.parametrize("room", sorted(ROOMS - ROUND - {"__version__"}))
def test_within_a_room_nothing_leads_back_to_itself(graph: grimp.ImportGraph, room: str) -> None:
    inside = {one for one in graph.modules if f"{one}.".startswith(f"qc.{room}.")}
    order = TopologicalSorter({one: graph.find_modules_directly_imported_by(one) & inside for one in inside})
    assert set(order.static_order()) == inside  # a circle is an error that names it


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("qc", HEAVY | {"numpy"}),
        ("qc.errors", HEAVY | {"numpy"}),
        ("qc.spec", HEAVY | {"numpy"}),
        ("qc.spec.load", HEAVY | {"numpy"}),
        ("qc.stats", HEAVY | {"click"}),
        ("qc.cli", HEAVY | {"numpy"}),
    ],
)
def test_a_module_does_not_load(module: str, unwanted: set[str]) -> None:
    assert loaded_by(module) & unwanted == set()


def test_what_is_loaded_is_seen() -> None:
    assert {"tomllib", "qc"} <= loaded_by("qc.spec.load")
