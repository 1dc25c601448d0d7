"""A standard with anything done to its text either loads or is refused in words: it never crashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from qc.spec.load import check_spec, load_spec
from qc.spec.shape import UNKNOWN_FAULT
from qc.words import language

GOOD = (Path(__file__).parent / "data" / "good.toml").read_text(encoding="utf-8")
LINES = GOOD.splitlines()
VALUES = st.sampled_from(
    [
        "1", "-1", "0", "1e400", "nan", "true", '""', '"x"', "'\\'", "[]", "[1]", "{}", "{ a = 1 }", "{ id = 1 }",
        "2026-11-01", "10:00:00", "12,5", '"12,5"', "“x”", "[[]]", '"""a\nb"""', "9" * 400, "1" * 5000, "[{}]", "",
    ]
)  # fmt: skip
ROWS = st.integers(0, len(LINES) - 1)


def with_value(row: int, value: str) -> str:
    key = LINES[row].partition("=")[0]
    return "\n".join([*LINES[:row], f"{key}= {value}", *LINES[row + 1 :]])


def moved(row: int, other: int) -> str:
    lines = [*LINES[:row], *LINES[row + 1 :]]
    lines.insert(other, LINES[row])
    return "\n".join(lines)


def cut(start: int, end: int, between: str) -> str:
    return GOOD[:start] + between + GOOD[end:]


PLACES = st.integers(0, len(GOOD))
TEXTS = st.one_of(
    st.builds(with_value, ROWS, VALUES),
    st.builds(moved, ROWS, ROWS),
    st.builds(cut, PLACES, PLACES, st.text(st.sampled_from("[]{}=.,\"'#\n\\ a1é\0"), max_size=6)),
    st.text(max_size=60),
)


@given(TEXTS)
@example("characteristic = {}")
@example("[characteristic.names]\nid = 1")
@example("lot = []\n[[characteristic]]\nnames = []")
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_loads_or_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "standard.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = check_spec(path)
    if not problems:
        assert load_spec(path).spec.characteristic
    assert all(problem.reason != UNKNOWN_FAULT for problem in problems)
    assert all(problem.lines(language(code)) for problem in problems for code in ("id", "en"))


@pytest.mark.parametrize("row", range(len(LINES)))
def test_a_line_less_is_refused_unless_the_line_may_go(tmp_path: Path, row: int) -> None:
    path = tmp_path / "standard.toml"
    path.write_text("\n".join([*LINES[:row], *LINES[row + 1 :]]), encoding="utf-8")
    problems = check_spec(path)
    key = LINES[row].partition(" ")[0]
    may_go = key in {"", "stability", "gauge", "subgroup_size", "capability", "nominal"}
    assert (not problems) is may_go
    assert all(problem.location and (problem.location.line or 1) < len(LINES) for problem in problems)
