"""What limits rest on is said; what nobody has checked is said on the first page too."""

from __future__ import annotations

from typing import Any

import pytest
from making import characteristic, lot_facts, series, spec, steady

from qc.report.blocks import Masthead, Paragraph, Tone
from qc.report.parts.origin import origin, unchecked, unchecked_limits
from qc.report.sections import sections
from qc.words import language

EN = language("en")


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("reported", "limits as reported by, not from a standard: S"),
        ("illustrative", "limits made up as an example: S"),
        ("standard", "limits from: S"),
        (None, "limits from: S"),
    ],
)
def test_the_source_is_said_with_what_it_is_worth(basis: str | None, said: str) -> None:
    asked = characteristic(basis=basis, source="S")
    assert [EN.say(one) for one in origin(asked)] == [said]
    assert unchecked(asked) is None
    assert unchecked_limits([asked]) is None


@pytest.mark.parametrize(
    ("keys", "named"),
    [({"source": "ISO 286"}, "ISO 286"), ({}, "Outer diameter"), ({"tolerance": "ISO 2768-1 m"}, "m")],
)
def test_limits_that_nobody_checked_are_said_alone(keys: dict[str, Any], named: str) -> None:
    warning = unchecked(characteristic(basis="unchecked", **keys))
    assert warning is not None
    assert EN.say(warning).endswith(named)


def test_the_first_page_and_the_characteristic_warn() -> None:
    asked = characteristic(basis="unchecked", source="ISO 286")
    facts = lot_facts([series(steady(100))], standard=spec(asked))
    found = sections(facts, EN)
    head = found[0].blocks[0]
    assert isinstance(head, Masthead)
    assert head.notice.startswith("EXAMPLE: ")
    assert head.notice.endswith("Limits NOT CHECKED against the standard that they name: Outer diameter.")
    warned = [b for s in found for b in s.blocks if isinstance(b, Paragraph) and "NOT CHECKED" in b.text]
    assert [one.tone for one in warned] == [Tone.CAUTION]
