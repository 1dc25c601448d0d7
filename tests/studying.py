"""Studies of a batch, for tests: as a standard asks for them, and their sentences in English."""

from __future__ import annotations

from typing import Any

import numpy as np
from making import characteristic, judged, series, steady

from qc.words import language

EN = language("en")


BATCH = steady(100)


MACHINES = np.tile(["A", "B", "C", "A", "B"], 20)


SHIFTED = BATCH + np.where(MACHINES == "C", 0.3, 0.0)


def studied(values: Any = BATCH, *, context: Any = None, pilot: Any = None, **keys: Any) -> Any:
    """The one further statistic of a batch."""
    size = keys.get("subgroup_size", 5)
    readings = series(values, size=size, context=context or {})
    (found,) = judged(readings, pilot, asked=characteristic(**keys)).studies
    return found


def sentences(study: Any) -> list[str]:
    return [EN.say(said) for said in study.said]
