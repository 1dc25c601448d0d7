"""The page of a gauge study proves itself too, whatever study it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from proving import SAMPLES, SPECS, codes, proof, signer, with_digests

from qc import workflow
from qc.intake.batch import Source
from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.intake.gauge_study.study import Study
from qc.proof.distrust import Distrusted
from qc.proof.findings import Standing
from qc.proof.record import carried_as
from qc.proof.report import sealed
from qc.proof.studies import study_again, study_document, study_files, study_json
from qc.proof.trusted import Trusted
from qc.report.gauge.judging import GaugeAsked, judged_gauge
from qc.spec.load import load_spec
from qc.words import language
from qc.workflow.gauge_standards import find_standard
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from qc.proof.findings import Proof
    from qc.workflow import Gauge

READER = language("en")
HOLDS, OPEN, BROKEN = Standing.HOLDS, Standing.OPEN, Standing.BROKEN
KINDS = tuple(GaugeStudyKind)
MISSHAPEN, STRANGE = (f"{file} is not in the form that qc writes" for file in ("record.json", "readings.csv"))
UNFIT = "what is attached cannot be judged again"


def study(kind: GaugeStudyKind) -> Study:
    """A small study of a kind: three pieces, two users, three readings of each."""
    places = [(piece, user, trial) for user in range(2) for piece in range(3) for trial in range(3)]
    values = np.array([10 + piece + 0.01 * ((7 * piece + 3 * user + 5 * trial) % 4) for piece, user, trial in places])
    given: dict[str, Any] = {"part": tuple(f"P{piece}" for piece, _, _ in places)}
    if kind is GaugeStudyKind.NESTED:
        given["part"] = tuple(f"P{user}{piece}" for piece, user, _ in places)
    if kind is GaugeStudyKind.ATTRIBUTE:
        values = np.array([float(piece == 2) for piece, _, _ in places])
    if kind is GaugeStudyKind.BIAS:
        values, given["reference"] = values % 1 + 10, np.full(len(places), 10.0)
    if kind in {GaugeStudyKind.LINEARITY, GaugeStudyKind.ATTRIBUTE}:
        given["reference"] = values.round()
    if kind is GaugeStudyKind.STABILITY:
        values, given["session"] = values % 1 + 10, tuple(f"=week {piece}" for piece, _, _ in places)
    return Study(
        name="Diameter",
        unit="mm",
        values=values,
        operator=tuple("AB"[user] for _, user, _ in places),
        decimals=2,
        source=Source(name="studi.csv", sha256="0" * 64, size=7, rows=18),
        notes=(),
        kind=kind,
        **given,
    )


def judged(kind: GaugeStudyKind) -> Gauge:
    asked = GaugeAsked(tolerance=1.0)
    return workflow.Gauge(judged_gauge(study(kind), asked, PROGRAM), asked, None)


def files(found: Gauge, key: str | None = None) -> dict[str, bytes]:
    return {one.name: one.content for one in study_files(found.facts, found.asked, found.standard, READER, key)}


def page(found: Gauge, carried: Mapping[str, bytes]) -> bytes:
    return sealed(study_document(found.facts, READER), carried_as(carried, READER), None)


def sentences(found: Proof) -> list[str]:
    """What each check that holds says."""
    return [READER.say(one.said) for one in found.findings if one.standing is HOLDS]


@pytest.mark.parametrize("kind", KINDS)
def test_a_study_comes_back_to_the_last_digit(kind: GaugeStudyKind) -> None:
    carried = files(judged(kind))
    again = study_again(json.loads(carried["record.json"]), carried)
    assert study_json(again).encode() == carried["verdict.json"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_of_each_study_is_drawn_again_byte_for_byte(tmp_path: Path, kind: GaugeStudyKind) -> None:
    found = proof(tmp_path, judged(kind).pdf("en"))
    assert codes(found, HOLDS) == ["digests-agree", "verdict-follows", "pages-follow", "bytes-agree"]
    assert (codes(found, OPEN), found.kind, found.decision) == (["unsigned"], "gauge", judged(kind).verdict.value)
    assert not any("standard" in said for said in sentences(found))


def test_a_study_by_a_standard_is_signed_and_holds(tmp_path: Path) -> None:
    loaded, hand = load_spec(SPECS / "contoh-ring-piston.toml"), signer(tmp_path / "keys")
    asked = GaugeAsked(standard=find_standard(loaded, None), method="range")
    found = workflow.Gauge(judged_gauge(study(GaugeStudyKind.CROSSED), asked, PROGRAM), asked, loaded.data)
    trusted = Trusted(name=hand.name, fingerprint=hand.fingerprint)
    checked = proof(tmp_path, found.pdf("id", signer=hand), trusted)
    assert checked.standing is HOLDS
    assert "standard.toml" in files(found)
    assert "readings, standard and verdict are those that the report was written with" in sentences(checked)


def test_the_sample_s_page_holds(tmp_path: Path) -> None:
    found = workflow.gauge(SAMPLES / "alat-ukur-voltmeter" / "studi.csv", tolerance=2)
    assert codes(proof(tmp_path, found.pdf("id")), BROKEN) == []


def test_an_altered_reading_with_a_new_digest_is_found(tmp_path: Path) -> None:
    found = judged(GaugeStudyKind.CROSSED)
    carried = files(found)
    altered = carried["readings.csv"].replace(b",10.0\n", b",10.5\n", 1)
    assert altered != carried["readings.csv"]
    checked = proof(tmp_path, page(found, with_digests(carried | {"readings.csv": altered})))
    assert codes(checked, BROKEN) == ["verdict-differs", "page-differs"]


def refusal(record: Mapping[str, Any], carried: Mapping[str, bytes]) -> str:
    """Why a study is not judged again."""
    with pytest.raises(Distrusted) as refused:
        study_again(record, carried)
    return READER.say(refused.value.said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"method": "guess"}, MISSHAPEN),
        ({"tolerance": "wide"}, MISSHAPEN),
        ({"tolerance": -1}, UNFIT),
        ({"standard": {"file": "x", "sha256": "y"}}, MISSHAPEN),
        ({"study": None}, MISSHAPEN),
        ({"study": {"kind": "other"}}, UNFIT),
        ({"program": 7}, MISSHAPEN),
    ],
    ids=repr,
)
def test_a_record_of_another_shape_is_refused(change: dict[str, Any], said: str) -> None:
    carried = files(judged(GaugeStudyKind.CROSSED))
    record = json.loads(carried["record.json"])
    if isinstance(change.get("study"), dict):
        change = {"study": record["study"] | change["study"]}
    assert refusal(record | change, carried) == said


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        (b"", STRANGE),
        (b"part\n1\n", STRANGE),
        (b"part,operator,session,reference,reading\n", STRANGE),
        (b'"', UNFIT),
        (b"\xff", UNFIT),
    ],
)
def test_readings_that_are_none_are_refused(readings: bytes, said: str) -> None:
    carried = files(judged(GaugeStudyKind.CROSSED)) | {"readings.csv": readings}
    assert refusal(json.loads(carried["record.json"]), carried) == said


@pytest.mark.parametrize("cell", [b"=cmd()", b"1e999", "\u0661".encode(), b"inf", b""])
def test_a_reading_that_is_none_is_refused(cell: bytes) -> None:
    carried = files(judged(GaugeStudyKind.CROSSED))
    altered = carried["readings.csv"].replace(b",10.0\n", b"," + cell + b"\n", 1)
    said = f"readings.csv holds something that is no reading: {cell.decode()}"
    assert refusal(json.loads(carried["record.json"]), carried | {"readings.csv": altered}) == said
