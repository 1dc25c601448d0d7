"""Names that mean the same although they are spelled otherwise, and names that only look alike."""

from __future__ import annotations

import pytest

from qc.intake.closeness import closeness

ALIKE = [
    ("Diamter dalam", "Diameter dalam"),
    ("diam. dlm", "Diameter dalam"),
    ("Ø luar", "Diameter luar"),
    ("⌀ luar", "Diameter luar"),
    ("luar diameter", "Diameter luar"),
    ("Hasil ukur tebal", "Tebal"),
    ("Brt", "Berat"),
    ("Pjg", "Panjang"),
    ("kekersan Brinel", "Kekerasan Brinell"),
    ("jaraklubang", "Jarak lubang"),
    ("Titik 1 kedalman", "Kedalaman titik 1"),
]
APART = [
    ("Diameter luar", "Diameter dalam"),
    ("Lubang 1", "Lubang 2"),
    ("Lubang A", "Lubang B"),
    ("Berat bersih", "Berat"),
    ("Tebal", "Lebar"),
    ("Tinggi", "Panjang"),
    ("", "Berat"),
    ("12", "Berat"),
    ("Jarak lubang 1", "Jarak lubang"),
]


@pytest.mark.parametrize(("text", "name"), ALIKE)
def test_names_much_alike(text: str, name: str) -> None:
    found = closeness(text, name)
    assert found is not None
    assert found >= 0


@pytest.mark.parametrize(("text", "name"), APART)
def test_names_that_mean_something_else(text: str, name: str) -> None:
    assert closeness(text, name) is None


def test_the_same_words_are_closest() -> None:
    assert closeness("Berat", "berat") == 0
    assert (closeness("Brat", "Berat"), closeness("Diamter dlm", "Diameter dalam")) == (1, 2)
