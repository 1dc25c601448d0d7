"""A standard that is being made: what is known of it so far, and whether it would be one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Literal

from qc.spec.group import ShapeError
from qc.spec.model import Spec
from qc.spec.sense import sense_findings
from qc.spec.tolerance import with_limits
from qc.terms import SeverityClass, SpecStatus
from qc.units import canonical
from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from qc.spec.findings import Finding
    from qc.spec.requirement import Requirement
    from qc.words import Message

USUAL_SUBGROUP = 5
_LONGEST_ID = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftName:
    """A name in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftGauge:
    """A measuring instrument, its resolution in the characteristic's unit."""

    name: DraftName
    resolution: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """One characteristic of a standard that is being made.

    Attributes
    ----------
    id : str
        Unique in the standard.
    names : DraftName
        Its name.
    asked : Requirement
        Limits, or that it is judged OK or NG.
    unit : str
        Empty for what is judged.
    severity : SeverityClass
        Critical, major or minor.
    gauge : DraftGauge or None
        None where the buyer names none.
    gauge_named : str
        The gauge whose smallest step nobody said; empty for none.
    balloon : str or None
        Its number on the drawing.
    subgroup_size : int
        Of what is measured.
    source : str or None
        Where its limits come from.
    remarks : tuple of Message
        What was taken for granted; stands above it as a comment.
    """

    id: str
    names: DraftName
    asked: Requirement
    unit: str = ""
    severity: SeverityClass = SeverityClass.MAJOR
    gauge: DraftGauge | None = None
    gauge_named: str = ""
    balloon: str | None = None
    subgroup_size: int = USUAL_SUBGROUP
    source: str | None = None
    remarks: tuple[Message, ...] = ()

    @property
    def kind(self) -> Literal["variable", "attribute"]:
        """Measured, or judged OK or NG."""
        return self.asked.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A standard that is being made.

    Attributes
    ----------
    buyer, part_number, revision : str
    part_name : DraftName
    edition : date
    items : tuple of DraftItem
    remarks : tuple of Message
        What was taken for granted of all of it.
    """

    buyer: str
    part_number: str
    part_name: DraftName
    revision: str
    edition: dt.date
    items: tuple[DraftItem, ...]
    remarks: tuple[Message, ...] = ()


def id_of(name: str, taken: Iterable[str] = ()) -> str:
    """Return a characteristic's id made from its name, one that is not taken.

    Examples
    --------
    >>> id_of("Ø luar (mm)"), id_of("Tebal lapisan", ["tebal_lapisan"]), id_of("長さ")
    ('d_luar_mm', 'tebal_lapisan_2', 'k')
    """
    plain = unicodedata.normalize("NFKD", name.replace("Ø", "d ").replace("ø", "d ").replace("⌀", "d "))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", ascii_only).strip("_")[: _LONGEST_ID - 4].strip("_") or "k"
    used, number, found = set(taken), 1, stem
    while found in used:
        number += 1
        found = f"{stem}_{number}"
    return found


def item_data(item: DraftItem) -> dict[str, Any]:
    """Return the keys of a characteristic as its file will hold them."""
    asked = item.asked
    names = {"id": item.names.id, "en": item.names.en}
    keys: dict[str, Any] = {"id": item.id, "balloon": item.balloon, "names": names}
    if item.kind == "attribute":
        return _given({**keys, "kind": "attribute", "class": item.severity.value, "source": item.source})
    sides = "lower" if asked.usl is None else "upper" if asked.lsl is None else None
    measured = {
        "unit": canonical(item.unit) or item.unit,
        "nominal": asked.nominal,
        "tolerance": asked.tolerance,
        "lsl": asked.lsl,
        "usl": asked.usl,
        "sides": None if asked.tolerance else sides,
        "class": item.severity.value,
        "gauge": _gauge(item.gauge),
        "subgroup_size": item.subgroup_size,
        "source": item.source,
    }
    return _given({**keys, **measured})


def _gauge(gauge: DraftGauge | None) -> dict[str, Any] | None:
    if gauge is None:
        return None
    return {"name": {"id": gauge.name.id, "en": gauge.name.en}, "resolution": gauge.resolution}


def _given(keys: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in keys.items() if value is not None}


def head_data(draft: Draft) -> dict[str, Any]:
    """Return the keys of the whole standard as its file will hold them."""
    return {
        "format": 1,
        "buyer": draft.buyer,
        "part_number": draft.part_number,
        "part_name": {"id": draft.part_name.id, "en": draft.part_name.en},
        "revision": draft.revision,
        "edition": draft.edition,
        "status": SpecStatus.EXAMPLE.value,
    }


def draft_findings(draft: Draft) -> tuple[Finding, ...]:
    """Return everything that would be wrong with the standard; empty when it can be used.

    Parameters
    ----------
    draft : Draft
        What is known so far; paths count its characteristics from 0.
    """
    data = with_limits({**head_data(draft), "characteristic": [item_data(item) for item in draft.items]})
    try:
        spec = Spec.model_validate(data)
    except ShapeError as error:
        from qc.spec.shape import shape_findings  # noqa: PLC0415 - only a draft at fault needs the schema

        return tuple(shape_findings(error.faults))
    return tuple(sense_findings(spec.edition, enumerate(spec.characteristic)))
