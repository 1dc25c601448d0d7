"""What draws each kind of further chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.verdict.extra.memory import cusum, ewma, moving_average
from qc.verdict.extra.single import deviation, trend, z_mr
from qc.verdict.extra.stages import stages
from qc.verdict.extra.subgroups import acceptance, between_within, tool_wear

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.verdict.extra.chart import ExtraChart, Ground

DRAWN: Mapping[str, Callable[[Ground], ExtraChart]] = {
    "ewma": ewma,
    "cusum": cusum,
    "moving-average": moving_average,
    "between-within": between_within,
    "deviation": deviation,
    "z-mr": z_mr,
    "acceptance": acceptance,
    "tool-wear": tool_wear,
    "trend": trend,
    "stages": stages,
}
"""By the name that the standard uses."""
