"""Each sample gives the verdict written beside it, and generated ones come out of their generator."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

import qc
from qc.terms import PlottedStatistic
from qc.verdict import decide
from qc.verdict.points import place

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/expected.json"))


def expected(folder: Path) -> Any:
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def inspected(folder: Path) -> qc.Verdict:
    told = expected(folder)
    pilot = folder / told["pilot"] if "pilot" in told else None
    batch = [folder / name for name in told["batch"]]
    spec = ROOT / "specs" / told["spec"]
    return qc.inspect(batch, spec=spec, pilot=pilot, pilot_units=told.get("pilot_units"))


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_the_verdict_is_the_one_beside_the_sample(folder: Path) -> None:
    told, verdict = expected(folder), inspected(folder)
    facts = verdict.facts
    assert verdict.decision.value == told["decision"]
    assert told["answers"] == {
        "conformity": decide.lot_conformity(facts).value,
        "stability": decide.lot_stability(facts).value,
        "capability": decide.lot_capability(facts).value,
    }
    for one in facts.characteristics:
        wanted = told["characteristics"][one.characteristic.id]
        assert one.n == wanted["n"]
        assert one.faults == wanted.get("nonconforming", one.faults)
        assert decide.stability(one).value == wanted.get("stability", decide.stability(one).value)
        assert decide.conformity(one).value == wanted.get("conformity", decide.conformity(one).value)


def test_the_piston_rings_have_the_book_s_limits_signals_and_drift() -> None:
    folder = ROOT / "samples" / "ring-piston"
    wanted = expected(folder)["characteristics"]["diameter_mm"]
    facts = inspected(folder).facts.characteristics[0]
    assert facts.pilot_chart is not None
    assert facts.chart is not None
    assert facts.trend is not None
    limits = facts.pilot_chart.location.limits
    # The book prints what A2 = 0.577 and R̄ = 0.02276 give; with the exact factor the upper limit is 74.014304.
    assert wanted["ucl"] == pytest.approx(74.00118 + 0.577 * 0.02276, abs=5e-6)
    assert limits.lcl[0] == pytest.approx(wanted["lcl"], abs=1e-5)
    assert limits.ucl[0] == pytest.approx(wanted["ucl"], abs=1e-5)
    outside = [s for s in facts.chart.signals if s.rule.endswith("-1") and s.statistic is PlottedStatistic.MEAN]
    assert [place(facts, signal.point).label for signal in outside] == wanted["beyond_limits"]
    assert (facts.trend.slope_lower > 0) == (wanted["drift"] == "up")


@pytest.mark.parametrize("script", sorted((ROOT / "samples").glob("*/make.py")), ids=lambda path: path.parent.name)
def test_a_generator_makes_the_files_that_stand_beside_it(script: Path, tmp_path: Path) -> None:
    runpy.run_path(str(script))["main"](tmp_path)
    made = sorted(tmp_path.iterdir())
    assert made
    for path in made:
        assert path.read_bytes() == (script.parent / path.name).read_bytes()
