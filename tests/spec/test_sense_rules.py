"""A standard's own run rules: which make sense, how a fault is told, and what charts and statistics make of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from making import characteristic

from qc.spec.load import check_spec, load_spec
from qc.spec.sense_rules import rule_findings
from qc.terms import RuleSet
from qc.words import language

GOOD = (Path(__file__).parent / "data" / "good.toml").read_text(encoding="utf-8")


ONE = '{ pattern = "trend", points = 6 }'


def faults(*rules: dict[str, Any]) -> list[str]:
    """Where each fault lies, below ``rules``."""
    found = rule_findings(("characteristic", 0), characteristic(rules=list(rules)))
    return [".".join(str(step) for step in finding.path[3:]) for finding in found]


@pytest.mark.parametrize(
    ("rule", "at_fault"),
    [
        ({"pattern": "beyond", "points": 1, "zone": 3.0}, []),
        ({"pattern": "beyond", "points": 2, "window": 3, "zone": 2.0}, []),
        ({"pattern": "beyond", "points": 2}, []),
        ({"pattern": "beyond", "points": 1}, ["0.points"]),
        ({"pattern": "beyond", "points": 10, "window": 11}, []),
        ({"pattern": "beyond", "points": 3, "window": 2, "zone": 2.0}, ["0.window"]),
        ({"pattern": "beyond-either-side", "points": 8, "zone": 1.0}, []),
        ({"pattern": "beyond-either-side", "points": 8}, ["0"]),
        ({"pattern": "within", "points": 15, "zone": 1.0}, []),
        ({"pattern": "within", "points": 15, "zone": 0.0}, ["0.zone"]),
        ({"pattern": "within", "points": 14, "window": 15, "zone": 1.0}, ["0.window"]),
        ({"pattern": "within", "points": 1, "zone": 1.0}, ["0.points"]),
        ({"pattern": "trend", "points": 3}, []),
        ({"pattern": "trend", "points": 2}, ["0.points"]),
        ({"pattern": "trend", "points": 6, "window": 6}, []),
        ({"pattern": "trend", "points": 6, "window": 7}, ["0.window"]),
        ({"pattern": "alternation", "points": 14, "zone": 1.0}, ["0.zone"]),
    ],
)
def test_faults_of_one_rule(rule: dict[str, Any], at_fault: list[str]) -> None:
    assert faults(rule) == at_fault


def test_a_rule_stands_once_however_it_is_written() -> None:
    assert faults({"pattern": "trend", "points": 6}, {"pattern": "trend", "points": 6, "window": 6}) == ["1"]
    assert faults({"pattern": "trend", "points": 6}, {"pattern": "trend", "points": 7}) == []


def test_a_set_s_name_has_no_rows_to_check() -> None:
    assert list(rule_findings(("characteristic", 0), characteristic(rules="aiag"))) == []


def written(tmp_path: Path, line: str) -> Path:
    path = tmp_path / "standard.toml"
    path.write_text(GOOD.replace("subgroup_size = 5", f"subgroup_size = 5\nrules = {line}"), encoding="utf-8")
    return path


def test_both_ways_are_read(tmp_path: Path) -> None:
    own = '[{ pattern = "beyond", points = 2, window = 3, zone = 2.0 }, { pattern = "trend", points = 6 }]'
    rules = load_spec(written(tmp_path, own)).spec.characteristic[0].rules
    assert isinstance(rules, tuple)
    assert [(row.pattern, row.points, row.window, row.zone) for row in rules] == [
        ("beyond", 2, 3, 2.0),
        ("trend", 6, None, 0.0),
    ]
    assert load_spec(written(tmp_path, '"montgomery"')).spec.characteristic[0].rules is RuleSet.MONTGOMERY


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        ('"nelsen"', "characteristic[1].rules", 'did you mean "nelson"?'),
        ("{}", "characteristic[1].rules", "write it like this: rules = "),
        ("[]", "characteristic[1].rules", "write it like this: rules = "),
        ("[1]", "characteristic[1].rules[1]", "write it like this: rules = "),
        ('[{ pattern = "tren", points = 6 }]', "characteristic[1].rules[1].pattern", 'did you mean "trend"?'),
        ('[{ pattern = "trend" }]', "characteristic[1].rules[1].points", "add a line such as: points = 2"),
        ('[{ pattern = "trend", points = 6, zon = 1 }]', "characteristic[1].rules[1].zon", "did you mean zone?"),
        ('[{ pattern = "trend", points = 21 }]', "characteristic[1].rules[1].points", None),
        (f"[{', '.join([ONE] * 13)}]", "characteristic[1].rules", "write it like this"),
    ],
)
def test_a_fault_of_shape_is_told_at_its_key(tmp_path: Path, line: str, key: str, said: str | None) -> None:
    problem, *others = check_spec(written(tmp_path, line))
    assert others == []
    assert problem.location is not None
    assert problem.location.key == key
    assert said is None or (problem.fix is not None and language("en").say(problem.fix).startswith(said))


def test_what_rules_may_hold_is_said(tmp_path: Path) -> None:
    (problem,) = check_spec(written(tmp_path, "1"))
    assert problem.expected is not None
    said = language("en").say(problem.expected)
    assert said.startswith('one of: "none", "beyond-limits", ')
    assert said.endswith("or a list in square brackets, each item a group of keys: pattern, points, window, zone")
