"""Each kind of number has its decimals; requirements read as on drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from qc.report.parts import figures
from qc.spec.model import Characteristic
from qc.words import Number, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.verdict.model import LotFacts


def characteristic(**limits: Any) -> Characteristic:
    asked = {"id": "c", "names": {"id": "a", "en": "b"}, "unit": "mm", "class": "major", **limits}
    return Characteristic.model_validate(asked)


@pytest.mark.parametrize(
    ("limits", "english", "indonesian"),
    [
        ({"nominal": 74.0, "lsl": 73.95, "usl": 74.05}, "74.00 ± 0.05 mm", "74,00 ± 0,05 mm"),
        ({"nominal": 12.0, "lsl": 11.98, "usl": 12.05}, "12.00 +0.05/−0.02 mm", "12,00 +0,05/−0,02 mm"),
        ({"lsl": 5.0, "usl": 6.0}, "5 – 6 mm", "5 – 6 mm"),
        ({"lsl": 8.0, "sides": "lower"}, "≥ 8 mm", "≥ 8 mm"),
        ({"usl": 3.2, "sides": "upper"}, "≤ 3.2 mm", "≤ 3,2 mm"),
        ({"nominal": 0.3, "lsl": 0.2, "usl": 0.4}, "0.3 ± 0.1 mm", "0,3 ± 0,1 mm"),
    ],
)
def test_requirement(limits: dict[str, Any], english: str, indonesian: str) -> None:
    asked = figures.requirement(characteristic(**limits))
    assert language("en").say(asked) == english
    assert language("id").say(asked) == indonesian


def test_the_gauge_gives_the_decimals_of_a_requirement() -> None:
    gauge = {"name": {"id": "m", "en": "m"}, "resolution": 0.001}
    asked = figures.requirement(characteristic(nominal=74.0, lsl=73.95, usl=74.05, gauge=gauge))
    assert language("en").say(asked) == "74.000 ± 0.050 mm"


def test_decimals_follow_the_gauge(lot: Callable[..., LotFacts]) -> None:
    facts = lot().characteristics[0]
    assert figures.reading(facts, 20.0123) == Number(20.0123, 4)
    assert figures.reading(facts, 20.012) == Number(20.012, 3)
    assert figures.reading(facts, 20.012000000000001) == Number(20.012000000000001, 3)
    assert figures.mean(facts, 20.01234) == Number(20.01234, 4)
    assert figures.spread(facts, 0.0081234) == Number(0.0081234, 5)


def test_without_a_gauge_the_file_gives_the_decimals(lot: Callable[..., LotFacts]) -> None:
    facts = lot(gauge=False).characteristics[0]
    assert figures.reading_decimals(facts) == 3
    facts = lot(gauge=False, readings=False).characteristics[0]
    assert figures.reading_decimals(facts) == 2


@pytest.mark.parametrize(("value", "decimals", "shown"), [(-0.0004, 3, "0.000"), (-0.0006, 3, "-0.001"), (0.0, 0, "0")])
def test_nothing_is_shown_as_minus_nothing(value: float, decimals: int, shown: str) -> None:
    assert language("en").say(figures.number(value, decimals)) == shown


def test_shares_and_parts() -> None:
    assert language("en").say(figures.percent(0.02951)) == "2.95"
    assert language("en").say(figures.whole_percent(0.95)) == "95"
    assert language("id").say(figures.ppm(289_427.4)) == "289.427"
    assert figures.index(1.334) == Number(1.334, 2)
