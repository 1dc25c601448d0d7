"""What several standards of one buyer share: a profile that they inherit from, and what each class asks."""

from __future__ import annotations

from typing import Literal

from qc.spec.group import Part
from qc.spec.key import key
from qc.spec.lot import Lot
from qc.spec.parts import Capability, Text
from qc.spec.run_rules import Rules
from qc.spec.sampling import Sampling

__all__ = ["ByClass", "ClassRules", "Excepted", "Lot", "Profile", "Rules", "Sampling", "Shared"]

FILLED = ("sampling", "rules", "capability")


class ClassRules(Part):
    """What is asked of every characteristic of a class that says nothing else."""

    sampling: Sampling | None = key(
        default=None,
        description="How it is sampled",
        examples=[{"standard": "iso-2859-1", "level": "II", "aql": 1.0}],
    )
    rules: Rules | None = key(default=None, description="Run rules that flag a signal", examples=["western-electric"])
    capability: Capability | None = key(
        default=None,
        description="What is asked of the process capability; only of what is measured",
        examples=[{"index": "ppk", "minimum": 1.33}],
    )


class ByClass(Part):
    """What each class asks."""

    critical: ClassRules | None = key(
        default=None, description="Of critical characteristics", examples=[{"rules": "western-electric"}]
    )
    major: ClassRules | None = key(
        default=None, description="Of major characteristics", examples=[{"capability": {"minimum": 1.33}}]
    )
    minor: ClassRules | None = key(
        default=None, description="Of minor characteristics", examples=[{"rules": "beyond-limits"}]
    )


class Shared(Part):
    """The keys that a standard and a profile both have."""

    format: int = key(ge=1, le=1, description="Version of this file format", examples=[1])
    inherits: Text | None = key(
        default=None,
        description="A profile whose keys hold here where this file does not say otherwise; a path from this file",
        examples=["profil-pembeli.toml"],
    )
    lot: Lot = key(
        default=Lot(),
        description="What the buyer asks of the whole lot",
        examples=[{"stability": "required"}],
    )
    by_class: ByClass = key(
        default=ByClass(),
        alias="class",
        description="What is asked of every critical, major or minor characteristic that says nothing else",
        examples=[{"critical": {"rules": "western-electric"}}],
    )


class Profile(Shared):
    """A buyer's profile: a standard without part and characteristics, for others to inherit from."""

    buyer: Text | None = key(default=None, description="The buyer's name", examples=["PT Contoh Pembeli"])


class Excepted(Part):
    """The key by which a characteristic keeps what its class asks away."""

    without: tuple[Literal["sampling", "rules", "capability"], ...] = key(
        default=(),
        max_length=3,
        description="What its class asks and this characteristic is not asked",
        examples=[["capability"]],
    )
