"""Groups of a column cleared of another column in one model, where the standard asks for REML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.terms import Context
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.verdict.studied.study import Studied


def cleared(studied: Studied, by: Context) -> Iterator[Message]:
    """Yield how much groups of a column differ with each other compared column in the model, where both are crossed.

    Parameters
    ----------
    studied : Studied
        The readings, and what the standard asks.
    by : Context
        The column.
    """
    if studied.settings.components != "reml":
        return
    there = studied.series.present
    own = studied.series.context[by][there].astype(np.str_)
    for other in map(Context, studied.characteristic.compare):
        labels = studied.series.context.get(other)
        if other == by or labels is None:
            continue
        beside = labels[there].astype(np.str_)
        known = (own != "") & (beside != "")
        try:
            both = stats.crossed_factors(
                studied.readings[known],
                own[known].tolist(),
                beside[known].tolist(),
                confidence=studied.settings.confidence,
            )
        except ValueError:  # an operator for each machine, say: no model can tell them apart
            continue
        yield message(
            "with {other} in the same model the standard deviation between groups is {sd} {unit} ({low} to {high} "
            "{unit})",
            other=other,
            sd=studied.number(both.first.sd),
            low=studied.number(both.first.interval[0]),
            high=studied.number(both.first.interval[1]),
            unit=studied.characteristic.unit,
        )
