"""Where else a change may have begun: each odd interval reads well in both languages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import attribute, characteristic, judged, series, steady

from qc.stats.drift.diagnosis.reach import LimitReach
from qc.stats.drift.diagnosis.result import Estimate
from qc.terms import Side
from qc.verdict.change.diagnosis_words import changed, more
from qc.verdict.volume.made_units import Counted
from qc.verdict.wording.spans import count_since, count_since_span
from qc.words import language, message

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.counts.count_drift import CountDrift

EN, ID = language("en"), language("id")
LAST = 200
_RATE = "At this rate the first units reach the upper limit 11.000 mm at about unit 640, "
_LAJU = "Pada laju sekarang unit pertama mencapai batas atas 11,000 mm sekitar unit 640, "


@cache
def moved() -> Diagnosis:
    """A step in a batch of 200 after a pilot of 100; units are numbered by the file, from 1."""
    batch = steady(LAST, seed=3) + 0.4 * (np.arange(LAST) >= 100)
    drift = judged(series(batch), series(steady(100, seed=2))).drift
    assert drift is not None
    assert drift.diagnosis is not None
    known = drift.diagnosis
    own = replace(known.made, counted=Counted.NUMBERED, number=np.arange(1, LAST + 1))
    return replace(known, made=own)


def since(first: int, lower: int, upper: int) -> tuple[str, str]:
    """How a change is told whose first unit is the batch's so many-th, within an interval."""
    known = moved()
    found = replace(known.found, first=first, lower=lower, upper=upper)
    told = replace(known, found=found, from_start=first == 1, first=first + 100, lower=lower + 100, upper=upper + 100)
    said = changed(characteristic(), told)
    return EN.say(said).partition(" Outer diameter")[0], ID.say(said).partition(" Diameter luar")[0]


@pytest.mark.parametrize(
    ("interval", "english", "indonesian"),
    [
        (
            (101, 96, 110),
            "Since about unit no. 101 of the file (between 96 and 110)",
            "Sejak sekitar unit nomor 101 di berkas (antara 96 dan 110)",
        ),
        ((101, 101, 101), "Since unit no. 101 of the file", "Sejak unit nomor 101 di berkas"),
        (
            (1, 1, 1),
            "From the first unit after the pilot (unit no. 1 of the file) on,",
            "Sejak unit pertama sesudah uji coba (unit nomor 1 di berkas)",
        ),
        (
            (16, 1, 16),
            "Since about unit no. 16 of the file (perhaps earlier, unit no. 1 of the file at the earliest)",
            "Sejak sekitar unit nomor 16 di berkas (mungkin lebih awal, paling awal unit nomor 1 di berkas)",
        ),
        (
            (1, 1, 16),
            "Since about unit no. 1 of the file (perhaps later, unit no. 16 of the file at the latest)",
            "Sejak sekitar unit nomor 1 di berkas (mungkin sesudahnya, paling lambat unit nomor 16 di berkas)",
        ),
        (
            (101, 1, LAST),
            "At some time after the pilot (exactly since when is not known)",
            "Sesudah uji coba (tepatnya sejak kapan tidak diketahui)",
        ),
        (
            (101, 11, 190),
            "At some time after the pilot (exactly since when is not known)",
            "Sesudah uji coba (tepatnya sejak kapan tidak diketahui)",
        ),
        (
            (101, 31, 190),
            "Since about unit no. 101 of the file (between 31 and 190)",
            "Sejak sekitar unit nomor 101 di berkas (antara 31 dan 190)",
        ),
    ],
)
def test_every_interval_of_a_change_reads_well(interval: tuple[int, int, int], english: str, indonesian: str) -> None:
    assert since(*interval) == (english, indonesian)


