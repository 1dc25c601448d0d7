"""Every class that a page gives has a rule, and every rule a page."""

from __future__ import annotations

import re
from pathlib import Path

import qc.web

ROOM = Path(qc.web.__file__).parent
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOM / "templates").glob("*.html")))
STYLES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOM / "static").glob("*.css")))
SCRIPTS = "".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOM / "static").glob("*.js")) if path.name != "htmx.min.js"
)
# Charts are drawn and help is set by modules, not by templates.
DRAWN = "".join(
    path.read_text(encoding="utf-8")
    for folder in (ROOM, ROOM.parent / "charts", ROOM.parent / "report")
    for path in sorted(folder.rglob("*.py"))
)
NAME = re.compile(r"[a-z][\w-]*")


def given() -> set[str]:
    """Classes that templates write out; of those that end in a word of the program, ``tone-{{ … }}``, the beginning."""
    texts = re.findall(r'class="([^"]*)"', TEMPLATES)
    return {name for text in texts for name in NAME.findall(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", text))}


def ruled() -> set[str]:
    rules = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", STYLES, flags=re.DOTALL))
    return {name for rule in rules for name in re.findall(r"\.([a-z][\w-]*)", rule)}


def test_every_class_of_a_page_has_a_rule_or_a_script() -> None:
    known = ruled() | set(NAME.findall(SCRIPTS))
    assert len(given()) > 40
    begun = {name for name in given() if name.endswith("-") and any(one.startswith(name) for one in known)}
    assert given() - known - begun == set()


def test_every_rule_is_of_something_that_a_page_gives() -> None:
    named = set(NAME.findall(TEMPLATES + SCRIPTS + DRAWN))
    made = tuple(name for name in given() if name.endswith("-"))
    assert {name for name in ruled() - named if not name.startswith(made)} == set()
