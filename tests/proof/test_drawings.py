"""What a record says of a drawing gives it again, and nothing else is drawn."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from papers import DRAWINGS, MARK, carried, paper
from PIL import Image
from proving import codes, proof, with_digests

from qc.proof.distrust import Distrusted
from qc.proof.drawing import drawing_of, said_of
from qc.proof.findings import Standing
from qc.proof.marks import logo_file, logo_of
from qc.report.particulars import Kind

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = Standing.BROKEN


@pytest.mark.parametrize("kind", DRAWINGS)
def test_what_a_record_says_of_a_drawing_gives_it_again(kind: str) -> None:
    drawing = DRAWINGS[kind]
    record = json.loads(carried(kind)["record.json"])
    mark = None if drawing.logo is None else logo_of(carried(kind)["logo.png"])
    again = drawing_of(record, mark)
    assert said_of(again) == said_of(drawing)
    assert again.particulars == drawing.particulars
    assert (again.logo is None) == (drawing.logo is None)


def test_a_mark_comes_back_point_by_point() -> None:
    assert logo_of(carried(Kind.INSPECTION)["logo.png"]) == MARK


def kind_changed(**changes: Any) -> dict[str, bytes]:
    """What the owner's page carries, with another drawing in its record."""
    record = json.loads(carried(Kind.OWNER)["record.json"])
    record["document"] |= changes
    return {**carried(Kind.OWNER), "record.json": json.dumps(record).encode()}


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "poster"},
        {"kind": 7},
        {"languages": []},
        {"languages": ["id", "id"]},
        {"languages": ["xx"]},
        {"languages": ["en"]},
        {"page": "a0"},
        {"particulars": {"stranger": "x"}},
        {"particulars": {"order_quantity": "many"}},
        {"particulars": {"address": "x" * 1001}},
        {"kind": "class", "characteristic": "nothing"},
        {"kind": "certificate"},
        {"unit": -1},
    ],
    ids=repr,
)
def test_a_drawing_that_no_workshop_can_have_asked_for_is_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    assert codes(proof(tmp_path, paper(Kind.OWNER, kind_changed(**changes))), BROKEN) == ["cannot-be-drawn"]


@pytest.mark.parametrize("changes", [{"kind": "dimensional"}, {"page": "letter"}, {"particulars": {"number": "9"}}])
def test_another_drawing_prints_otherwise_or_is_told_by_its_bytes(tmp_path: Path, changes: dict[str, Any]) -> None:
    found = proof(tmp_path, paper(Kind.OWNER, kind_changed(**changes)))
    printed = "particulars" not in changes  # the owner's page has no place for a number
    assert codes(found, BROKEN) == (["page-differs"] if printed else [])


@pytest.mark.parametrize("change", [None, b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_a_mark_that_was_taken_off_or_exchanged_is_found(tmp_path: Path, change: bytes | None) -> None:
    altered = dict(carried(Kind.INSPECTION))
    if change is None:
        del altered["logo.png"]
    else:
        altered["logo.png"] = change
    found = proof(tmp_path, paper(Kind.INSPECTION, altered))
    drawing = "page-differs" if change is None else "cannot-be-drawn"
    assert codes(found, BROKEN) == ["digest-differs", drawing]


def test_another_mark_with_a_digest_that_fits_is_found_on_the_page(tmp_path: Path) -> None:
    other = logo_file(replace(MARK, pixels=bytes(18)))
    altered = with_digests({**carried(Kind.INSPECTION), "logo.png": other})
    assert codes(proof(tmp_path, paper(Kind.INSPECTION, altered)), BROKEN) == ["page-differs"]


@pytest.mark.parametrize(("mode", "size"), [("RGB", (1001, 1)), ("RGBA", (2, 2)), ("P", (2, 2))])
def test_a_picture_that_qc_does_not_write_is_no_mark(mode: str, size: tuple[int, int]) -> None:
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, "PNG")
    with pytest.raises(Distrusted, match="not a picture that qc writes"):
        logo_of(stream.getvalue())