def test_readings_of_one_unit_are_one_place() -> None:
    known = moved()
    made = replace(known.made, number=np.repeat(np.arange(1, LAST // 5 + 1), 5))
    said = changed(characteristic(), replace(known, made=made, first=203, lower=201, upper=205))
    assert EN.say(said).startswith("Since unit no. 21 of the file Outer diameter")


def reached(value: float, lower: float, upper: float) -> list[tuple[str, str]]:
    """What is told of a limit that a trend reaches, units counted from the pilot's first."""
    known = moved()
    reach = LimitReach(side=Side.ABOVE, limit=11.0, unit=Estimate(value=value, lower=lower, upper=upper))
    made = replace(known.made, counted=Counted.MADE, number=known.made.running)
    told = more(characteristic(), replace(known, reach=reach, made=made))
    return [(EN.say(one), ID.say(one)) for one in told if "11" in EN.say(one)]


@pytest.mark.parametrize(
    ("interval", "english", "indonesian"),
    [
        (
            (640, 430, 1200),
            _RATE + "between 430 and 1200.",
            _LAJU + "antara 430 dan 1200.",
        ),
        (
            (640, 280, 1200),
            _RATE + "perhaps already now, unit 1200 at the latest.",
            _LAJU + "mungkin sudah sekarang, paling lambat unit 1200.",
        ),
        (
            (640.1, 639.9, 640.3),
            "At this rate the first units reach the upper limit 11.000 mm at about unit 640.",
            "Pada laju sekarang unit pertama mencapai batas atas 11,000 mm sekitar unit 640.",
        ),
        (
            (300, 280, 320),
            "The highest units already come near the upper limit 11.000 mm.",
            "Unit yang paling tinggi sudah mendekati batas atas 11,000 mm.",
        ),
    ],
)
def test_every_interval_of_a_limit_ahead_reads_well(
    interval: tuple[float, float, float], english: str, indonesian: str
) -> None:
    assert reached(*interval) == [(english, indonesian)]


@cache
def counted() -> CountDrift:
    """Samples of 100, three times as many bad ones from the sixteenth of thirty on."""

    def sums(counts: list[int]) -> Series:
        n = np.full(len(counts), 100.0)
        places = (np.cumsum(n) - n).astype(int)
        return series([float(count) for count in counts], name="ulir", size=1, inspected=n, unit=places)

    facts = judged(sums([2, 1, 3, 2, 1] * 3 + [8, 9, 7] * 5), sums([2, 1, 3, 2, 1] * 4), asked=attribute())
    assert facts.attribute is not None
    assert facts.attribute.drift is not None
    return facts.attribute.drift


@pytest.mark.parametrize(
    ("rows", "units", "english", "indonesian"),
    [
        ((15, 13, 17), (1301, 1800), "(between units 1301 and 1800)", "(antara unit 1301 dan 1800)"),
        ((15, 15, 15), (1501, 1600), "(units 1501–1600)", "(unit 1501–1600)"),
        ((15, 15, 15), (16, 16), "(unit 16)", "(unit 16)"),
        (
            (15, 2, 15),
            (201, 1600),
            "(perhaps earlier, unit 201 at the earliest)",
            "(mungkin lebih awal, paling awal unit 201)",
        ),
        (
            (15, 15, 20),
            (1501, 2100),
            "(perhaps later, unit 2100 at the latest)",
            "(mungkin sesudahnya, paling lambat unit 2100)",
        ),
        ((15, 0, 29), (1, 3000), "(exactly since when is not known)", "(tepatnya sejak kapan tidak diketahui)"),
    ],
)
def test_every_interval_of_counts_reads_well(
    rows: tuple[int, int, int], units: tuple[int, int], english: str, indonesian: str
) -> None:
    drift = counted()
    assert drift.change is not None
    assert drift.earliest is not None
    assert drift.latest is not None
    row, earliest, latest = rows
    said = count_since_span(
        replace(
            drift,
            change=replace(drift.change, row=row, earliest=earliest, latest=latest),
            earliest=replace(drift.earliest, first_unit=units[0]),
            latest=replace(drift.latest, last_unit=units[1]),
        )
    )
    assert (EN.say(said), ID.say(said)) == (english, indonesian)


def test_the_first_point_names_its_units_where_the_span_does_not() -> None:
    drift = counted()
    assert drift.change is not None
    assert drift.since is not None
    one = replace(drift, change=replace(drift.change, earliest=15, latest=15))
    several = replace(drift, change=replace(drift.change, earliest=14, latest=15))
    single = replace(several, since=replace(drift.since, last_unit=drift.since.first_unit))
    label, first, last = drift.since.label, drift.since.first_unit, drift.since.last_unit
    assert count_since(one) == count_since(single) == label
    named = message("{found}", found=count_since(several))
    assert (EN.say(named), ID.say(named)) == (f"{label}, units {first}–{last}", f"{label}, unit {first}–{last}")
