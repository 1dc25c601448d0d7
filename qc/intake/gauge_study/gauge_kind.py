"""What a gauge study asks."""

from __future__ import annotations

from enum import StrEnum


class GaugeStudyKind(StrEnum):
    """What a gauge study asks."""

    CROSSED = "crossed"
    NESTED = "nested"
    BIAS = "bias"
    LINEARITY = "linearity"
    STABILITY = "stability"
    ATTRIBUTE = "attribute"
