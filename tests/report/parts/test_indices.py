"""Indices of models that are not normal, as the report shows them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from making import characteristic, judged

from qc.charts.histogram import histogram
from qc.charts.scene import Label, Style
from qc.report.blocks import Paragraph, Table
from qc.report.parts.estimates import estimates
from qc.report.parts.indices import indices
from qc.words import language

EN = language("en")
SKEWED = np.round(np.random.default_rng(4).weibull(1.5, 120) + 0.01, 4)


def asked(**capability: Any) -> Any:
    wanted = characteristic(
        lsl=None, sides="upper", usl=5.0, nominal=None, capability={"minimum": 1.0, "min_readings": 20, **capability}
    )
    return judged(SKEWED, SKEWED[::-1], asked=wanted)


def shown(facts: Any) -> tuple[list[list[str]], str]:
    _, table, legend = indices(facts, EN)
    assert isinstance(table, Table)
    assert isinstance(legend, Paragraph)
    return [[cell.text for cell in row] for row in table.rows], legend.text


def test_a_distribution_is_named_with_its_parameters_and_bound() -> None:
    facts = asked(model="weibull")
    ((name, value, lower, interval, method),), legend = shown(facts)
    assert (name, interval, method) == ("Ppk", "–", "delta method")
    assert (value, lower) == (f"{facts.asked_index.value:.2f}", f"{facts.asked_index.lower:.2f}")
    assert legend.startswith("By the Weibull distribution, fitted by maximum likelihood (shape = 1.")
    outside = {fact.label: fact.value for fact in estimates(facts, EN).facts}
    assert "Outside, expected from σ overall" not in outside
    assert (outside["Outside, expected from the model"] or "").count("ppm") == 2


def test_the_best_says_what_it_was_chosen_from() -> None:
    _, legend = shown(asked(model="best"))
    assert "Chosen as the best by Akaike's criterion; the next is the " in legend


def test_a_transformation_says_so() -> None:
    rows, legend = shown(asked(model="box-cox"))
    assert rows[0][4] == "Bissell"
    assert legend.startswith(
        "Of the readings after a Box-Cox transformation; the error of the transformation is not in the bounds. To claim"
    )


def test_without_an_index_there_is_no_table() -> None:
    assert indices(asked(model="percentile"), EN) == ()


def test_an_exact_bound_and_cpm_stand_among_the_usual_indices() -> None:
    rows, _ = shown(asked(bound="exact"))
    assert [(row[0], row[4]) for row in rows] == [("Cpk", "Bissell"), ("Ppk", "exact (noncentral t)")]
    wanted = characteristic(lsl=0.0, usl=5.0, nominal=1.0, capability={"minimum": 1.0, "index": "cpm"})
    rows, _ = shown(judged(SKEWED, SKEWED, asked=wanted))
    assert [(row[0], row[4]) for row in rows][-1] == ("Cpm", "Boyles")


@pytest.mark.parametrize(
    ("model", "curve"), [("weibull", "Curve: Weibull distribution fitted to this batch"), ("johnson", None)]
)
def test_the_histogram_s_curve_is_the_model_s(model: str, curve: str | None) -> None:
    scene = histogram(asked(model=model), EN, width=250, height=200)
    said = " ".join(item.text for item in scene.items if isinstance(item, Label))
    assert (curve in said) if curve else ("Curve" not in said)
    drawn = [item for item in scene.items if getattr(item, "style", None) is Style.CURVE]
    assert len(drawn) == (1 if curve else 0)


def test_what_must_be_observed_is_said_beside_the_index() -> None:
    facts = asked(minimum=1.2)
    _, legend = shown(facts)
    needed = f"{facts.asked_index.needed:.2f}"
    assert legend.endswith(f"To claim 1.20 with so many readings, Ppk must be observed as {needed} or more.")
    assert "must be observed" not in shown(asked(model="weibull"))[1]
