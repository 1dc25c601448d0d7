"""A pilot that is the lot itself is refused on the pages too, in words that fit a page."""

from __future__ import annotations

import io
from pathlib import Path

from browsing import local, pages

TURNED = Path(__file__).parents[2] / "samples" / "bos-bubut" / "produksi.csv"


def test_a_lot_sent_as_its_own_pilot_is_refused(tmp_path: Path) -> None:
    owner = local(pages(tmp_path))
    content = TURNED.read_bytes()
    owner.get("/uploads/new")
    sent = {
        "batch": (io.BytesIO(content), "lot.csv"),
        "pilot": (io.BytesIO(content), "pilot.csv"),
        "standard": "example:contoh-bos-bubut",
    }
    answer = owner.post("/uploads/", sent, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.text
    owner.get(answer.location)
    owner.post(answer.location, {})
    shown = owner.text(answer.location)
    assert "pilotnya adalah lot itu sendiri" in shown
    assert "unit pertama" in shown


def test_who_sends_a_pilot_is_not_asked_which_units_are_the_pilot(tmp_path: Path) -> None:
    owner = local(pages(tmp_path))
    for pilot, asked in (((TURNED.parent / "pilot.csv").read_bytes(), False), (None, True)):
        owner.get("/uploads/new")
        sent = {"batch": (io.BytesIO(TURNED.read_bytes()), "lot.csv"), "standard": "example:contoh-bos-bubut"}
        if pilot is not None:
            sent["pilot"] = (io.BytesIO(pilot), "pilot <i>.csv")
        shown = owner.text(owner.post("/uploads/", sent, content_type="multipart/form-data").location)
        assert ('name="pilot_units"' in shown) is asked
        assert ("Unit-unit pertama ada di berkas tersendiri: pilot &lt;i&gt;.csv" in shown) is not asked
