"""Reading back what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ramping import measured
from remembering import locked, run

from qc.errors import UsageError
from qc.spec.load import load_content, load_spec
from qc.store.opening import open_store
from qc.store.recalling import baselines, known_part, part_of
from qc.store.schema import BUYER, PART

if TYPE_CHECKING:
    from pathlib import Path


def test_a_part_number_of_two_buyers_needs_the_buyer(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    with store.writing("Siti") as book:
        for name in ("PT Satu", "PT Dua"):
            buyer = book.append(BUYER, name=name)
            book.append(PART, buyer=buyer, part_number="A-1", name_id="Bos", name_en="Collar")
    with store.reading() as connection:
        assert part_of(connection, "A-1", "PT Dua") == known_part(connection, "PT Dua", "A-1") == 2
        assert known_part(connection, "PT Tiga", "A-1") is None
        with pytest.raises(UsageError, match="several buyers") as refused:
            part_of(connection, "A-1")
    assert "PT Dua, PT Satu" in str(refused.value)


def test_each_baseline_comes_with_the_standard_that_it_was_locked_under(tmp_path: Path) -> None:
    path = locked(tmp_path)
    first = load_spec(path).spec
    path.write_text(path.read_text(encoding="utf-8").replace('revision = "B"', 'revision = "C"'), encoding="utf-8")
    pilot = measured(tmp_path, "pilot2", day=11, seed=5)
    status, text = run(tmp_path, "baseline", "relock", pilot, "--spec", path, "--who", "Bu Ani", "--why", "revisi")
    assert status == 0, text
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        found = baselines(connection, part_of(connection, "BOS-12"))
    assert [(one.who, one.why, one.revision) for one in found] == [("Pak Budi", None, "B"), ("Bu Ani", "revisi", "C")]
    kept = [load_content(one.complete.encode(), "kept.toml").spec for one in found]
    assert kept == [first, load_spec(path).spec]
