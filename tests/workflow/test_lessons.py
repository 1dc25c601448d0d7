"""Lessons: which chart, since when, and what is told."""

from __future__ import annotations

import pytest

from qc.errors import UsageError
from qc.words import language
from qc.workflow.lessons import lesson

ENGLISH = language("en")


def test_a_lesson_is_about_what_its_story_changes() -> None:
    found = lesson("suku-cadang-tekan")
    assert found.shown.characteristic.id == "sudut"
    assert found.since is not None
    # 20 points of the pilot; 5 in 50 units are measured, so unit 1,801 is the first of the 37th point of production.
    assert (found.pilot, found.since.first) == (20, 56)
    assert found.made is not None
    assert "unit 1801" in ENGLISH.say(found.made)


def test_real_measurements_have_no_known_truth() -> None:
    found = lesson("ring-piston")
    assert found.made is None
    assert found.since is not None
    # qc says unit 166 of 5 in a subgroup, between 141 and 181: points 34, 29 and 37, counted from 0.
    assert (found.since.lower, found.since.first, found.since.upper) == (28, 33, 36)


def test_a_calm_story_has_nothing_to_find() -> None:
    found = lesson("center-plate")
    assert found.since is None
    assert "nothing that changed" in ENGLISH.say(found.found)
    assert found.made is not None
    assert "nothing was changed" in ENGLISH.say(found.made)


def test_counts_have_their_change_too() -> None:
    found = lesson("lampu-ng")
    assert found.shown.characteristic.id == "ulir_nogo"
    assert found.since is not None
    assert found.since.lower <= found.since.first <= found.since.upper
    assert found.since.lower >= found.pilot


def test_a_change_at_a_time_is_told_without_a_unit() -> None:
    found = lesson("cacat-plating")
    assert found.made is not None
    assert "something was changed" in ENGLISH.say(found.made)


def test_a_chart_without_a_pilot_is_not_judged() -> None:
    found = lesson("handel-kuningan", "cu")
    assert found.pilot == 0
    assert found.since is None
    assert "cannot judge" in ENGLISH.say(found.found)


def test_copied_readings_are_no_change_of_the_process() -> None:
    found = lesson("rangka-elektronik")
    assert found.since is None
    assert found.made is not None
    assert "readings were copied" in ENGLISH.say(found.made)


def test_another_characteristic_can_be_asked_for() -> None:
    found = lesson("suku-cadang-tekan", "pitch")
    assert found.shown.characteristic.id == "pitch"
    assert found.since is None


@pytest.mark.parametrize(("name", "of"), [("ring-piston", "berat"), ("no-such-story", None)])
def test_what_is_not_there_is_refused(name: str, of: str | None) -> None:
    with pytest.raises(UsageError):
        lesson(name, of)
