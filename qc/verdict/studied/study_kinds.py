"""What finds each kind of further statistic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.verdict.studied.study_ahead import estimation, expected, prediction, tolerance
from qc.verdict.studied.study_groups import compare
from qc.verdict.studied.study_shape import dependence, normality
from qc.verdict.studied.study_spread import between_within, time_model_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.terms import Context
    from qc.verdict.studied.study import Studied, Study

FOUND: Mapping[str, Callable[[Studied, Context | None], Study]] = {
    "compare": compare,
    "between-within": between_within,
    "time-model": time_model_of,
    "normality": normality,
    "dependence": dependence,
    "tolerance": tolerance,
    "prediction": prediction,
    "expected": expected,
    "estimation": estimation,
}
"""By the name that the standard uses."""
