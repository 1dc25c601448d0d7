"""Labels kept once each."""

from __future__ import annotations

import numpy as np
import pytest

from qc.intake.formats.raw import RawColumn
from qc.intake.labels import Labels, labels_of


def texts(*cells: str) -> Labels:
    return labels_of(RawColumn(header="x", letter="A", text=np.array(cells, dtype=object)))


def whole(*cells: int) -> Labels:
    return labels_of(RawColumn(header="x", letter="A", whole=np.array(cells, dtype=np.int64)))


def test_texts() -> None:
    labels = texts("B", "A", "B", "")
    assert labels.codes.tolist() == [0, 1, 0, 2]
    assert labels.names.tolist() == ["B", "A", ""]
    assert labels.blank.tolist() == [False, False, False, True]
    assert labels.text().tolist() == ["B", "A", "B", ""]
    assert labels.integers is None


def test_numbers_stay_numbers_until_they_are_shown() -> None:
    labels = whole(7, 12, 7)
    assert labels.distinct.dtype == np.int64
    assert labels.integers is not None
    assert labels.integers.tolist() == [7, 12]
    assert labels.text().tolist() == ["7", "12", "7"]
    assert labels.blank.tolist() == [False, False, False]
    assert list(labels.words()) == []


def test_one_label_is_read_without_the_others() -> None:
    """A million numbers become no text because the first of them is asked for."""
    labels = whole(7, 12, 7)
    assert [labels.at(i) for i in range(3)] == ["7", "12", "7"]
    assert [texts("B", "A", "B").at(i) for i in range(3)] == ["B", "A", "B"]
    mixed = Labels(np.array([0, 1]), np.array([5, -1]), others=("Total",))
    assert [mixed.at(0), mixed.at(1)] == ["5", "Total"]
    assert "names" not in vars(labels)


@pytest.mark.parametrize("cells", [("a ", "a"), (" a", "a"), ("a\u00a0", "a"), ("\ta", "a")])
def test_spaces_at_the_ends_make_no_difference(cells: tuple[str, str]) -> None:
    assert texts(*cells).text().tolist() == ["a", "a"]


@pytest.mark.parametrize("cells", [(" ",), ("a b",), ("a ",), (" a",)])
def test_one_label_is_stripped_too(cells: tuple[str]) -> None:
    assert texts(*cells).text().tolist() == [cells[0].strip()]


@pytest.mark.parametrize(
    ("cells", "integers"),
    [
        (("1", "002"), [1, 2]),
        (("1", "A2"), None),
        (("1", ""), None),
        (("1.0",), None),
        (("-1",), None),
        (("1" * 19,), None),
        (("²",), None),
        ((), None),
    ],
)
def test_labels_as_integers(cells: tuple[str, ...], integers: list[int] | None) -> None:
    found = texts(*cells).integers
    assert (None if found is None else found.tolist()) == integers


def test_words_are_labels_that_begin_with_a_letter() -> None:
    assert list(texts("1", "Total", "12a", "", "Σ").words()) == [(1, "Total"), (4, "Σ")]
    assert list(texts().words()) == []


def test_some_of_them() -> None:
    labels = texts("a", "b", "c", "b")
    assert labels.take(np.array([3, 0])).text().tolist() == ["b", "a"]
    assert labels.among([1]).tolist() == [False, True, False, True]
    assert labels.among([]).tolist() == [False] * 4
    assert labels.repeat(2).text().tolist() == ["a", "a", "b", "b", "c", "c", "b", "b"]
    fewer = labels.take(np.array([2, 1])).compact()
    assert fewer.names.tolist() == ["b", "c"]
    assert fewer.text().tolist() == ["c", "b"]


def test_whole_numbers_as_text() -> None:
    assert whole().names.tolist() == []
    assert whole(-5, 100).names.tolist() == ["-5", "100"]


def test_names_that_differ_in_capitals_and_spaces_only_are_one() -> None:
    labels = Labels(np.array([0, 1, 2, 3, 0]), np.array(["Siti", "siti", "SITI ", "Andi"]))
    assert labels.alike().text().tolist() == ["Siti", "Siti", "Siti", "Andi", "Siti"]
    plain = Labels(np.array([0, 1]), np.array(["Siti", "Andi"]))
    assert plain.alike() is plain


@pytest.mark.parametrize("texts", [["1", "+", "2", "-"], ["a", "+", "b", "-"]])
def test_labels_that_are_one_of_some_texts(texts: list[str]) -> None:
    found = labels_of(RawColumn(header="No", letter="A", text=np.array(texts, dtype=object)))
    assert sorted(str(found.names[code]) for code in found.coded(("+", "-", "+/-"))) == ["+", "-"]
    assert found.coded(("−",)) == set()
    assert found.take(np.array([], dtype=np.int64)).compact().coded(("+",)) == set()
