"""Charts of what lies between rare events, judged: good units (g) or time (t) between bad ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from judging_counts import BY_RULES, judged, sums
from making import attribute, series

from qc.terms import Context, Stability
from qc.verdict import decide

if TYPE_CHECKING:
    from qc.intake.batch import Series


def events(at: list[int], n: int = 2000, **said: Any) -> Series:
    values = np.zeros(n)
    values[at] = 1
    return series(values, name="ulir", size=1, **said)


def test_a_g_chart_counts_the_good_units_between_bad_ones() -> None:
    pilot = events([99, 300, 420, 700, 1100, 1250, 1500, 1900])
    facts = judged(events([500, 501, 502]), pilot, asked=attribute(chart="g"))
    assert facts.attribute is not None
    assert facts.attribute.pilot_points is not None
    assert facts.attribute.pilot_points.values.tolist() == [99, 200, 119, 279, 399, 149, 249, 399]
    assert facts.attribute.points is not None
    assert facts.attribute.points.values.tolist() == [500, 0, 0]
    assert facts.attribute.chart is not None


def test_a_g_chart_without_an_event_in_the_batch_shows_no_change() -> None:
    pilot = events([99, 300, 420])
    facts = judged(events([]), pilot, asked=attribute(chart="g"))
    assert decide.stability(facts) is Stability.STABLE


@pytest.mark.parametrize(("at", "why"), [([5], "fewer than"), ([0, 1, 2], "without a gap")])
def test_a_g_chart_needs_events_apart(at: list[int], why: str) -> None:
    facts = judged(events([5]), events(at), asked=attribute(chart="g"), **BY_RULES)
    assert why in str(facts.unjudged[0].reason)


def test_a_g_chart_cannot_be_made_of_sums() -> None:
    facts = judged(sums([1, 2], [100, 100]), sums([1, 2], [100, 100]), asked=attribute(chart="g"), **BY_RULES)
    assert "gives sums" in str(facts.unjudged[0].reason)


def test_a_t_chart_needs_the_time_of_every_event() -> None:
    times = np.array([f"{1 + i // 8:02d}/11/2026 {8 + i % 8:02d}.00" for i in range(160)])
    asked = attribute(chart="t")
    timed = events([3, 40, 90, 130], n=160, context={Context.TIME: times})
    facts = judged(timed, timed, asked=asked)
    assert facts.attribute is not None
    assert facts.attribute.points is not None
    assert facts.attribute.points.values.tolist() == [3.0, 117.0, 146.0, 120.0]
    untimed = judged(events([3, 40]), events([3, 40, 90]), asked=asked, **BY_RULES)
    assert "when each unit was made" in str(untimed.unjudged[0].reason)
