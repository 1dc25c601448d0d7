"""What may have changed in a process that left its pilot."""

from __future__ import annotations

from enum import StrEnum


class ChangeKind(StrEnum):
    """What changed in a process that left its pilot."""

    STEP = "step"
    TREND = "trend"
    SPREAD = "spread"
    GROWING_SPREAD = "growing_spread"
    LOT_TO_LOT = "lot_to_lot"
    INTERMITTENT = "intermittent"
    SAW_TOOTH = "saw_tooth"
    ONE_STREAM = "one_stream"
