"""What stands in a list is in the reader's words."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from browsing import local, pages, upload

from qc.web.speaking import say

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"


def test_a_decision_in_a_list_is_in_the_reader_s_language(tmp_path: Path) -> None:
    owner = local(pages(tmp_path))
    upload(owner, RINGS, "example:contoh-ring-piston", pilot_units="125", lot="R-1")
    for address in ("/", "/batches/"):
        assert '"word tone-caution">TAHAN<' in owner.text(f"{address}?lang=id")
        assert '"word tone-caution">HOLD<' in owner.text(f"{address}?lang=en")
    assert ": TAHAN" in owner.text("/buyer/parts?lang=id")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the clock's zone cannot be set here")
def test_a_moment_is_that_of_the_clock_on_the_wall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = dt.datetime(2026, 11, 22, 18, 50, tzinfo=dt.UTC)
    monkeypatch.setenv("TZ", "WIB-7")
    time.tzset()
    try:
        with pages(tmp_path).test_request_context("/?lang=id"):
            assert say(moment) == "23 November 2026, 01.50"
    finally:
        monkeypatch.undo()
        time.tzset()
