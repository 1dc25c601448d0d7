"""Where a characteristic stands on the drawing."""

from __future__ import annotations

from typing import Annotated

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.parts import ONE_LINE

Balloon = Annotated[str, key(min_length=1, max_length=12, pattern=ONE_LINE)]


class Drawn(Part):
    """What ties a characteristic to the drawing."""

    balloon: Balloon | None = key(
        default=None,
        description="Its number in the balloons of the drawing; columns of a measurement file may be headed by it",
        examples=["7"],
    )
