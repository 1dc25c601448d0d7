"""Extra charts of a batch, for tests: as a standard asks for them, held against the statistic."""

from __future__ import annotations

from typing import Any

import numpy as np
from making import characteristic, context, judged, series, steady

from qc.terms import Context
from qc.words import language

EN = language("en")
PILOT, BATCH = steady(100, seed=2), steady(100) + np.linspace(0, 0.2, 100)
CODES = np.repeat(np.arange(20), 5)


def drawn(kind: str, values: Any = BATCH, pilot: Any = PILOT, **keys: Any) -> Any:
    """The facts with one further chart, and that chart."""
    facts = judged(values, pilot, asked=characteristic(also=[kind], **keys))
    (extra,) = facts.extra_charts
    assert extra.kind == kind
    return facts, extra


def check_same(panel: Any, wanted: Any) -> None:
    """Assert that two panels hold the same numbers."""
    assert panel.statistic is wanted.statistic
    for one, other in zip(
        (panel.values, panel.limits.lcl, panel.limits.center, panel.limits.ucl),
        (wanted.values, wanted.limits.lcl, wanted.limits.center, wanted.limits.ucl),
        strict=True,
    ):
        np.testing.assert_array_equal(one, other)


def by_tool(values: Any, *, names: str = "AB") -> Any:
    """Readings of which each half was made with a tool of its own, or as many parts as there are names."""
    return series(values, context=context(Context.TOOL, list(np.repeat(list(names), len(values) // len(names)))))
