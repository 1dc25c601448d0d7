"""A standard is recorded once, in whatever file it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from new_stores import new_store
from ramping import STANDARD

from qc.spec.load import load_spec
from qc.spec.write import standard_text
from qc.store import schema
from qc.store.keeping import keep_standard
from qc.store.opening import Store, open_store
from qc.workflow.remembered.remembering import standing_of

if TYPE_CHECKING:
    from pathlib import Path

BUYER = 'buyer = "Contoh"'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(new_store(tmp_path / "qc.sqlite"))


def kept(store: Store, path: Path) -> int:
    """Record a standard's file, and return the id of its row."""
    loaded = load_spec(path)
    with store.writing("Siti") as book:
        return keep_standard(book, loaded.spec, standing_of(loaded, path.read_bytes()))[1]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def inheriting(folder: Path) -> Path:
    """Write a standard that takes its buyer from a profile."""
    written(folder, "profile.toml", f"format = 1\n{BUYER}\n")
    return written(folder, "own.toml", STANDARD.replace(BUYER, 'inherits = "profile.toml"'))


def alone(folder: Path) -> Path:
    """Write the same with all that it inherits, as the pages use what is recorded."""
    whole = standard_text(load_spec(inheriting(folder)).data)
    return written(folder, "whole.toml", whole)


def in_another_order(folder: Path) -> Path:
    head, characteristic = STANDARD.split("\n\n", 1)
    return written(folder, "order.toml", "\n".join([*reversed(head.splitlines()), "", characteristic]))


def commented(folder: Path) -> Path:
    return written(folder, "note.toml", "# as agreed by telephone\n" + STANDARD.replace("12.000", "12.0"))


def elsewhere(folder: Path) -> Path:
    return inheriting(folder / "elsewhere")


SAME = (inheriting, alone, in_another_order, commented, elsewhere)


@pytest.mark.parametrize("first", SAME)
def test_the_same_standard_is_one_row_in_whatever_file_it_came(store: Store, tmp_path: Path, first: object) -> None:
    assert callable(first)
    (tmp_path / "elsewhere").mkdir()
    number = kept(store, first(tmp_path))
    assert {kept(store, other(tmp_path)) for other in SAME} == {number}
    with store.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(schema.STANDARD)).scalar_one() == 1


@pytest.mark.parametrize(
    ("old", "new"), [("usl = 12.000", "usl = 12.010"), ('revision = "B"', 'revision = "C"'), ("= 5", "= 4")]
)
def test_what_says_something_else_is_another_row(store: Store, tmp_path: Path, old: str, new: str) -> None:
    first = kept(store, written(tmp_path, "a.toml", STANDARD))
    assert kept(store, written(tmp_path, "b.toml", STANDARD.replace(old, new))) != first
    assert kept(store, written(tmp_path, "c.toml", STANDARD)) == first


def test_the_same_words_for_another_part_are_another_standard(store: Store, tmp_path: Path) -> None:
    first = kept(store, written(tmp_path, "a.toml", STANDARD))
    assert kept(store, written(tmp_path, "b.toml", STANDARD.replace("BOS-12", "BOS-13"))) != first


def test_of_doubles_in_an_older_store_the_same_file_is_taken_else_the_newest(store: Store, tmp_path: Path) -> None:
    own = inheriting(tmp_path)
    first = kept(store, own)
    with store.writing("Siti") as book:
        row = dict(book.connection.execute(sa.select(schema.STANDARD)).mappings().one()) | {"sha256": "0" * 64}
        second = book.append(schema.STANDARD, **{name: value for name, value in row.items() if name != "id"})
    assert kept(store, own) == first
    assert kept(store, commented(tmp_path)) == second
