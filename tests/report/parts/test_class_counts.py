"""The arithmetic of a chart of counts: each sum comes to what it says."""

from __future__ import annotations

import math
import re

import pytest

from qc import stats
from qc.report.parts.class_counts import count_steps
from qc.terms import AttributeChart
from qc.words import language

EN = language("en")
COUNTS, SIZES = [4, 6, 5, 9], [50, 50, 50, 50]


def sums(chart: AttributeChart) -> list[str]:
    sizes = None if chart is AttributeChart.C else SIZES
    base = stats.attribute_chart_phase_one(COUNTS, sizes, chart=chart)
    return [EN.say(line) for _, lines in count_steps(base) for line in lines]


def computed(line: str) -> tuple[float, float]:
    """What stands right of the last sign of equality, and what the sum left of it comes to."""
    _, sum_, said = (part.strip() for part in re.split(r" = ", line))
    plain = sum_.replace("×", "*").replace("÷", "/").replace("−", "-").replace(",", "")
    plain = re.sub(r"√(?=\d)([\d.]+)", r"sqrt(\1)", plain).replace("√(", "sqrt(")
    return float(said.replace(",", "")), eval(plain, {"sqrt": math.sqrt})


@pytest.mark.parametrize(
    ("chart", "center", "error"),
    [
        (AttributeChart.P, 24 / 200, math.sqrt(0.12 * 0.88 / 50)),
        (AttributeChart.NP, 24 / 200, math.sqrt(50 * 0.12 * 0.88)),
        (AttributeChart.C, 24 / 4, math.sqrt(6)),
        (AttributeChart.U, 24 / 200, math.sqrt(0.12 / 50)),
    ],
)
def test_each_sum_comes_to_what_it_says(chart: AttributeChart, center: float, error: float) -> None:
    first, upper, lower = sums(chart)
    assert computed(first)[0] == pytest.approx(center, abs=1e-5)
    line = 6.0 if chart in {AttributeChart.NP, AttributeChart.C} else 0.12
    assert computed(upper) == pytest.approx((line + 3 * error, line + 3 * error), abs=2e-4)
    assert computed(lower)[0] == pytest.approx(max(0.0, line - 3 * error), abs=1e-5)
    assert computed(lower)[1] == pytest.approx(line - 3 * error, abs=2e-4)


def test_the_steps_are_told_in_both_languages() -> None:
    base = stats.attribute_chart_phase_one(COUNTS, SIZES, chart=AttributeChart.P)
    (first, _), (second, _) = count_steps(base)
    assert EN.say(first).startswith("Centre: add what was found in all 4 points")
    assert EN.say(second).startswith("Limits of a point of 50: the centre line and 3 standard errors")
    assert language("id").say(first) != EN.say(first)
