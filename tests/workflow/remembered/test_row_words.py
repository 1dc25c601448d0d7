"""Each kind of thing that is kept has a name for people, in both languages."""

from __future__ import annotations

from qc.store.schema import LOGGED
from qc.words import language
from qc.workflow.remembered.memories import StoreInfo
from qc.workflow.remembered.row_words import ROWS


def test_each_table_in_the_log_has_a_name_for_people() -> None:
    assert set(ROWS) == {table.name for table in LOGGED}
    said = {code: [language(code).say(one) for one in ROWS.values()] for code in ("id", "en")}
    assert all(len(set(names)) == len(ROWS) for names in said.values())


def test_what_is_kept_is_told_in_these_names() -> None:
    info = StoreInfo(
        address="s.sqlite", step="1", rows={"batch": 2, "file": 1, "answer": 0}, entries=3, digest="0" * 64
    )
    assert "kept there: lots 2, files 1\n" in info.text("en")
    assert "isinya: lot 2, berkas 1\n" in info.text("id")
