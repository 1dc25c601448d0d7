"""Places of keys in a TOML text, held against what tomllib reads from it."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from qc.spec.locate import Path, Places, locate

TEXT = '''\
# buyer = "no"
buyer = "A # not a comment" # a comment
a.b . "c d" = 1
long = """
lsl = 3
"""
raw = \'\'\'x
usl = 4\'\'\'
when = 2026-01-01 10:00:00
list = [ 1, # one
  "]", { lsl = 2 },
]
[lot] # heading
path = 'C:\\'
[[characteristic]]
id = "one"
names = { id = "i", en = "e" }
  [ characteristic . gauge ]
  resolution = 0.010
[[characteristic]]
id = "two"
[[characteristic.part]]
k = 1
[[characteristic.part]]
k = 2
'''
PLACES = locate(TEXT)


@pytest.mark.parametrize(
    ("path", "line", "written"),
    [
        (("buyer",), 2, '"A # not a comment"'),
        (("a", "b", "c d"), 3, "1"),
        (("a", "b"), 3, None),
        (("long",), 4, '"""\nlsl = 3\n"""'),
        (("raw",), 7, "'''x\nusl = 4'''"),
        (("when",), 9, "2026-01-01 10:00:00"),
        (("list",), 10, '[ 1, # one\n  "]", { lsl = 2 },\n]'),
        (("list", 0), 10, "1"),
        (("list", 1), 11, '"]"'),
        (("list", 2, "lsl"), 11, "2"),
        (("lot",), 13, "[lot]"),
        (("lot", "path"), 14, "'C:\\'"),
        (("characteristic",), 15, "[[characteristic]]"),
        (("characteristic", 0, "id"), 16, '"one"'),
        (("characteristic", 0, "names", "en"), 17, '"e"'),
        (("characteristic", 0, "gauge"), 18, "[ characteristic . gauge ]"),
        (("characteristic", 0, "gauge", "resolution"), 19, "0.010"),
        (("characteristic", 1), 20, "[[characteristic]]"),
        (("characteristic", 1, "id"), 21, '"two"'),
        (("characteristic", 1, "part", 1, "k"), 25, "2"),
    ],
)
def test_place_of_a_key(path: Path, line: int, written: str | None) -> None:
    assert (PLACES.line(path), PLACES.written(path)) == (line, written)


def test_a_missing_key_is_placed_at_what_it_belongs_to() -> None:
    assert PLACES.line(("characteristic", 1, "lsl")) == 20
    assert PLACES.line(("characteristic", 0, "names", "ko")) == 17
    assert PLACES.line(("edition",)) is None
    assert PLACES.written(("characteristic", 1, "lsl")) is None


def test_a_key_is_shown_with_its_value_and_a_heading_as_it_is() -> None:
    assert PLACES.written(("characteristic", 0, "id"), with_key=True) == 'id = "one"'
    assert PLACES.written(("lot",), with_key=True) == "[lot]"


def test_windows_line_ends_count_once() -> None:
    places = locate("a = 1\r\nb = '''x\r\ny'''\r\nc = 2\r\n")
    assert [places.line((key,)) for key in "abc"] == [1, 2, 4]


def test_a_second_time_is_kept_apart() -> None:
    places = locate("[lot]\na = 1\na = 2\n[lot]\n")
    assert {path: place.line for path, place in places.again.items()} == {("lot", "a"): 3, ("lot",): 4}
    assert PLACES.again == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb =\nc = 2", 2),
        ("a = 1\nb = 'open\n", 2),
        ('a = 1\nb = """open\nc = 2', 2),
        ("a = 1\n[b\n", 2),
        ("a = 1\nb 2", 2),
        ("a = 1\nx = " + "[" * 20_000, 2),
        ("a = 1\n" + ".".join("b" * 1000) + " = 1", 2),
    ],
)
def test_what_comes_before_a_fault_is_placed(text: str, line: int) -> None:
    places = locate(text)
    assert places.lost == line
    assert places.line(("a",)) == 1
    assert PLACES.lost is None


KEYS = st.sampled_from(["a", "b-1", "lsl", "2", "d e", "ø", ""])
SCALARS = st.one_of(
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(dt.date(1000, 1, 1)),
    st.text(st.sampled_from("ab #=[]{},'\"\\.\n"), max_size=8),
)
TABLES = st.recursive(
    st.dictionaries(KEYS, SCALARS, max_size=3),
    lambda inner: st.dictionaries(KEYS, st.one_of(SCALARS, inner, st.lists(inner, min_size=1, max_size=2)), max_size=3),
    max_leaves=8,
)


def key_text(key: str) -> str:
    return key if key.replace("-", "").isalnum() and key.isascii() else json.dumps(key, ensure_ascii=False)


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key_text(k)} = {inline(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[ # list\n" + ",\n".join(inline(v) for v in value) + " ]"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and "\n" in value and "\\" not in value and '"' not in value:
        return f'"""\n{value}"""'
    return json.dumps(value)


def written_out(table: dict[str, Any], above: tuple[str, ...] = ()) -> str:
    """The table as TOML: groups as headings, lists of groups as double headings or as lists."""
    deep = {k: v for k, v in table.items() if isinstance(v, dict | list)}
    lines = [f"{key_text(k)} = {inline(v)} # x = 1" for k, v in table.items() if k not in deep]
    for key, value in deep.items():
        path = (*above, key)
        for item in value if isinstance(value, list) else [value]:
            heading = ".".join(key_text(k) for k in path)
            lines += [f"[[{heading}]]" if isinstance(value, list) else f"[{heading}]", written_out(item, path)]
    return "\n".join(lines)


def leaves(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list):
        return [leaf for index, inner in enumerate(value) for leaf in leaves(inner, (*path, index))]
    return [(path, value)]


def check_all_placed(text: str) -> None:
    places: Places = locate(text)
    assert places.lost is None
    assert places.again == {}
    lines = text.splitlines()
    for path, value in leaves(tomllib.loads(text)):
        written = places.written(path)
        assert written is not None, path
        assert tomllib.loads(f"v = {written}")["v"] == value
        line = places.line(path)
        assert line is not None
        assert written.split("\n")[0] in lines[line - 1]


@given(TABLES)
@settings(max_examples=150)
def test_every_value_is_placed_as_headings_and_inline(table: dict[str, Any]) -> None:
    check_all_placed(written_out(table))
    check_all_placed("\n".join(f"{key_text(k)} = {inline(v)}" for k, v in table.items() if not isinstance(v, dict)))
