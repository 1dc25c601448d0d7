"""A buyer's standard for one part, validated and immutable. Field descriptions become the JSON Schema's."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from qc.intake.plan import ColumnPlan, ExpectedColumn
from qc.terms import ChartKind, RuleSet, SeverityClass, SigmaEstimator, SpecStatus
from qc.units import canonical

Text = Annotated[str, Field(min_length=1, max_length=200)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Confidence = Annotated[float, Field(ge=0.5, lt=1)]


# TOML has no enums and no tuples: these are read from its strings and lists.
_READ = Field(strict=False)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)


class Names(_Part):
    """A name in every language that the reports are written in."""

    id: Text = Field(description="Nama dalam bahasa Indonesia / name in Indonesian")
    en: Text = Field(description="Name in English")

    def say(self, code: str) -> str:
        """Return the name in the language ``code``."""
        return self.en if code == "en" else self.id


class Gauge(_Part):
    """The measuring instrument that the standard asks for."""

    name: Names
    resolution: Positive = Field(description="Smallest step that the gauge shows, in the characteristic's unit")


class Capability(_Part):
    """What the buyer asks of the process capability."""

    index: Literal["cp", "cpk", "pp", "ppk"] = Field(
        default="ppk", description="Ppk for an initial study; Cpk only where stability is shown"
    )
    minimum: Positive = Field(description="Smallest index that the buyer accepts, such as 1.33")
    min_readings: int = Field(default=100, ge=2, description="Fewer readings than this: no index is given")
    confidence: Confidence = Field(default=0.95, description="Confidence of the index's one-sided lower bound")
    judge: Literal["estimate", "lower_bound"] = Field(
        default="estimate", description="Whether the estimate or its lower bound is held against the minimum"
    )


class Sampling(_Part):
    """How many are measured and how many may be nonconforming."""

    sample_size: int | None = Field(default=None, ge=1, description="Fewest units to measure; absent: all that are given")
    acceptance_number: int = Field(default=0, ge=0, description="Most nonconforming units in an accepted sample")


class Characteristic(_Part):
    """One thing that is measured."""

    id: Identifier = Field(description="Short name, unique in the file: small letters, digits, _ and -")
    names: Names
    unit: Text = Field(description="Unit of the limits and of every reported number, such as mm")
    nominal: Finite | None = Field(default=None, description="Nominal size")
    lsl: Finite | None = Field(default=None, description="Lower specification limit; absent for a maximum only")
    usl: Finite | None = Field(default=None, description="Upper specification limit; absent for a minimum only")
    sides: Literal["two", "lower", "upper"] = Field(
        default="two", description="two: both limits; lower: a minimum only; upper: a maximum only"
    )
    severity: Annotated[SeverityClass, _READ] = Field(alias="class", description="critical, major or minor")
    gauge: Gauge | None = None
    subgroup_size: int = Field(default=1, ge=1, le=100, description="Units per subgroup where the file names none")
    chart: Annotated[ChartKind | None, _READ] = Field(
        default=None, description="xbar-r, xbar-s or i-mr; absent: by subgroup size (1: i-mr, 2-10: xbar-r, else xbar-s)"
    )
    sigma: Annotated[SigmaEstimator | None, _READ] = Field(default=None, description="Estimator of sigma within; absent: the chart's usual one")
    rules: Annotated[RuleSet, _READ] = Field(default=RuleSet.BEYOND_LIMITS, description="Run rules that flag a signal")
    capability: Capability | None = None
    sampling: Sampling = Sampling()
    source: str | None = Field(default=None, max_length=500, description="Where the limits come from, with edition")

    @property
    def chart_kind(self) -> ChartKind:
        """The chart asked for, or the usual one for the subgroup size."""
        if self.chart is not None:
            return self.chart
        if self.subgroup_size == 1:
            return ChartKind.I_MR
        return ChartKind.XBAR_R if self.subgroup_size <= 10 else ChartKind.XBAR_S


class Lot(_Part):
    """What the buyer asks of the whole lot."""

    stability: Literal["required", "reported"] = Field(
        default="required", description="required: signals hold the lot until they are answered; reported: they are shown"
    )
    min_units: int | None = Field(default=None, ge=1, description="Fewest units to measure in a lot")
    pilot_subgroups: int = Field(default=20, ge=2, description="Fewer pilot subgroups than this: limits are provisional")
    conformity_confidence: Confidence = Field(
        default=0.95, description="Confidence of the upper bound on the share of nonconforming units"
    )


class Spec(_Part):
    """A buyer's standard for one part."""

    format: Literal[1] = Field(description="Version of this file format")
    buyer: Text
    part_number: Text
    part_name: Names
    revision: Text = Field(description="The buyer's revision, as text")
    edition: dt.date = Field(description="Date of this revision")
    status: Annotated[SpecStatus, _READ] = Field(description="contoh: an example that no buyer has approved; disetujui: approved by the buyer")
    drawing: str | None = Field(default=None, max_length=200, description="Drawing number and revision")
    lot: Lot = Lot()
    characteristic: Annotated[tuple[Characteristic, ...], _READ] = Field(min_length=1)

    def column_plan(self) -> ColumnPlan:
        """Return what a measurement file is expected to hold."""
        return ColumnPlan(
            columns=tuple(
                ExpectedColumn(
                    id=c.id,
                    names=(c.names.id, c.names.en),
                    unit=canonical(c.unit) or c.unit,
                    nominal=c.nominal,
                    lsl=c.lsl,
                    usl=c.usl,
                    resolution=c.gauge.resolution if c.gauge else None,
                )
                for c in self.characteristic
            )
        )
