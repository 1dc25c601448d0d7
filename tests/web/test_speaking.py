"""What stands in a list is in the reader's words."""

from __future__ import annotations

from pathlib import Path

from browsing import local, pages, upload

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"


def test_a_decision_in_a_list_is_in_the_reader_s_language(tmp_path: Path) -> None:
    owner = local(pages(tmp_path))
    upload(owner, RINGS, "example:contoh-ring-piston", pilot_units="125", lot="R-1")
    for address in ("/", "/batches/"):
        assert '"word tone-caution">TAHAN<' in owner.text(f"{address}?lang=id")
        assert '"word tone-caution">HOLD<' in owner.text(f"{address}?lang=en")
    assert ": TAHAN" in owner.text("/buyer/parts?lang=id")
