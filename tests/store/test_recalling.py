"""Reading back what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qc.errors import UsageError
from qc.store.opening import open_store
from qc.store.recalling import known_part, part_of
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
