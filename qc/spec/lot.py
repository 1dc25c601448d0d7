"""What a buyer's standard asks of the whole lot."""

from __future__ import annotations

from typing import Annotated, Literal

from qc.spec.group import Part
from qc.spec.initial_production import InitialProduction
from qc.spec.key import key
from qc.spec.parts import Confidence
from qc.spec.together import Together
from qc.spec.volume import Volume

__all__ = ["InitialProduction", "Lot", "Together", "Volume"]


class Lot(Part):
    """What the buyer asks of the whole lot."""

    stability: Literal["required", "reported"] = key(
        default="required",
        description="required: a change of the process holds the lot until it is answered; reported: it is shown",
        examples=["required"],
    )
    stability_by: Literal["evidence", "rules"] = key(
        default="evidence",
        description="evidence: a change is shown with the false-alarm probability below; "
        "rules: any signal of the run rules",
        examples=["evidence"],
    )
    false_alarm: Annotated[float, key(gt=0, le=0.5)] = key(
        default=0.05,
        description="Probability, for a whole batch, of calling a process changed that did not change",
        examples=[0.05],
    )
    min_units: int | None = key(default=None, ge=1, description="Fewest units to measure in a lot", examples=[100])
    pilot_subgroups: int = key(
        default=20,
        ge=2,
        description="With fewer pilot subgroups than this limits are provisional",
        examples=[20],
    )
    guard_band: Literal["none", "acceptance"] = key(
        default="none",
        description="acceptance: a reading must lie inside the limits by the gauge's uncertainty (ISO 14253-1); "
        "none: the limits hold as they are",
        examples=["acceptance"],
    )
    together: tuple[Together, ...] = key(
        default=(),
        max_length=10,
        description="Groups of characteristics that move together, each with a T² chart; one [[lot.together]] for each",
        examples=[[{"characteristics": ["diameter_luar", "panjang"]}]],
    )
    volume: Volume | None = key(
        default=None,
        description="The volume that is planned, and what must be shown before it; absent: not asked",
        examples=[{"target": 12500, "operators": 4, "shifts": 2}],
    )
    initial_production: InitialProduction | None = key(
        default=None,
        description="How the first lots of a new part are watched; absent: like every other lot",
        examples=[{"lots": 3, "min_units": 200}],
    )
    conformity_confidence: Confidence = key(
        default=0.95,
        description="Confidence of the upper bound on the share of nonconforming units",
        examples=[0.95],
    )
