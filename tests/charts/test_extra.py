"""Further charts as scenes: nothing is lost, and nothing lies on anything."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import numpy as np
import pytest
from charts.control_cases import marks, texts
from charts.workshop import check_layout
from making import characteristic, judged, series, steady

from qc.charts.extra import TITLES, extra_chart
from qc.charts.scene import Style
from qc.spec.extra_charts import ExtraKind
from qc.words import language

EN, ID = language("en"), language("id")
KINDS: tuple[str, ...] = get_args(ExtraKind)
OF_SUBGROUPS = {"between-within", "acceptance", "tool-wear"}


@cache
def facts(size: int = 5, n: int = 100) -> Any:
    kinds = [kind for kind in KINDS if size > 1 or kind not in OF_SUBGROUPS]
    asked = characteristic(subgroup_size=size, also=kinds)
    return judged(steady(n) + np.linspace(0, 0.3, n), steady(100, seed=2), asked=asked)


CASES = [
    *((kind, 5, 100) for kind in KINDS),
    *((kind, 1, 100) for kind in KINDS if kind not in OF_SUBGROUPS),
    ("ewma", 1, 3000),
    ("cusum", 1, 3000),
]


@pytest.mark.parametrize(("kind", "size", "n"), CASES)
@pytest.mark.parametrize(("width", "height"), [(200, 180), (360, 260), (511, 190), (900, 400)])
def test_everything_lies_on_the_paper(kind: str, size: int, n: int, width: float, height: float) -> None:
    known = facts(size, n)
    (extra,) = [each for each in known.extra_charts if each.kind == kind]
    for reader in (EN, ID):
        scene = extra_chart(extra, known, reader, width=width, height=height)
        check_layout(scene)
        flagged = len({(s.statistic, s.point) for s in extra.signals})
        assert len(marks(scene, Style.SIGNAL)) == flagged + bool(flagged)
        assert reader.say(TITLES[kind]) in scene.title


def test_points_have_the_numbers_of_the_control_chart_or_of_units() -> None:
    known = facts()
    for kind, counted in (("ewma", "subgroup 40: "), ("trend", "unit number 200: ")):
        (extra,) = [each for each in known.extra_charts if each.kind == kind]
        scene = extra_chart(extra, known, EN, width=900, height=300)
        told = [mark.title for mark in (*marks(scene, Style.DATA), *marks(scene, Style.SIGNAL))]
        assert any(title.startswith(counted) for title in told), kind


def test_units_that_do_not_rise_are_counted() -> None:
    made = series(steady(100), unit=np.repeat(np.arange(50), 2))
    known = judged(made, steady(100, seed=2), asked=characteristic(also=["trend"]))
    scene = extra_chart(known.extra_charts[0], known, EN, width=900, height=300)
    told = [mark.title for mark in (*marks(scene, Style.DATA), *marks(scene, Style.SIGNAL))]
    assert any(title.startswith("unit number 100: ") for title in told)


def test_sums_have_one_limit_and_no_unit() -> None:
    known = facts()
    (extra,) = [each for each in known.extra_charts if each.kind == "cusum"]
    found = texts(extra_chart(extra, known, EN, width=511, height=190))
    assert [text for text in found if text.startswith("UCL")] == ["UCL 5.00", "UCL 5.00"]
    assert [text for text in found if text.startswith("CL")] == ["CL 0.00", "CL 0.00"]
    assert not [text for text in found if text.startswith("LCL") or "mm" in text]


def test_limits_that_change_are_said_to() -> None:
    known = facts()
    for kind, changes in (("ewma", True), ("deviation", False)):
        (extra,) = [each for each in known.extra_charts if each.kind == kind]
        said = " ".join(texts(extra_chart(extra, known, EN, width=511, height=190)))
        assert ("The limits change from point to point" in said) is changes


def test_silence_is_said_and_a_refusal_is_no_picture() -> None:
    quiet = judged(steady(100, sd=0.02), steady(100, seed=2), asked=characteristic(also=["ewma"]))
    scene = extra_chart(quiet.extra_charts[0], quiet, EN, width=511, height=190)
    assert "No signals." in texts(scene)
    none = judged(None, steady(100), asked=characteristic(also=["ewma"]))
    with pytest.raises(ValueError, match=r"`extra` must be a chart that could be drawn, got a refusal"):
        extra_chart(none.extra_charts[0], none, EN, width=511, height=190)
    with pytest.raises(ValueError, match=r"`width` and `height` must be at least 200 and 180, got 511 and 100"):
        extra_chart(quiet.extra_charts[0], quiet, EN, width=511, height=100)
