"""Attributes: what their standard may say, what it need not, and what makes no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from making import attribute, characteristic

from qc.spec.group import ShapeError
from qc.spec.sense import sense_findings
from qc.terms import AttributeChart, ChartKind, RareEventChart

if TYPE_CHECKING:
    from qc.spec.findings import Finding


def found(**said: Any) -> list[Finding]:
    return list(sense_findings(None, [(0, attribute(**said))]))


def test_an_attribute_needs_no_unit_and_no_limits() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("said", "chart"),
    [
        ({}, AttributeChart.P),
        ({"counts": "nonconformities"}, AttributeChart.U),
        ({"chart": "laney-p"}, AttributeChart.LANEY_P),
        ({"chart": "g"}, RareEventChart.G),
    ],
)
def test_the_chart_is_the_one_asked_for_or_the_usual_one(said: dict[str, Any], chart: AttributeChart) -> None:
    assert found(**said) == []
    assert attribute(**said).count_chart is chart


def test_points_hold_fifty_units_where_nothing_is_said() -> None:
    assert attribute().subgroup_size == 50
    assert attribute(subgroup_size=80).subgroup_size == 80
    assert attribute(chart="g").subgroup_size == 1
    assert characteristic(subgroup_size=None).subgroup_size == 1


@pytest.mark.parametrize(
    ("said", "key", "words"),
    [
        ({"unit": "mm"}, "unit", "it has no unit"),
        ({"nominal": 10.0}, "nominal", "no nominal size"),
        ({"lsl": 9.0}, "lsl", "it has no limits"),
        ({"usl": 0.0}, "usl", "it has no limits"),
        ({"sides": "lower"}, "sides", "it has no limits"),
        ({"sigma": "pooled_s"}, "sigma", "no estimator"),
        ({"chart": "xbar-r"}, "chart", "does not plot what is counted"),
        ({"chart": "u"}, "chart", "does not plot what is counted"),
        ({"chart": "p", "counts": "nonconformities"}, "chart", "does not plot what is counted"),
        ({"subgroup_size": 1}, "subgroup_size", "all or nothing"),
        ({"rules": "nelson"}, "rules", "made for measured readings"),
        ({"chart": "g", "rules": "western-electric"}, "rules", "made for measured readings"),
        ({"capability": {"index": "cpk", "minimum": 1.33}}, "capability.index", "no standard deviation within"),
        ({"sampling": {"variables": {"aql": 1.0}}}, "sampling.variables", "needs measured readings"),
    ],
)
def test_a_fault_is_named_with_its_key(said: dict[str, Any], key: str, words: str) -> None:
    faults = found(**said)
    assert [".".join(map(str, fault.path[2:])) for fault in faults] == [key]
    assert words in faults[0].reason.text


@pytest.mark.parametrize(
    ("said", "key"),
    [({"unit": None}, "unit"), ({"chart": "p"}, "chart"), ({"counts": "nonconformities"}, "counts")],
)
def test_a_measured_characteristic_has_a_unit_and_nothing_of_counts(said: dict[str, Any], key: str) -> None:
    item = characteristic(**said)
    assert [fault.path[2:] for fault in sense_findings(None, [(0, item)])] == [(key,)]


@pytest.mark.parametrize("word", ["xbar", 5, ["p"]])
def test_another_word_is_no_chart(word: object) -> None:
    with pytest.raises(ShapeError, match="chart: enum"):
        characteristic(chart=word)
    with pytest.raises(ShapeError, match="chart: enum"):
        attribute(chart=word)


def test_a_measured_characteristic_keeps_its_usual_chart() -> None:
    assert characteristic(chart=None).chart_kind is ChartKind.XBAR_R
