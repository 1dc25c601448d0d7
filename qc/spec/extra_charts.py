"""Charts beside the one that a characteristic is judged by, and their parameters: they inform, they do not decide."""

from __future__ import annotations

from typing import Annotated, Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.parts import By, Positive, Share

ExtraKind = Literal[
    "ewma",
    "cusum",
    "moving-average",
    "between-within",
    "deviation",
    "z-mr",
    "acceptance",
    "tool-wear",
    "trend",
    "stages",
]


class Ewma(Part):
    """An exponentially weighted moving average."""

    weight: Annotated[float, key(gt=0, le=1)] = key(
        default=0.2, description="Share of the newest point", examples=[0.2]
    )
    width: Positive = key(
        default=2.86, description="Distance of the limits in standard errors of the average", examples=[2.86]
    )
    limits: Literal["exact", "asymptotic"] = key(
        default="exact",
        description="exact: narrower at the first points; asymptotic: those of a chart that has run long",
        examples=["exact"],
    )


class Cusum(Part):
    """Two sums of deviations, upwards and downwards."""

    reference: Annotated[float, key(ge=0, le=10)] = key(
        default=0.5, description="k: half the shift to be found fast, in standard errors", examples=[0.5]
    )
    decision: Annotated[float, key(gt=0, le=100)] = key(
        default=5.0, description="h: a sum above it signals, in standard errors", examples=[5.0]
    )
    headstart: Annotated[float, key(ge=0, le=100)] = key(
        default=0.0,
        description="Both sums before the first point; half of decision finds a bad start fast",
        examples=[2.5],
    )


class MovingAverage(Part):
    """The plain mean of the last few points."""

    span: int = key(default=5, ge=2, le=100, description="Points that are averaged", examples=[5])
    width: Positive = key(
        default=3.0, description="Distance of the limits in standard errors of the average", examples=[3.0]
    )


class Deviation(Part):
    """Deviations from the nominal size."""

    by: By | None = key(
        default=None,
        description="Column by whose groups the spreads are compared; absent: one group",
        examples=["tool"],
    )


class ZMr(Part):
    """Readings of small runs, each standardized by the mean and spread of its group."""

    by: By | None = key(
        default=None, description="Column that tells which run a reading belongs to; absent: one run", examples=["tool"]
    )
    pooling: Literal["constant", "by-part", "relative"] = key(
        default="constant",
        description="One spread for all groups, one for each, or one in proportion to the size",
        examples=["constant"],
    )


class Acceptance(Part):
    """An acceptance chart: the mean may wander as long as the buyer's limits are safe."""

    nonconforming: Share = key(
        default=0.001, description="Share outside a limit at the process level that is protected", examples=[0.001]
    )
    risk: Share = key(
        default=0.05,
        description="acceptable level: probability of a signal there; rejectable: of none",
        examples=[0.05],
    )
    level: Literal["acceptable", "rejectable"] = key(
        default="acceptable", description="Which level nonconforming and risk describe", examples=["acceptable"]
    )


class ToolWear(Part):
    """A sloping centre line that starts anew at every tool change."""

    resets: Literal["tool", "found", "none"] = key(
        default="tool",
        description="tool: where the file's tool changes; found: where the readings step back against the drift; none",
        examples=["found"],
    )


class Trend(Part):
    """A sloping centre line through single readings."""

    width: Positive = key(
        default=3.0, description="Distance of the limits from the line in standard deviations", examples=[3.0]
    )
    estimator: Literal["moving-range", "residual"] = key(
        default="moving-range",
        description="Standard deviation about the line: from the moving range, or from all residuals",
        examples=["moving-range"],
    )


class Stages(Part):
    """Stretches of production, each with control limits of its own."""

    by: By | None = key(
        default=None, description="Column whose change begins a new stage; absent: units", examples=["tool"]
    )
    units: tuple[Annotated[int, key(ge=2, le=100_000_000)], ...] = key(
        default=(),
        max_length=100,
        description="First units of new stages, counted from the batch's first unit as 1",
        examples=[[101, 301]],
    )


class ExtraCharts(Part):
    """The keys of a characteristic that ask for further charts."""

    also: tuple[ExtraKind, ...] = key(
        default=(),
        max_length=10,
        description="Further charts in the report; they inform and do not decide",
        examples=[["ewma", "cusum"]],
    )
    ewma: Ewma = key(
        default=Ewma(), description="Parameters of the chart ewma", examples=[{"weight": 0.2, "width": 2.86}]
    )
    cusum: Cusum = key(
        default=Cusum(), description="Parameters of the chart cusum", examples=[{"reference": 0.5, "decision": 5.0}]
    )
    moving_average: MovingAverage = key(
        default=MovingAverage(), description="Parameters of the chart moving-average", examples=[{"span": 5}]
    )
    deviation: Deviation = key(
        default=Deviation(), description="Parameters of the chart deviation", examples=[{"by": "tool"}]
    )
    z_mr: ZMr = key(
        default=ZMr(), description="Parameters of the chart z-mr", examples=[{"by": "tool", "pooling": "by-part"}]
    )
    acceptance: Acceptance = key(
        default=Acceptance(),
        description="Parameters of the chart acceptance",
        examples=[{"nonconforming": 0.001, "risk": 0.05}],
    )
    tool_wear: ToolWear = key(
        default=ToolWear(), description="Parameters of the chart tool-wear", examples=[{"resets": "found"}]
    )
    trend: Trend = key(default=Trend(), description="Parameters of the chart trend", examples=[{"width": 3.0}])
    stages: Stages = key(
        default=Stages(), description="Parameters of the chart stages: by or units", examples=[{"by": "tool"}]
    )
