"""A buyer's standard for one part, validated and immutable.

Descriptions and examples are what editors show (``qc.spec.schema``) and what error messages suggest.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from qc.intake.plan import ColumnPlan, ExpectedColumn
from qc.spec.chart_words import Chart
from qc.spec.drawing import Drawn
from qc.spec.extra_charts import ExtraCharts
from qc.spec.key import key
from qc.spec.lot import Lot
from qc.spec.origin import Origin
from qc.spec.parts import (
    Capability,
    Finite,
    Gauge,
    Identifier,
    Names,
    Text,
    Unit,
)
from qc.spec.profile import Excepted, Shared
from qc.spec.run_rules import Rules
from qc.spec.sampling import Sampling
from qc.spec.studies import Studies
from qc.spec.together import Together
from qc.terms import AttributeChart, ChartKind, RareEventChart, RuleSet, SeverityClass, SigmaEstimator, SpecStatus
from qc.units import canonical

__all__ = ["Capability", "Characteristic", "Chart", "Gauge", "Lot", "Names", "Rules", "Sampling", "Spec", "Together"]

_UNITS_PER_POINT = 50  # a chart of counts needs points that can hold a nonconforming unit
_WITH_UNIT = {
    "if": {"properties": {"kind": {"const": "attribute"}}, "required": ["kind"]},
    "else": {"required": ["unit"], "properties": {"unit": {"minLength": 1}}},
}


class Characteristic(ExtraCharts, Studies, Drawn, Origin, Excepted):
    """One thing that is measured, or judged OK or NG, or counted."""

    id: Identifier = key(
        description="Short name, unique in the file: small letters, digits, _ and -",
        examples=["diameter_luar"],
    )
    names: Names = key(
        description="Name in every language", examples=[{"id": "Diameter luar", "en": "Outside diameter"}]
    )
    kind: Literal["variable", "attribute"] = key(
        default="variable",
        description="variable: measured; attribute: judged OK or NG, or counted",
        examples=["variable"],
    )
    counts: Literal["nonconforming", "nonconformities"] = key(
        default="nonconforming",
        description="What is counted: nonconforming units, or nonconformities, of which a unit may have several",
        examples=["nonconforming"],
    )
    unit: Unit = key(
        default="", description="Unit of the limits and of every reported number; none for attributes", examples=["mm"]
    )
    nominal: Finite | None = key(
        default=None, description="Nominal size, within the limits or on one of them", examples=[12.0]
    )
    lsl: Finite | None = key(
        default=None,
        description="Lower specification limit; absent where there is only a maximum",
        examples=[11.95],
    )
    usl: Finite | None = key(
        default=None,
        description="Upper specification limit; absent where there is only a minimum",
        examples=[12.05],
    )
    sides: Literal["two", "lower", "upper"] = key(
        default="two",
        description="two: both limits; lower: a minimum only; upper: a maximum only",
        examples=["two"],
    )
    severity: SeverityClass = key(
        alias="class",
        description="How much a nonconformity matters: critical, major or minor",
        examples=["major"],
    )
    gauge: Gauge | None = key(
        default=None,
        description="The measuring instrument that the buyer asks for",
        examples=[{"name": {"id": "Mikrometer luar", "en": "Outside micrometer"}, "resolution": 0.001}],
    )
    subgroup_size: int = key(
        default=1,
        ge=1,
        le=10_000,
        description="Units per subgroup, or per point of a chart of counts, where the measurement file names none",
        examples=[5],
    )
    chart: Chart | None = key(
        default=None,
        description="Control chart; absent: by subgroup size (1: i-mr, 2 to 10: xbar-r, more: xbar-s); "
        "of attributes p for nonconforming units, u for nonconformities",
        examples=["xbar-r"],
    )
    sigma: SigmaEstimator | None = key(
        default=None,
        description="Estimator of the standard deviation within subgroups; absent: the chart's usual one",
        examples=["uwave_r"],
    )
    rules: Rules = key(
        default=RuleSet.BEYOND_LIMITS,
        description="Run rules that flag a signal: a set's name, or a list of the standard's own rules",
        examples=["western-electric", [{"pattern": "beyond", "points": 2, "window": 3, "zone": 2.0}]],
    )
    capability: Capability | None = key(
        default=None,
        description="What the buyer asks of the process capability; absent: nothing",
        examples=[{"index": "ppk", "minimum": 1.33}],
    )
    sampling: Sampling = key(
        default=Sampling(),
        description="How many are measured and how many may be nonconforming: numbers, or a plan that gives them",
        examples=[{"sample_size": 80, "acceptance_number": 0}, {"standard": "iso-2859-1", "level": "II", "aql": 1.0}],
    )

    @property
    def chart_kind(self) -> ChartKind:
        """The chart of measured readings asked for, or the usual one for the subgroup size."""
        if isinstance(self.chart, ChartKind):
            return self.chart
        if self.subgroup_size == 1:
            return ChartKind.I_MR
        return ChartKind.XBAR_R if self.subgroup_size <= 10 else ChartKind.XBAR_S

    @property
    def count_chart(self) -> AttributeChart | RareEventChart:
        """The chart of counts asked for, or the usual one for what is counted."""
        if isinstance(self.chart, AttributeChart | RareEventChart):
            return self.chart
        return AttributeChart.P if self.counts == "nonconforming" else AttributeChart.U

    @classmethod
    def stated(cls, rule: dict[str, Any]) -> dict[str, Any]:
        """Ask for a unit where something is measured."""
        return {**rule, **_WITH_UNIT}

    @classmethod
    def filled(cls, keys: Any) -> Any:
        """Give a chart of counts points of many units where the standard says nothing of their size."""
        if not isinstance(keys, dict) or keys.get("kind") != "attribute" or keys.get("chart") in ("g", "t"):
            return keys
        return {"subgroup_size": _UNITS_PER_POINT, **keys}


class Spec(Shared):
    """A buyer's standard for one part."""

    buyer: Text = key(description="The buyer's name", examples=["PT Contoh Pembeli"])
    part_number: Text = key(description="The buyer's part number", examples=["RING-74"])
    part_name: Names = key(
        description="Name of the part in every language",
        examples=[{"id": "Ring piston", "en": "Piston ring"}],
    )
    revision: Text = key(description="The buyer's revision, as text", examples=["A"])
    edition: dt.date = key(description="Date of this revision", examples=[dt.date(2026, 11, 1)])
    status: SpecStatus = key(
        description="contoh: an example that no buyer has approved; disetujui: approved by the buyer",
        examples=["contoh"],
    )
    drawing: Text | None = key(default=None, description="Drawing number and revision", examples=["12-034 rev. B"])
    characteristic: tuple[Characteristic, ...] = key(
        min_length=1, description="One [[characteristic]] for each thing that is measured"
    )

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
                    counts=c.counts if c.kind == "attribute" else None,
                    balloon=c.balloon,
                )
                for c in self.characteristic
            ),
            part=(self.part_number, self.part_name.id, self.part_name.en),
        )
