"""The small groups of keys in a buyer's standard, and the kinds of value that may stand in one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from qc.spec.phases import Phased

# Neither control characters nor line ends nor marks that turn the direction of what follows.
ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*$"
IDENTIFIER = r"^[a-z0-9][a-z0-9_-]{0,63}$"

Text = Annotated[str, Field(min_length=1, max_length=200, pattern=ONE_LINE)]
Unit = Annotated[str, Field(max_length=200, pattern=ONE_LINE)]
LongText = Annotated[str, Field(min_length=1, max_length=500, pattern=ONE_LINE)]
Identifier = Annotated[str, Field(pattern=IDENTIFIER)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Share = Annotated[float, Field(gt=0, lt=1)]
By = Literal["tool", "machine", "material_lot", "operator", "shift", "position"]
Confidence = Annotated[float, Field(ge=0.5, lt=1)]


class Part(BaseModel):
    """A group of keys: no unknown ones, nothing guessed from a wrong type, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)


class Names(Part):
    """A name in every language that the reports are written in."""

    id: Text = Field(description="Name in Indonesian", examples=["Diameter luar"])
    en: Text = Field(description="Name in English", examples=["Outside diameter"])

    def say(self, code: str) -> str:
        """Return the name in the language ``code``."""
        return self.en if code == "en" else self.id


class Gauge(Part):
    """The measuring instrument that the standard asks for."""

    name: Names = Field(
        description="Name of the instrument", examples=[{"id": "Mikrometer luar", "en": "Outside micrometer"}]
    )
    resolution: Positive = Field(
        description="Smallest step that the gauge shows, in the characteristic's unit", examples=[0.001]
    )
    uncertainty: Positive | None = Field(
        default=None,
        description="Expanded uncertainty of one reading (coverage factor 2), in the characteristic's unit",
        examples=[0.002],
    )


class Capability(Part, Phased):
    """What the buyer asks of the process capability."""

    index: Literal["cp", "cpk", "pp", "ppk", "cpm"] = Field(
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
    ] = Field(
        default="normal",
        description="What the readings are taken to follow: a distribution, one after a transformation (box-cox, "
        "johnson), none at all (percentile), or the distribution that fits best",
        examples=["normal"],
    )
    spread: Literal["within", "between-within"] = Field(
        default="within",
        description="What Cp and Cpk count as spread: within subgroups only, or between them too where their level "
        "moves by the nature of the process",
        examples=["within"],
    )
    minimum: Annotated[float, Field(gt=0, le=10)] = Field(
        description="Smallest index that the buyer accepts", examples=[1.33]
    )
    min_readings: int = Field(
        default=100,
        ge=2,
        le=1_000_000,
        description="With fewer readings than this no index is given",
        examples=[100],
    )
    confidence: Confidence = Field(
        default=0.95, description="Confidence of the index's one-sided lower bound", examples=[0.95]
    )
    bound: Literal["approximate", "exact"] = Field(
        default="approximate",
        description="How the bound is found; exact: by the noncentral t distribution, for the Ppk of one limit",
        examples=["exact"],
    )
    judge: Literal["estimate", "lower_bound"] = Field(
        default="estimate",
        description="Whether the estimate or its lower bound is held against the minimum",
        examples=["estimate"],
    )
