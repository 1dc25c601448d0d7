"""Further statistics that a standard may ask for: they stand in the report and do not decide."""

from __future__ import annotations

from typing import Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.parts import By, Confidence, Share

StudyKind = Literal[
    "between-within",
    "time-model",
    "normality",
    "dependence",
    "tolerance",
    "prediction",
    "expected",
    "estimation",
]


class StudySettings(Part):
    """The parameters of the further statistics."""

    confidence: Confidence = key(
        default=0.95, description="Confidence of every interval and bound of these statistics", examples=[0.95]
    )
    correction: Literal["welch-holm", "tukey"] = key(
        default="welch-holm",
        description="How pairs of groups are compared; tukey: for groups that spread alike; welch-holm: for any groups",
        examples=["welch-holm"],
    )
    spread_test: Literal["levene", "bartlett", "fligner-killeen"] = key(
        default="levene",
        description="How the spreads of groups are compared; levene: about the medians; bartlett: of normal readings; "
        "fligner-killeen: by ranks",
        examples=["levene"],
    )
    components: Literal["anova", "reml"] = key(
        default="anova",
        description="How variance between groups is estimated; reml: restricted maximum likelihood, for groups of very "
        "different sizes",
        examples=["anova"],
    )
    normality_test: Literal["anderson-darling", "shapiro-wilk"] = key(
        default="anderson-darling", description="The test of normality", examples=["anderson-darling"]
    )
    content: Share = key(
        default=0.99, description="Share of all units that the tolerance interval holds", examples=[0.99]
    )
    interval: Literal["normal", "free"] = key(
        default="normal",
        description="Tolerance interval; normal: readings are normal; free: without a distribution, from many readings",
        examples=["normal"],
    )
    future_units: int = key(
        default=1000, ge=1, le=1_000_000, description="Units to come that are predicted", examples=[1000]
    )


class Studies(Part):
    """The keys of a characteristic that ask for further statistics."""

    limits: Literal["three-sigma", "estimated", "guaranteed"] = key(
        default="three-sigma",
        description="Control limits for the batch; three-sigma: as if the pilot were the truth; estimated: widened so "
        "that false alarms stay as rare on average although the pilot only estimates; guaranteed: with 90 % confidence",
        examples=["guaranteed"],
    )
    compare: tuple[By, ...] = key(
        default=(),
        max_length=6,
        description="Columns whose groups are compared: mean, spread, and how much of the variation lies between them",
        examples=[["machine", "operator"]],
    )
    study: tuple[StudyKind, ...] = key(
        default=(),
        max_length=8,
        description="Further statistics in the report; they inform and do not decide",
        examples=[["between-within", "time-model"]],
    )
    study_settings: StudySettings = key(
        default=StudySettings(),
        description="Parameters of compare and study",
        examples=[{"confidence": 0.95, "future_units": 1000}],
    )
