"""What is asked to be installed is what is imported: nobody waits for a library that nobody wants."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# These libraries hand others on: what they ask for and what the program imports must be the same release.
COMES_WITH = {
    "werkzeug": "flask",
    "jinja2": "flask",
    "markupsafe": "flask",
    "asn1crypto": "pyhanko",
    "pyhanko-certvalidator": "pyhanko",
    "pillow": "reportlab",
    "grimp": "import-linter",
}
# Plugins, types, programs and SQLAlchemy's driver, which no test imports.
UNIMPORTED = {"pandas-stubs", "scipy-stubs", "types-reportlab", "types-waitress", "mypy", "ruff", "coverage"}
UNIMPORTED |= {"pytest-cov", "pytest-rerunfailures", "pytest-xdist", "psycopg"}
# The project's users fixed it; tests hold figures against it.
FIXED = {"statsmodels"}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(requirements: list[str]) -> set[str]:
    """Distributions by their plain name, without versions and extras."""
    return {plain(re.split(r"[^\w.-]", one, maxsplit=1)[0]) for one in requirements}


def imported(folder: str) -> set[str]:
    """Distributions whose modules are imported anywhere below a folder, at the top or inside a function."""
    names = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(str(node.module).partition(".")[0])
    known = packages_distributions()
    found = {plain(one) for name in names - sys.stdlib_module_names for one in known.get(name, ())}
    return {name for name in found if name != "qc" and not name.endswith("-stubs")}


def test_the_program_asks_for_what_it_imports() -> None:
    assert {COMES_WITH.get(name, name) for name in imported("qc")} | FIXED == asked(PROJECT["dependencies"])


def test_the_tests_ask_for_what_they_import_besides() -> None:
    besides = imported("tests") - asked(PROJECT["dependencies"]) - COMES_WITH.keys() - {"pccpy"}
    asks = asked(PROJECT["optional-dependencies"]["test"])
    assert besides | UNIMPORTED == asks - asked(PROJECT["dependencies"])


@pytest.mark.parametrize(
    ("requirement", "name"),
    [("flask>=3.1", "flask"), ("reportlab[accel]>=4.2", "reportlab"), ("pandas-stubs", "pandas-stubs")],
)
def test_a_requirement_names_its_distribution(requirement: str, name: str) -> None:
    assert asked([requirement]) == {name}
