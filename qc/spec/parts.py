"""The small groups of keys in a buyer's standard, and the kinds of value that may stand in one."""

from __future__ import annotations

from typing import Annotated, Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.phases import Phased

# Neither control characters nor line ends nor marks that turn the direction of what follows.
ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*$"
IDENTIFIER = r"^[a-z0-9][a-z0-9_-]{0,63}$"

Text = Annotated[str, key(min_length=1, max_length=200, pattern=ONE_LINE)]
Unit = Annotated[str, key(max_length=200, pattern=ONE_LINE)]
LongText = Annotated[str, key(min_length=1, max_length=500, pattern=ONE_LINE)]
Identifier = Annotated[str, key(pattern=IDENTIFIER)]
Finite = Annotated[float, key(finite=True)]
Positive = Annotated[float, key(gt=0, finite=True)]
Share = Annotated[float, key(gt=0, lt=1)]
By = Literal["tool", "machine", "material_lot", "operator", "shift", "position"]
Confidence = Annotated[float, key(ge=0.5, lt=1)]


class Names(Part):
    """A name in every language that the reports are written in."""

    id: Text = key(description="Name in Indonesian", examples=["Diameter luar"])
    en: Text = key(description="Name in English", examples=["Outside diameter"])

    def say(self, code: str) -> str:
        """Return the name in the language ``code``."""
        return self.en if code == "en" else self.id


class Gauge(Part):
    """The measuring instrument that the standard asks for."""

    name: Names = key(
        description="Name of the instrument", examples=[{"id": "Mikrometer luar", "en": "Outside micrometer"}]
    )
    resolution: Positive = key(
        description="Smallest step that the gauge shows, in the characteristic's unit", examples=[0.001]
    )
    uncertainty: Positive | None = key(
        default=None,
        description="Expanded uncertainty of one reading (coverage factor 2), in the characteristic's unit",
        examples=[0.002],
    )


class Capability(Phased):
    """What the buyer asks of the process capability."""

    index: Literal["cp", "cpk", "pp", "ppk", "cpm"] = key(
        default="ppk",
        description="Ppk for an initial study; Cpk only where stability is shown; Cpm also counts the distance of the "
        "mean from nominal",
        examples=["ppk"],
    )
    model: Literal[
        "normal",
        "lognormal",
        "weibull",
        "gamma",
        "exponential",
        "folded-normal",
        "half-normal",
        "box-cox",
        "johnson",
        "percentile",
        "best",
    ] = key(
        default="normal",
        description="What the readings are taken to follow: a distribution, one after a transformation (box-cox, "
        "johnson), none at all (percentile), or the distribution that fits best",
        examples=["normal"],
    )
    spread: Literal["within", "between-within"] = key(
        default="within",
        description="What Cp and Cpk count as spread: within subgroups only, or between them too where their level "
        "moves by the nature of the process",
        examples=["within"],
    )
    minimum: Annotated[float, key(gt=0, le=10)] = key(
        description="Smallest index that the buyer accepts", examples=[1.33]
    )
    min_readings: int = key(
        default=100,
        ge=2,
        le=1_000_000,
        description="With fewer readings than this no index is given",
        examples=[100],
    )
    confidence: Confidence = key(
        default=0.95, description="Confidence of the index's one-sided lower bound", examples=[0.95]
    )
    bound: Literal["approximate", "exact"] = key(
        default="approximate",
        description="How the bound is found; exact: by the noncentral t distribution, for the Ppk of one limit",
        examples=["exact"],
    )
    judge: Literal["estimate", "lower_bound"] = key(
        default="estimate",
        description="Whether the estimate or its lower bound is held against the minimum",
        examples=["estimate"],
    )
