"""Cases with independent expected values: load them by kind, compare a result with them.

A test file declares the kinds that it runs with ``KINDS``; ``test_reference_coverage.py`` holds that none is left out.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "reference"
_DEFAULT = "default"


@dataclass(frozen=True)
class Case:
    """One reference case, as its file has it."""

    id: str
    kind: str
    data: dict[str, Any]
    params: dict[str, Any]
    expected: dict[str, Any]
    tolerance: dict[str, Any]

    def __str__(self) -> str:
        return self.id


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of the collection."""
    raw = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json")))
    return tuple(
        Case(r["id"], r["kind"], r.get("data", {}), r.get("params", {}), r["expected"], r["tolerance"]) for r in raw
    )


def cases(*kinds: str) -> list[Case]:
    """Return the cases of these kinds."""
    found = [case for case in all_cases() if case.kind in kinds]
    assert found, f"no reference case of kinds {kinds}"
    return found


def check(case: Case, got: dict[str, Any], *, skip: tuple[str, ...] = ()) -> None:
    """Assert that ``got`` holds every expected field of the case within the case's own tolerance.

    ``skip`` names fields that the case itself marks ``*_do_not_compare``.
    """
    for name, expected in case.expected.items():
        if name in skip:
            continue
        assert name in got, f"{case.id}: {name} was not computed"
        _compare(case, name, name, got[name], expected)


def _compare(case: Case, path: str, field: str, got: Any, expected: Any) -> None:
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert key in got, f"{case.id}: {path}.{key} was not computed"
            _compare(case, f"{path}.{key}", key, got[key], value)
    elif isinstance(expected, list):
        assert len(got) == len(expected), f"{case.id}: {path} has {len(got)} entries, expected {len(expected)}"
        for index, (g, e) in enumerate(zip(got, expected, strict=True)):
            _compare(case, f"{path}[{index}]", field, g, e)
    else:
        _compare_value(case, path, field, got, expected)


def _compare_value(case: Case, path: str, field: str, got: Any, expected: Any) -> None:
    tolerance = case.tolerance.get(field, case.tolerance.get(_DEFAULT, "exact"))
    if tolerance == "exact" or expected is None or isinstance(expected, str | bool):
        assert got == expected, f"{case.id}: {path} is {got!r}, expected {expected!r}"
        return
    allowed = max(tolerance.get("rel", 0.0) * abs(expected), tolerance.get("abs", 0.0))
    assert math.isfinite(got), f"{case.id}: {path} is {got!r}, expected {expected!r}"
    assert abs(got - expected) <= allowed, f"{case.id}: {path} is {got!r}, expected {expected!r} within {allowed:g}"
