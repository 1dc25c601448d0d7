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
from qc.words import language

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
    assert told is None or "\x1b" not in language("id").say(told.expected)


def said_of(found: Any, expected: Any) -> tuple[str, str, str]:
    told = first_difference({"reasons": found}, {"reasons": expected})
    assert told is not None
    reader = language("id")
    return reader.say(told.place), reader.say(told.found), reader.say(told.expected)


def test_of_two_long_sentences_the_part_that_differs_is_said() -> None:
    same = "Sejak unit pertama sesudah uji coba (unit nomor 1 di berkas) Diameter poros lebih tinggi "
    assert said_of([{"id": f"{same}0,0138 mm."}], [{"id": f"{same}0,0144 mm."}]) == (
        "kalimat ke-1 dari putusan",
        "…lebih tinggi 0,0138 mm.",
        "…lebih tinggi 0,0144 mm.",
    )


def test_a_sentence_too_many_is_said_in_the_readers_language() -> None:
    sentence = {"id": "Jangan kirim.", "en": "Do not ship."}
    assert said_of([sentence, sentence], [sentence]) == ("kalimat ke-2 dari putusan", "Jangan kirim.", "tidak ada")


def test_no_signs_of_a_program_are_said() -> None:
    assert said_of({"a": 1}, [1]) == ("reasons", "sekelompok nilai", "daftar nilai")
