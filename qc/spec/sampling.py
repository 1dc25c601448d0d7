"""How a standard samples a lot: its own numbers, a published table, accept-on-zero, or a plan by variables."""

from __future__ import annotations

from typing import Annotated, Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.parts import Positive

Severity = Literal["normal", "tightened", "reduced"]
Share = Annotated[float, key(gt=0, lt=1)]


class ZeroAcceptance(Part):
    """A sample in which no unit may be nonconforming."""

    limiting_quality: Share = key(
        description="Share nonconforming that must not pass; the sample is as large as that needs", examples=[0.01]
    )
    consumer_risk: Share = key(
        default=0.10, description="Largest probability of passing a lot of that quality", examples=[0.10]
    )


class VariablesSampling(Part):
    """A plan by variables: mean and spread of the sample decide, and readings must be nearly normal."""

    standard: Literal["ansi-z1.9"] = key(
        default="ansi-z1.9", description="Whose table: ANSI/ASQ Z1.9", examples=["ansi-z1.9"]
    )
    level: Literal["II", "I", "III", "S-3", "S-4"] = key(
        default="II", description="Inspection level: II where the buyer says nothing else", examples=["II"]
    )
    aql: Positive = key(description="Acceptance quality limit in percent, one of the standard's", examples=[1.0])
    severity: Severity = key(
        default="normal", description="Inspection: normal, tightened or reduced", examples=["normal"]
    )
    sigma: Literal["unknown", "known"] = key(
        default="unknown",
        description="unknown: the sample's standard deviation; known: the process's, given as sd",
        examples=["unknown"],
    )
    sd: Positive | None = key(
        default=None,
        description="Known standard deviation of the process, in the characteristic's unit",
        examples=[0.02],
    )


class Sampling(Part):
    """How many are measured and how many may be nonconforming: numbers, or a plan that gives them."""

    sample_size: int | None = key(
        default=None, ge=1, description="Fewest units to measure; absent: all that are given", examples=[80]
    )
    acceptance_number: int = key(
        default=0, ge=0, description="Most nonconforming units in an accepted sample", examples=[0]
    )
    standard: Literal["iso-2859-1", "ansi-z1.4", "mil-std-105e"] | None = key(
        default=None,
        description="A published table that gives both numbers from the lot's size, level and AQL",
        examples=["iso-2859-1"],
    )
    level: Literal["II", "I", "III", "S-1", "S-2", "S-3", "S-4"] | None = key(
        default=None, description="Inspection level of the table; absent: II", examples=["II"]
    )
    aql: Positive | None = key(
        default=None, description="Acceptance quality limit of the table, in percent nonconforming", examples=[1.0]
    )
    severity: Severity | None = key(
        default=None, description="Inspection: normal, tightened or reduced; absent: normal", examples=["normal"]
    )
    zero_acceptance: ZeroAcceptance | None = key(
        default=None,
        description="Accept on zero: the sample is as large as a limiting quality needs",
        examples=[{"limiting_quality": 0.01}],
    )
    variables: VariablesSampling | None = key(
        default=None,
        description="A plan by variables, which needs fewer units and readings that are nearly normal",
        examples=[{"standard": "ansi-z1.9", "level": "II", "aql": 1.0}],
    )
