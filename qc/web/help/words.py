"""The words of the trade, in Indonesian and English, from a table in the package."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from qc.values import dataclass

_TABLE = Path(__file__).with_name("words.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word.

    Attributes
    ----------
    id, en : str
        In Indonesian and in English.
    also : str
        What people say as well, in Indonesian; may be empty.
    means_id, means_en : str
        What it means, in plain words; empty where the word says it itself.
    """

    id: str
    en: str
    also: str
    means_id: str
    means_en: str

    def say(self, code: str) -> str:
        """Return the word in the language ``code``."""
        return self.id if code == "id" else self.en

    def other(self, code: str) -> str:
        """Return the word in the language that ``code`` is not."""
        return self.en if code == "id" else self.id

    def means(self, code: str) -> str:
        """Return what it means in the language ``code``."""
        return self.means_id if code == "id" else self.means_en


@cache
def words() -> tuple[Word, ...]:
    """Return all words in the order of the table.

    Examples
    --------
    >>> next(word.id for word in words() if word.en == "control chart")
    'peta kendali'
    """
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        return tuple(Word(**row) for row in csv.DictReader(stream))


def words_of(code: str) -> tuple[Word, ...]:
    """Return all words in the order of a reader's alphabet.

    Parameters
    ----------
    code : {"id", "en"}
        The reader's language.
    """
    return tuple(sorted(words(), key=lambda word: word.say(code).casefold()))
