"""Thresholds of sense: exactly on each limit and one step beyond."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from qc.spec.model import Characteristic
from qc.spec.sense import EARLIEST, ESTIMATORS, LATEST, SUBGROUP_SIZES, sense_findings, tolerance
from qc.stats.variables.phases import chart_phase_one
from qc.terms import ChartKind, SigmaEstimator

DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 11, 1)


def item(**keys: Any) -> Characteristic:
    """A characteristic of 12 ± 0.05 with some keys changed; None takes a key out."""
    usual = {
        "id": "d",
        "names": {"id": "Diameter", "en": "Diameter"},
        "unit": "mm",
        "lsl": 11.95,
        "usl": 12.05,
        "class": "major",
    }
    return Characteristic.model_validate({key: value for key, value in (usual | keys).items() if value is not None})


def gauge(resolution: float) -> dict[str, Any]:
    return {"name": {"id": "Mikrometer", "en": "Micrometer"}, "resolution": resolution}


def keys_at_fault(*items: Characteristic, edition: dt.date | None = TODAY) -> list[str]:
    """The last key of each finding's path."""
    return [str(finding.path[-1]) for finding in sense_findings(edition, enumerate(items))]


@pytest.mark.parametrize(
    ("keys", "faults"),
    [
        ({"nominal": 11.95}, []),
        ({"nominal": 12.05}, []),
        ({"nominal": 11.949}, ["nominal"]),
        ({"nominal": 12.051}, ["nominal"]),
        ({"lsl": None, "sides": "upper", "nominal": 0.0}, []),
        ({"lsl": None, "sides": "upper", "nominal": 12.05}, []),
        ({"lsl": None, "sides": "upper", "nominal": 12.06}, ["nominal"]),
        ({"usl": None, "sides": "lower", "nominal": 11.95}, []),
        ({"usl": None, "sides": "lower", "nominal": 11.94}, ["nominal"]),
        ({"lsl": 12.05}, ["lsl"]),
        ({"lsl": 12.049}, []),
        ({"lsl": 12.06, "nominal": 5.0}, ["lsl"]),
        ({"lsl": 0.0, "usl": 0.0}, ["lsl"]),
        ({"lsl": -1.0, "usl": 0.0}, []),
        ({"lsl": None}, ["sides"]),
        ({"lsl": None, "usl": None}, ["lsl"]),
        ({"lsl": None, "usl": None, "sides": "upper"}, ["usl"]),
        ({"sides": "lower"}, ["sides"]),
        ({"gauge": gauge(0.0999)}, []),
        ({"gauge": gauge(0.1)}, ["resolution"]),
        ({"lsl": None, "sides": "upper", "gauge": gauge(100.0)}, []),
        ({"capability": {"index": "cp", "minimum": 1.0}}, []),
        ({"lsl": None, "sides": "upper", "capability": {"index": "cp", "minimum": 1.0}}, ["index"]),
        ({"lsl": None, "sides": "upper", "capability": {"index": "cpk", "minimum": 1.0}}, []),
        ({"subgroup_size": 5, "capability": {"minimum": 1.0, "min_readings": 10}}, []),
        ({"subgroup_size": 5, "capability": {"minimum": 1.0, "min_readings": 9}}, ["min_readings"]),
        ({"sampling": {"sample_size": 2, "acceptance_number": 1}}, []),
        ({"sampling": {"sample_size": 1, "acceptance_number": 1}}, ["acceptance_number"]),
        ({"sampling": {"acceptance_number": 500}}, []),
    ],
)
def test_faults_of_one_characteristic(keys: dict[str, Any], faults: list[str]) -> None:
    assert keys_at_fault(item(**keys)) == faults


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_takes_subgroups_of_its_sizes_only(kind: ChartKind) -> None:
    fewest, most = SUBGROUP_SIZES[kind]
    for size in (fewest, most):
        assert keys_at_fault(item(chart=kind.value, subgroup_size=size)) == []
    for size in {fewest - 1, min(most + 1, 100)} - {0, 100}:
        assert keys_at_fault(item(chart=kind.value, subgroup_size=size)) == ["chart"]


@pytest.mark.parametrize("size", [1, 2, 10, 11, 100])
def test_the_usual_chart_fits_every_subgroup_size(size: int) -> None:
    assert keys_at_fault(item(subgroup_size=size)) == []


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("estimator", SigmaEstimator)
def test_an_estimator_needs_its_chart(kind: ChartKind, estimator: SigmaEstimator) -> None:
    size = SUBGROUP_SIZES[kind][0]
    found = keys_at_fault(item(chart=kind.value, subgroup_size=size, sigma=estimator.value))
    assert found == ([] if estimator in ESTIMATORS[kind] else ["sigma"])


@pytest.mark.parametrize("kind", ChartKind)
def test_what_a_standard_may_ask_for_is_charted(kind: ChartKind) -> None:
    readings, subgroup = np.arange(12.0) % 5, np.repeat(np.arange(3), 4)
    for estimator in (None, *ESTIMATORS[kind]):
        assert chart_phase_one(readings, subgroup, kind=kind, estimator=estimator).kind is kind


def test_no_chart_takes_the_overall_deviation_for_sigma_within() -> None:
    assert all(SigmaEstimator.OVERALL_S not in estimators for estimators in ESTIMATORS.values())


@pytest.mark.parametrize(
    ("edition", "faults"),
    [(EARLIEST, []), (LATEST, []), (EARLIEST - DAY, ["edition"]), (LATEST + DAY, ["edition"]), (None, [])],
)
def test_the_edition_is_a_date_of_our_age(edition: dt.date | None, faults: list[str]) -> None:
    assert keys_at_fault(item(), edition=edition) == faults


@pytest.mark.parametrize(
    ("second", "faults"),
    [
        ({"id": "e", "names": {"id": "Tebal", "en": "Thickness"}}, []),
        ({"id": "d", "names": {"id": "Tebal", "en": "Thickness"}}, ["id"]),
        ({"id": "e", "names": {"id": "diameter", "en": "Thickness"}}, ["id"]),
        ({"id": "e", "names": {"id": "Tebal", "en": "D"}}, ["en"]),
        ({"id": "diameter", "names": {"id": "Tebal", "en": "Thickness"}}, ["id"]),
    ],
)
def test_a_word_leads_to_one_characteristic_only(second: dict[str, Any], faults: list[str]) -> None:
    assert keys_at_fault(item(), item(**second)) == faults


def test_the_tolerance_is_free_of_binary_rounding() -> None:
    assert str(tolerance(item(lsl=73.95, usl=74.05))) == "0.10"
    assert tolerance(item(lsl=None, sides="upper")) is None
