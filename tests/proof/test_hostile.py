"""What a report carries may come from anybody: it is refused in a sentence, whatever it is."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from proving import codes, files, proof, report, saved, with_digests

from qc.proof.distrust import Distrusted, Misshapen, day, parsed
from qc.proof.findings import Standing
from qc.proof.readings_back import read_table
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BROKEN = Standing.BROKEN


def attach(name: str, content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = content

    return change


def drop(pdf: pikepdf.Pdf) -> None:
    del pdf.attachments["readings.csv"]


def drop_stream(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["readings.csv"].obj.EF = pikepdf.Dictionary(F=pikepdf.Dictionary())


def pack_twice(pdf: pikepdf.Pdf) -> None:
    stream = pdf.attachments["readings.csv"].obj.EF.F
    stream.write(b"61626364>", filter=pikepdf.Name.ASCIIHexDecode)


def bomb(pdf: pikepdf.Pdf) -> None:
    stream = pdf.attachments["readings.csv"].obj.EF.F
    stream.write(zlib.compress(bytes(65_000_000), 1), filter=pikepdf.Name.FlateDecode)


def predict(pdf: pikepdf.Pdf) -> None:
    stream = pdf.attachments["readings.csv"].obj.EF.F
    stream.DecodeParms = pikepdf.Dictionary(Predictor=12, Columns=100_000_000)


@pytest.mark.parametrize(
    "change",
    [
        attach("../../evil.exe", b"MZ"),
        attach("x\x1b[2J.csv", b""),
        bomb,
        drop,
        drop_stream,
        pack_twice,
        predict,
    ],
    ids=["a stranger", "a name that clears the screen", "a bomb", "dropped", "no stream", "packed", "predicted"],
)
def test_strange_attachments_are_refused(tmp_path: Path, change: Any) -> None:
    found = proof(
        tmp_path, saved(report(), change, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    )
    assert codes(found, BROKEN) == ["attachments-altered"]
    assert list(tmp_path.iterdir()) == [tmp_path / "report.pdf"]
    assert "\x1b" not in repr(found.findings).replace("\\x1b", "\x1b")


@pytest.mark.parametrize("content", [b"[1]", b"{", b"\xff", b"[" * 100_000, b'{"a": NaN}', b"1" * 5000])
def test_a_record_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    found = proof(tmp_path, report(files() | {"record.json": content}))
    assert codes(found, BROKEN) == ["record-unreadable"]


@pytest.mark.parametrize(
    "change",
    [
        {"program": 7},
        {"program": "x" * 30_000},
        {"key": ["a"]},
        {"files": None},
        {"lots": {}},
        {"lots": {"batch": {}, "other": {}}},
        {"lots": {"batch": {"series": {"diameter": {}}}}},
        {"language": "xx"},
        {"identity": {"quantity": -1}},
        {"identity": {"inspected": "yesterday"}},
        {"target_volume": 1e9},
        {"left_out": [{"point": 1}]},
        {"answers": [{"question": "none", "who": "a", "when": "b", "answer": "c"}]},
        {"over_lots": 1},
        {"over_lots": {"lots": -1, "left": []}},
        {"over_lots": {"lots": 1, "left": [{"characteristic": "diameter", "lot": 7}]}},
        {"over_lots": {"lots": 1, "left": [{"characteristic": "other", "lot": "L-1"}]}},
        {"over_lots": {"lots": 1, "left": [{"characteristic": "diameter", "lot": "L-1", "way": "flies"}]}},
        {"over_lots": {"lots": 1, "left": [{"characteristic": "diameter", "lot": "L-1", "since": 3}]}},
    ],
    ids=repr,
)
def test_a_record_of_another_shape_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    carried = files()
    record = json.loads(carried["record.json"]) | change
    found = proof(tmp_path, report(carried | {"record.json": json.dumps(record).encode()}))
    assert set(codes(found, BROKEN)) & {"record-unreadable", "cannot-be-judged", "cannot-be-drawn"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lot,file,row", "lot,row,file"),
        ("pilot,1,", "pilot,0,"),
        ("pilot,1,", "pilot,999999999999,"),
        ("pilot,1,", "somebody,1,"),
        ("74.03\n", "=cmd()\n"),
        ("74.03\n", "1e999\n"),
        ("74.03\n", "١٢\n"),
        ("74.03\n", "nan\n"),
        ("74.03\n", "74.03,1\n"),
        ("74.03\n", '"74.03\n'),
        ("diameter", "other"),
    ],
)
def test_readings_of_another_shape_are_refused(tmp_path: Path, old: str, new: str) -> None:
    carried = files()
    text = carried["readings.csv"].decode()
    assert old in text
    altered = text.replace(old, new, 1).encode()
    found = proof(tmp_path, report(with_digests(carried | {"readings.csv": altered})))
    assert codes(found, BROKEN) == ["cannot-be-judged"]
    assert found.decision is None


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qc.proof.readings_back.MOST_ROWS", 3)
    with pytest.raises(Distrusted, match=r"readings\.csv cannot be read"):
        read_table(files()["readings.csv"].decode())


@pytest.mark.parametrize(
    "standard",
    [b"inherits = '/etc/passwd'\n", b"\xff", b"= 1", b"format = 1\n", b"x = " + b"[" * 5000],
    ids=["another file", "no text", "no TOML", "incomplete", "deep"],
)
def test_a_standard_that_is_none_is_refused(tmp_path: Path, standard: bytes) -> None:
    found = proof(tmp_path, report(with_digests(files() | {"standard.toml": standard})))
    assert codes(found, BROKEN) == ["cannot-be-judged"]


def test_a_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    found = proof(tmp_path, report(with_digests(files() | {"verdict.json": b"{"})))
    assert codes(found, BROKEN) == ["cannot-be-judged"]
    said = [language("en").say(one.said) for one in found.of(BROKEN)]
    assert said == ["verdict.json is not in the form that qc writes"]


def test_a_sentence_with_places_to_fill_is_text(tmp_path: Path) -> None:
    carried = files()
    record = json.loads(carried["record.json"])
    said = {"id": "{said.__class__}", "en": "{0}"}
    record["lots"]["batch"]["notes"] = [{"said": said, "location": None}]
    found = proof(tmp_path, report(carried | {"record.json": json.dumps(record).encode()}))
    assert "verdict-differs" in codes(found, BROKEN)
    assert found.decision == "hold"


def test_a_password_is_no_riddle(tmp_path: Path) -> None:
    locked = saved(report(), encryption=pikepdf.Encryption(owner="a", user="b"))
    assert codes(proof(tmp_path, locked), BROKEN) == ["damaged"]


def test_values_are_taken_only_in_their_shape() -> None:
    assert parsed(b'{"a": 1}') == {"a": 1}
    assert day(None) is None
    with pytest.raises(Misshapen, match="not in the form that qc writes"):
        day("2026-13-01")
