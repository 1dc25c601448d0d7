"""Where a characteristic stands on the drawing."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from qc.spec.parts import ONE_LINE, Part

Balloon = Annotated[str, Field(min_length=1, max_length=12, pattern=ONE_LINE)]


class Drawn(Part):
    """What ties a characteristic to the drawing."""

    balloon: Balloon | None = Field(
        default=None,
        description="Its number in the balloons of the drawing; columns of a measurement file may be headed by it",
        examples=["7"],
    )
