"""Cp and Cpk whose spread counts that between subgroups too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from making import characteristic, series, steady

from qc import stats
from qc.verdict.claim_between import between_claim
from qc.words import language

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.verdict.claim import Claimed

MOVING = steady(100, mean=10.2) + np.repeat(np.linspace(-0.2, 0.2, 20), 5)


def claimed(index: str, readings: Series, **said: Any) -> Claimed:
    asked = characteristic(capability={"index": index, "minimum": 1.33, "spread": "between-within"}, **said)
    assert asked.capability is not None
    return between_claim(asked, asked.capability, readings)


@pytest.mark.parametrize(("index", "which", "room"), [("cp", "potential", 1.0), ("cpk", "actual", 0.8)])
def test_it_is_that_of_both_spreads_together(index: str, which: str, room: float) -> None:
    found = claimed(index, series(MOVING)).index
    total = getattr(stats.between_capability(MOVING, np.arange(100) // 5, lsl=9.0, usl=11.0).total, which)
    assert found is not None
    assert (found.value, found.lower) == (total.value, total.lower)
    within = np.sqrt(np.mean(np.var(MOVING.reshape(20, 5), axis=1, ddof=1)))
    assert found.value < room / (3 * within), "the spread within the subgroups alone gives more"


@pytest.mark.parametrize(
    ("index", "readings", "said", "reason"),
    [
        ("cp", series(MOVING, size=1), {}, "the readings are not in subgroups: spread between them is not known"),
        ("ppk", series(MOVING), {}, "only Cp and Cpk can count the spread between subgroups; Pp and Ppk have it"),
        ("cp", series([10.0] * 10), {}, "these readings do not tell the spread between subgroups"),
        ("cp", series(MOVING), {"lsl": None, "nominal": None, "sides": "upper"}, "has no meaning for these limits"),
    ],
)
def test_where_there_is_none_the_reason_is_given(
    index: str, readings: Series, said: dict[str, Any], reason: str
) -> None:
    found = claimed(index, readings, **said)
    assert found.index is None
    assert found.refused is not None
    assert language("en").say(found.refused).endswith(reason)
