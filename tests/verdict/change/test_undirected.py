"""A change whose size may be none is told without a direction, a size, a share of the tolerance, or a limit."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import characteristic, judged, series, spec, steady

from qc import stats
from qc.report.parts.diagnosis_json import diagnosis_facts
from qc.stats.drift.diagnosis.kinds import ChangeKind
from qc.stats.drift.diagnosis.result import ChangeSize, Estimate
from qc.terms import Context, Decision, Stability
from qc.verdict import decide
from qc.verdict.change.diagnosis_words import changed, more
from qc.words import language

if TYPE_CHECKING:
    from qc.stats.drift.diagnosis.result import DriftDiagnosis
    from qc.verdict.change.diagnosis import Diagnosis

EN, ID = language("en"), language("id")
# The values of a batch in which nothing had changed: its rate was said as "0.00 (between 0.03 and 0.19)".
RATE = Estimate(value=-9e-6, lower=-0.00186, upper=0.00033)
LEVEL = Estimate(value=0.001, lower=-0.004, upper=0.03)
RATIO = Estimate(value=1.04, lower=0.9, upper=1.2)
SIZES = {
    ChangeKind.STEP: ChangeSize(spread=0.1, level=LEVEL),
    ChangeKind.TREND: ChangeSize(spread=0.1, level=LEVEL, rate=RATE),
    ChangeKind.ONE_STREAM: ChangeSize(spread=0.1, level=LEVEL),
    ChangeKind.INTERMITTENT: ChangeSize(
        spread=0.1, level=LEVEL, share=Estimate(value=0.02, lower=0.01, upper=0.04), period=None
    ),
    ChangeKind.SAW_TOOTH: ChangeSize(spread=0.1, level=LEVEL, rate=RATE, period=60.0),
    ChangeKind.SPREAD: ChangeSize(spread=0.1, ratio=RATIO),
    ChangeKind.GROWING_SPREAD: ChangeSize(spread=0.1, ratio=RATIO),
}


def stepped_values() -> np.ndarray:
    values = steady(300, seed=3)
    values[150:] += 0.1
    return values


def stepped(**context: np.ndarray) -> Diagnosis:
    values = stepped_values()
    made = {Context(name): labels for name, labels in context.items()}
    before = {name: np.repeat(labels[:1], 100) for name, labels in made.items()}
    drift = judged(series(values, context=made), series(steady(100, seed=2), context=before)).drift
    assert drift is not None
    assert drift.diagnosis is not None
    return drift.diagnosis


def undirected(kind: ChangeKind) -> Diagnosis:
    found = stepped()
    told = replace(found.found, kind=kind, probabilities={kind: 0.9}, size=SIZES[kind], stream="A")
    return replace(found, found=told, reset_after=50)


@pytest.mark.parametrize("kind", list(SIZES))
def test_no_kind_says_a_size_that_may_be_none(kind: ChangeKind) -> None:
    known = undirected(kind)
    assert not known.directed
    for reader, words in ((EN, "cannot be said yet"), (ID, "belum dapat dikatakan")):
        said = [reader.say(one) for one in (changed(characteristic(), known), *more(characteristic(), known))]
        assert words in said[0]
        assert not re.search(r"tolerance|toleransi|higher|lower|drifts|\d mm|\blimit\b|batas|\bkali\b", " ".join(said))


@pytest.mark.parametrize("kind", list(SIZES))
def test_overview_and_json_say_no_more_than_the_sentences(kind: ChangeKind) -> None:
    facts = judged(stepped_values(), steady(100, seed=2))
    assert facts.drift is not None
    assert decide.stability(facts) is Stability.DRIFTING
    known = undirected(kind)
    told = replace(facts, drift=replace(facts.drift, diagnosis=known))
    assert decide.stability(told) is Stability.CHANGED
    assert (EN.say(decide.stability(told)), ID.say(decide.stability(told))) == ("changed", "berubah")
    found = diagnosis_facts(characteristic(), known)
    assert found is not None
    assert (found["directed"], found["share_of_tolerance"]) == (False, None)
    assert found["size"] == SIZES[kind]


def test_a_change_of_no_known_direction_holds_the_lot_as_any_other_does() -> None:
    facts = judged(stepped_values(), steady(100, seed=2), lot={"stability": "required"})
    assert facts.drift is not None
    told = replace(facts, drift=replace(facts.drift, diagnosis=undirected(ChangeKind.STEP)))
    lot = spec(characteristic(), lot={"stability": "required"}).lot
    assert decide.characteristic_decision(told, lot) is decide.characteristic_decision(facts, lot) is Decision.HOLD


def test_the_size_gives_neither_a_limit_nor_a_reset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the interval of a rate holds none at all, no limit is reached and wear has no latest unit."""
    wear = steady(600, seed=3) + 0.004 * np.mod(np.arange(600), 100)
    trend = steady(300, seed=3) + 0.001 * np.maximum(0, np.arange(300) - 100)
    diagnose = stats.diagnose_drift
    for values in (wear, trend):
        assert told_of(values) != (None, None)
    monkeypatch.setattr(stats, "diagnose_drift", lambda *each, **how: none_known(diagnose(*each, **how)))
    for values in (wear, trend):
        assert told_of(values) == (None, None)


def none_known(found: DriftDiagnosis) -> DriftDiagnosis:
    """The same change, whose level may be none."""
    assert found.size.rate is not None
    return replace(found, size=replace(found.size, level=LEVEL))


def told_of(values: np.ndarray) -> tuple[object, object]:
    drift = judged(values, steady(100, seed=2), asked=characteristic(usl=10.9, nominal=None)).drift
    assert drift is not None
    assert drift.diagnosis is not None
    return drift.diagnosis.reach, drift.diagnosis.reset_after


def test_the_first_step_is_to_measure_more() -> None:
    said = [ID.say(one) for one in more(characteristic(), undirected(ChangeKind.TREND))]
    assert said == ["Langkah pertama: ukur lebih banyak unit, dan lihat apa yang berganti di unit itu."]


def test_of_a_change_anywhere_no_unit_is_to_be_looked_at() -> None:
    known = undirected(ChangeKind.TREND)
    wide = replace(known, found=replace(known.found, lower=5, upper=295), lower=105, upper=395)
    when = "At some time after the pilot (exactly since when is not known) Outer diameter is not as before: "
    assert EN.say(changed(characteristic(), wide)).startswith(when)
    said = [EN.say(one) for one in more(characteristic(), wide)]
    assert said == ["First: measure more units, and look at what was changed since the pilot."]


def test_a_recorded_event_is_still_what_to_look_at_first() -> None:
    found = stepped(tool=np.repeat(["P-1", "P-2"], 150))
    assert found.cause is not None
    known = replace(found, found=replace(found.found, size=SIZES[ChangeKind.STEP]))
    assert "new tool's setting" in EN.say(more(characteristic(), known)[-1])


def test_a_size_that_is_known_is_said_with_its_interval_in_order() -> None:
    known = stepped()
    assert known.directed
    for size in (LEVEL, replace(LEVEL, value=-0.01, lower=-0.03, upper=-0.004)):
        told = replace(known, found=replace(known.found, size=ChangeSize(spread=0.1, level=size)))
        numbers = re.search(r"by (\S+) mm \(between (\S+) and (\S+)\)", EN.say(changed(characteristic(), told)))
        assert (numbers is None) == (size is LEVEL)
        if numbers is not None:
            value, low, high = (float(number) for number in numbers.groups())
            assert (low, value, high) == (0.004, 0.010, 0.030)
