"""What a buyer plans at volume, and what must be shown before the volume rises."""

from __future__ import annotations

from typing import Annotated, Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.parts import Confidence

_Planned = Annotated[int, key(ge=1, le=100_000)]


class Volume(Part):
    """The volume that is planned, who and what it needs, and the thresholds of the four levels."""

    target: Annotated[int, key(ge=1, le=1_000_000_000)] = key(
        description="Units that the buyer means to order", examples=[12500]
    )
    operators: _Planned | None = key(default=None, description="Operators planned at this volume", examples=[4])
    shifts: _Planned | None = key(default=None, description="Work shifts planned at this volume", examples=[2])
    machines: _Planned | None = key(
        default=None, description="Machines, moulds or cavities planned at this volume", examples=[2]
    )
    material_lots: _Planned | None = key(
        default=None, description="Material lots, melts or baths that this volume takes", examples=[4]
    )
    tool_changes: Annotated[int, key(ge=0, le=100_000)] | None = key(
        default=None, description="Changes or regrinds of a tool that this volume takes", examples=[5]
    )
    days: _Planned | None = key(default=None, description="Days that this volume takes", examples=[4])
    min_readings: Annotated[int, key(ge=2, le=1_000_000)] = key(
        default=30, description="With fewer readings of a characteristic there is not enough evidence", examples=[30]
    )
    min_subgroups: Annotated[int, key(ge=1, le=1_000_000)] = key(
        default=10, description="With fewer subgroups there is not enough evidence", examples=[10]
    )
    min_sittings: Annotated[int, key(ge=1, le=1000)] = key(
        default=2,
        description="Batches or days over which the units must have been made; one sitting shows little",
        examples=[2],
    )
    shown_units: Annotated[int, key(ge=1, le=1_000_000)] = key(
        default=300, description="Fewest units by which a volume counts as shown", examples=[300]
    )
    shown_batches: Annotated[int, key(ge=1, le=1000)] = key(
        default=3, description="Fewest batches by which a volume counts as shown", examples=[3]
    )
    min_index: Annotated[float, key(gt=0, le=10)] = key(
        default=1.0, description="A lower bound of the index below this is not yet enough to step up", examples=[1.0]
    )
    step: Annotated[float, key(gt=1, le=1000)] = key(
        default=3.0,
        description="The next volume is at most so many times what was made so far",
        examples=[3.0],
    )
    most_nonconforming: Annotated[int, key(ge=0, le=1_000_000)] | None = key(
        default=None,
        description="Nonconforming units that the next step may bring at most, at the confidence below; absent: no "
        "such bound on the step",
        examples=[0],
    )
    prior: Literal["uniform", "jeffreys"] = key(
        default="uniform",
        description="What is held of the nonconforming share before anything was counted",
        examples=["uniform"],
    )
    confidence: Confidence = key(default=0.95, description="Confidence of bounds on the units to come", examples=[0.95])
