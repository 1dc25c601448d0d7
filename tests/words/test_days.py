"""Days that people wrote down, in the reader's own way where they are known."""

from __future__ import annotations

import pytest

from qc.words import language
from qc.words.days import as_day


@pytest.mark.parametrize(
    ("written", "indonesian", "english"),
    [
        ("2026-11-22", "22 November 2026", "22 November 2026"),
        ("2026-08-01T07:30:00+00:00", "1 Agustus 2026", "1 August 2026"),
        ("2026-08-01 07:30", "1 Agustus 2026", "1 August 2026"),
        ("2026-13-01", "2026-13-01", "2026-13-01"),
        ("2026-08-011", "2026-08-011", "2026-08-011"),
        ("22/11/2026", "22/11/2026", "22/11/2026"),
        ("kemarin", "kemarin", "kemarin"),
        ("", "", ""),
        ("-", "-", "-"),
    ],
)
def test_a_day_is_written_as_the_reader_writes_days(written: str, indonesian: str, english: str) -> None:
    assert [language(code).say(as_day(written)) for code in ("id", "en")] == [indonesian, english]
