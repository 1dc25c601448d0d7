"""What a report carries gives the same lot again, whatever kind of readings it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from proving import SAMPLES, SPECS

from qc import workflow
from qc.intake.batch import Batch, Series
from qc.proof.differing import first_difference
from qc.proof.distrust import parsed
from qc.proof.drawing import drawing_in
from qc.proof.readings_back import read_series, read_table
from qc.proof.readings_text import readings_text
from qc.proof.record import RECORD, carried_by, seal_of
from qc.proof.rejudging import judged_again
from qc.report.json import to_short_json
from qc.terms import Context

if TYPE_CHECKING:
    from collections.abc import Mapping

LOTS: Mapping[str, dict[str, Any]] = {
    "rings": {"batch": "ring-piston/piston_rings.csv", "spec": "ring-piston", "pilot_units": 125},
    "collar": {"batch": "bos-bubut/produksi.csv", "spec": "bos-bubut", "pilot": "bos-bubut/pilot.csv"},
    "counts": {"batch": "cacat-plating/nopember.csv", "spec": "cacat-plating", "pilot": "cacat-plating/oktober.csv"},
}


@pytest.mark.parametrize("name", LOTS)
def test_a_lot_is_judged_again_to_the_last_digit(name: str) -> None:
    asked = dict(LOTS[name])
    pilot = asked.pop("pilot", None)
    verdict = workflow.inspect(
        SAMPLES / asked.pop("batch"),
        spec=SPECS / f"contoh-{asked.pop('spec')}.toml",
        pilot=None if pilot is None else SAMPLES / pilot,
        target_volume=5000,
        **asked,
    )
    carried = {one.name: one.content for one in carried_by(verdict.facts, verdict.standard, drawing_in("id"), None)}
    again = judged_again(parsed(carried[RECORD]), carried["readings.csv"], carried["standard.toml"])
    assert to_short_json(again).encode() == carried["verdict.json"]


def series(**given: Any) -> Series:
    usual: dict[str, Any] = {
        "characteristic": "d",
        "values": np.array([1.5, np.nan, 2000.0]),
        "subgroup": None,
        "unit": np.array([0, 1, 1]),
        "source": np.array([0, 0, 1]),
        "row": np.array([2, 3, 4]),
        "column": np.array([0, 0, 0]),
        "headers": ("d",),
        "decimals": 1,
    }
    return Series(**(usual | given))


RICH = {
    "censored": np.array([0, 0, 1], dtype=np.int8),
    "context": {Context.OPERATOR: np.array(["=1+1", "Siti, A", "'x"]), Context.UNIT: np.array(["u1", "", "u2"])},
    "remarks": np.array(["retak", "", "-"]),
    "inspected": np.array([50.0, 50.0, 20.0]),
    "column": np.array([0, 1, 0]),
    "headers": ("x1", "x2"),
    "subgroup": np.array([0, 0, 1]),
    "ordered": False,
}


@pytest.mark.parametrize("given", [{}, RICH, {"characteristic": "row"}, {"characteristic": "=d"}])
def test_a_series_comes_back_as_it_was(given: dict[str, Any]) -> None:
    one = series(**given)
    other = series(characteristic="other", values=np.array([7.0]), **{k: np.array([0]) for k in ("unit", "source")},
                   row=np.array([9]), column=np.array([0]))  # fmt: skip
    text = readings_text({"batch": Batch(series={one.characteristic: one, "other": other}, sources=())})
    about = {
        "headers": list(one.headers),
        "context": [context.value for context in one.context],
        "decimals": one.decimals,
        "ordered": one.ordered,
        "subgroups": one.subgroup is not None,
        "censored": one.censored is not None,
        "inspected": one.inspected is not None,
        "remarks": one.remarks is not None,
    }
    again = read_series(read_table(text), "batch", one.characteristic, about)
    for name in ("values", "unit", "source", "row", "column", "subgroup", "censored", "inspected", "remarks"):
        np.testing.assert_array_equal(getattr(again, name), getattr(one, name))
    assert {key: list(said) for key, said in again.context.items()} == {k: list(v) for k, v in one.context.items()}
    assert (again.headers, again.ordered, again.decimals) == (one.headers, one.ordered, one.decimals)


def test_no_text_is_a_formula() -> None:
    one = series(**RICH)
    text = readings_text({"batch": Batch(series={"d": one}, sources=())})
    assert "'=1+1" in text
    assert ",=1+1" not in text


def test_a_seal_names_record_and_key() -> None:
    assert (
        seal_of(b"", "ab" * 32)
        == f"QC1:{'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855'}:{'AB' * 32}"
    )


@pytest.mark.parametrize(
    ("found", "expected", "path"),
    [
        ({"a": 1}, {"a": 1}, None),
        ({"a": 1.0}, {"a": 1.0 + 1e-13}, None),
        ({"a": 1}, {"a": True}, "a"),
        ({"a": None}, {"a": 0.5}, "a"),
        ({"a": {"b": [1, "x"]}}, {"a": {"b": [1, "y"]}}, "a.b[1]"),
        ({"a": [1]}, {"a": [1, 2]}, "a[1]"),
        ({"a": 1, "b": 2}, {"a": 1}, "b"),
        ({}, {"a": "\x1b" + "x" * 100}, "a"),
    ],
)
def test_the_first_difference_is_named(found: Any, expected: Any, path: str | None) -> None:
    told = first_difference(found, expected)
    assert (None if told is None else told.path) == path
    assert told is None or "\x1b" not in told.expected
