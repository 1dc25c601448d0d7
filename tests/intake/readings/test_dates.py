"""Dates and times, day first."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from qc.intake.readings.dates import read_clock, read_time

MONTHS = (
    ("Januari", "Jan"),
    ("Februari", "Pebruari", "Feb", "Peb"),
    ("Maret", "Mar"),
    ("April", "Apr"),
    ("Mei",),
    ("Juni", "Jun"),
    ("Juli", "Jul"),
    ("Agustus", "Agu", "Agt", "Agst", "Ags"),
    ("September", "Sep", "Sept"),
    ("Oktober", "Okt", "October"),
    ("November", "Nopember", "Nov", "Nop"),
    ("Desember", "Des", "December"),
)
NAMES = [(name, month) for month, names in enumerate(MONTHS, start=1) for name in names]


@pytest.mark.parametrize(("name", "month"), NAMES)
@pytest.mark.parametrize("form", ["17 {} 2026", "17-{}-26", "17 {}. 2026", "Kamis, 17 {} 2026"])
def test_months_by_name(name: str, month: int, form: str) -> None:
    for spelled in (name, name.upper(), name.lower()):
        assert read_time(form.format(spelled)) == dt.datetime(2026, month, 17, tzinfo=None)  # noqa: DTZ001 - a file names no zone


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("05/01/2026", (2026, 1, 5)),
        ("5-1-26", (2026, 1, 5)),
        ("5.7.2006", (2006, 7, 5)),
        ("2026-11-16", (2026, 11, 16)),
        ("2026/11/16", (2026, 11, 16)),
        ("16/11/2026 08:00", (2026, 11, 16, 8)),
        ("19/11/2026 14.05.33", (2026, 11, 19, 14, 5, 33)),
        ("16/11/2026, 08.00 WIB", (2026, 11, 16, 8)),
        ("2026-11-16T08:05:07", (2026, 11, 16, 8, 5, 7)),
        ("2026-11-16 08:05:07.250", (2026, 11, 16, 8, 5, 7)),
        ("  16/11/2026  ", (2026, 11, 16)),
    ],
)
def test_moments(text: str, found: tuple[int, ...]) -> None:
    moment = read_time(text)
    assert moment is not None
    assert moment.timetuple()[: len(found)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18/11",
        "11/19/2026",
        "31/02/2026",
        "kemarin",
        "08.00",
        "16/11/2026 pagi",
        "16/11/2026 25:00",
        "17 Foo 2026",
        "463",
    ],
)
def test_what_names_no_moment(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("08.00", (8, 0, 0)),
        ("14:05:33", (14, 5, 33)),
        ("7.30", (7, 30, 0)),
        (" 23.59 WIT ", (23, 59, 0)),
        ("24.00", None),
        ("8", None),
        ("8.5", None),
        ("pagi", None),
    ],
)
def test_times_of_day(text: str, found: tuple[int, int, int] | None) -> None:
    assert read_clock(text) == (None if found is None else dt.time(*found))


@given(st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2099, 12, 31)))  # noqa: DTZ001 - a file names no zone
def test_every_moment_reads_back(moment: dt.datetime) -> None:
    whole = moment.replace(microsecond=0)
    for form in ("%d/%m/%Y %H.%M.%S", "%d-%m-%Y %H:%M:%S", "%Y-%m-%dT%H:%M:%S"):
        assert read_time(whole.strftime(form)) == whole


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("46342", "2026-11-16T00:00:00"),
        ("46342.5869560185", "2026-11-16T14:05:13"),
        ("Jum'at, 20 Nopember 2026", "2026-11-20T00:00:00"),
        ("Senin, 16 Pebruari 2026 08.00", "2026-02-16T08:00:00"),
        ("19/11/2026 2:05:33 PM", "2026-11-19T14:05:33"),
        ("19/11/2026 12:05 am", "2026-11-19T00:05:00"),
        ("16-Agst-26", "2026-08-16T00:00:00"),
        ("1 Agt 2026", "2026-08-01T00:00:00"),
        ("1 Nop 2026", "2026-11-01T00:00:00"),
    ],
)
def test_what_workshops_and_spreadsheets_write(text: str, moment: str) -> None:
    found = read_time(text)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize("text", ["1234", "12345678", "99999", "19/11/2026 13:05 PM", "0046342"])
def test_numbers_that_are_no_days(text: str) -> None:
    assert read_time(text) is None
