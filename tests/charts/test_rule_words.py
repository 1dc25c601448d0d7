"""Each rule has a short tag and plain words."""

from __future__ import annotations

import pytest

from qc.charts.rule_words import rule_tag, rule_words, told_rule
from qc.stats.run_rules.own_rules import own_rules
from qc.stats.run_rules.rules import RULES, Pattern, Rule
from qc.words import language

ALL_RULES = sorted({rule.name for rules in RULES.values() for rule in rules})


@pytest.mark.parametrize("rule", ALL_RULES)
def test_every_rule_is_said_in_both_languages(rule: str) -> None:
    said = {language(code).say(rule_words(rule)) for code in ("id", "en")}
    assert len(said) == 2
    assert not [text for text in said if rule in text or "{" in text]


@pytest.mark.parametrize("rules", RULES.values(), ids=str)
def test_the_tags_of_a_set_differ(rules: tuple[Rule, ...]) -> None:
    tags = [rule_tag(rule.name) for rule in rules]
    assert len(set(tags)) == len(tags)
    assert all(len(tag) <= 2 for tag in tags)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("beyond-limits", "a point beyond a control limit"),
        ("western-electric-2", "2 of 3 points in a row near the same control limit (beyond 2σ)"),
        ("western-electric-3", "4 of 5 points in a row on the same side, far from the centre line (beyond 1σ)"),
        ("western-electric-4", "8 points in a row on the same side of the centre line"),
        ("nelson-3", "6 points in a row that only rise or only fall"),
        ("nelson-4", "14 points in a row that rise and fall in turn"),
        ("nelson-7", "15 points in a row close to the centre line (within 1σ)"),
        ("nelson-8", "8 points in a row far from the centre line, on either side (beyond 1σ)"),
    ],
)
def test_words_tell_the_rules_own_numbers(rule: str, words: str) -> None:
    assert language("en").say(rule_words(rule)) == words


def test_a_rule_of_a_run_with_exceptions_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Rule(name="juran-9", pattern=Pattern.BEYOND_ONE_SIDE, points=10, window=11)
    monkeypatch.setattr("qc.charts.rule_words._ROWS", {"juran-9": row})
    said = language("en").say(rule_words("juran-9"))
    assert said == "10 of 11 points in a row on the same side of the centre line"


OWN = own_rules(
    one_side=[(1, 1, 2.5), (2, 3, 2.0)], either_side=[(7, 8, 1.0)], runs=[7], trends=[5], within=[(12, 1.0)]
)


def test_a_standard_s_own_rules_have_letters_and_words() -> None:
    told = [told_rule(rule.name, OWN) for rule in OWN]
    assert [(rule.tag, language("en").say(rule.words)) for rule in told] == [
        ("1", "a point beyond a control limit"),
        ("B", "a point more than 2.5σ from the centre line"),
        ("C", "2 of 3 points in a row near the same control limit (beyond 2σ)"),
        ("D", "7 of 8 points in a row far from the centre line, on either side (beyond 1σ)"),
        ("E", "7 points in a row on the same side of the centre line"),
        ("F", "5 points in a row that only rise or only fall"),
        ("G", "12 points in a row close to the centre line (within 1σ)"),
    ]
    assert [rule.ordered for rule in told].count(True) == 1


def test_an_unknown_rule_is_called_by_its_name() -> None:
    assert rule_tag("buyers-own") == "buyers-own"
    assert rule_tag("buyers-12") == "12"
    assert language("en").say(rule_words("buyers-own")) == "rule buyers-own"
