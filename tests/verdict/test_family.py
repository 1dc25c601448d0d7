"""All characteristics of a lot together are called changed for nothing at most once in twenty lots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from making import batch, characteristic, lot_facts, series, spec, steady

from qc.report.parts.counts_drift import count_drift_rows
from qc.report.parts.drift import drift_rows
from qc.terms import Stability
from qc.verdict import decide
from qc.verdict.change.seen import small_batch_note
from qc.verdict.family import Family, family_in
from qc.words import Number, language

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.verdict.model import LotFacts

EN = language("en")
NAMES = ("a", "b", "c", "d")


def lot(made: dict[str, NDArray[np.float64]], pilot: dict[str, NDArray[np.float64]], *counted: str) -> LotFacts:
    """The facts of a lot; what is ``counted`` is judged OK or NG."""
    asked = [
        characteristic(id=name, kind="attribute") if name in counted else characteristic(id=name, subgroup_size=1)
        for name in made
    ]
    both = ([series(one, name=name, size=1) for name, one in columns.items()] for columns in (made, pilot))
    return lot_facts(*both, standard=spec(*asked))


def shares(facts: LotFacts) -> dict[str, float]:
    """Each characteristic's probability of being called changed for nothing."""
    found = {}
    for one in facts.characteristics:
        drift = one.drift if one.attribute is None else one.attribute.drift
        assert drift is not None
        found[one.characteristic.id] = drift.evidence.false_alarm
    return found


def test_what_is_measured_or_counted_in_batch_and_pilot_shares_the_probability() -> None:
    columns = {name: steady(60, seed=at) for at, name in enumerate("abc")}
    columns["d"] = np.repeat([0.0, 1.0], [58, 2])
    assert shares(lot(columns, columns, "d")) == pytest.approx(dict.fromkeys(NAMES, 0.0125))


def test_what_the_pilot_does_not_have_takes_no_share() -> None:
    asked = [characteristic(id=name) for name in NAMES]
    two, three = (batch(*(series(steady(20), name=name) for name in names)) for names in ("ab", "abc"))
    assert family_in(asked, three, two) == Family(tested=2, weighed=2)
    assert family_in(asked, three, None) == Family(tested=1, weighed=1)
    assert family_in(asked[:1], three, two) == Family(tested=1, weighed=1)


def test_a_change_between_the_two_limits_counts_alone_and_not_among_four() -> None:
    calm = {name: steady(100, seed=3 + at) for at, name in enumerate(NAMES)}
    moved = {"a": steady(60, seed=2, mean=10.06)}
    alone, among = lot(moved, {"a": calm["a"]}), lot(moved | {name: calm[name] for name in "bcd"}, calm)
    weighed = [facts.characteristics[0].drift for facts in (alone, among)]
    odds = [np.exp(drift.evidence.log_evidence.max()) for drift in weighed if drift is not None]
    assert odds[0] == odds[1]
    assert 20 < odds[0] < 80
    said = [decide.stability(facts.characteristics[0]) for facts in (alone, among)]
    assert said == [Stability.DRIFTING, Stability.STABLE]


def test_the_report_says_why_the_limit_is_so_high() -> None:
    columns = {name: steady(60, seed=at) for at, name in enumerate("abc")} | {"d": np.repeat([0.0, 1.0], [58, 2])}
    facts = lot(columns, columns, "d")
    measured, counted = facts.characteristics[0], facts.characteristics[3].attribute
    assert counted is not None
    for rows in (drift_rows(measured), count_drift_rows(counted)):
        said = {EN.say(name): value for name, value in rows}
        assert EN.say(said["Evidence for a change"]).split("limit ")[1].startswith("80 : 1")
        assert EN.say(said["False alarms of a lot"]) == (
            "at most 5.00 %, shared by the 4 characteristics held against the pilot"
        )
    alone = lot({"a": columns["a"]}, {"a": columns["a"]}).characteristics[0]
    assert "False alarms of a lot" not in [EN.say(name) for name, _ in drift_rows(alone)]


def test_a_small_batch_of_several_must_shift_farther_to_be_seen() -> None:
    pilot = {name: steady(50, seed=at) for at, name in enumerate(NAMES)}
    shifts = []
    for names in ("a", NAMES):
        made = lot({name: steady(10, seed=9) for name in names}, {name: pilot[name] for name in names})
        one = made.characteristics[0]
        (note,) = small_batch_note(one.characteristic, one.pilot_chart, one.drift)
        shift = dict(note.facts)["shift"]
        assert isinstance(shift, Number)
        shifts.append(shift.value)
    # The likelihood ratio of a shift of t standard errors among n readings is (1 + t²/(n - 2))^(n/2).
    alone, among = ((60 / 2) * np.log1p((shift / shifts[0] * 4.5) ** 2 / 58) for shift in shifts)
    assert among - alone == pytest.approx(np.log(4))


@pytest.mark.slow
def test_lots_of_six_characteristics_in_which_nothing_changes_are_called_changed_once_in_twenty() -> None:
    """By chance alone six at 5 % each would be called changed in up to 26 % of lots."""
    rng, called, seen, lots = np.random.default_rng(20261122), 0, 0, 100
    names = tuple("abcdef")
    for _ in range(lots):
        pilot = {name: rng.standard_normal(60) for name in names}
        made = {name: rng.standard_normal(240) for name in names}
        called += drifting(lot(made, pilot))
        seen += drifting(lot({"a": made["a"] + np.repeat([0.0, 1.5], 120)}, {"a": pilot["a"]}))
    assert called / lots <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / lots)
    assert seen / lots >= 0.95


def drifting(facts: LotFacts) -> bool:
    """Whether anything of a lot is called changed."""
    return any(decide.stability(one) is Stability.DRIFTING for one in facts.characteristics)
