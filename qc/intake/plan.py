"""What a standard expects to find in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedColumn:
    """One characteristic, as far as reading a file needs to know it.

    Attributes
    ----------
    id : str
        Its id in the standard.
    names : tuple of str
        Its names in every language of the standard.
    unit : str
        The standard's unit, canonical (``qc.units``), or a unit that qc does not know, kept as written.
    nominal, lsl, usl : float or None
        In that unit: the best evidence for how a decimal mark was meant.
    resolution : float or None
        The gauge's step in that unit.
    counts : {"nonconforming", "nonconformities"} or None
        What is counted of each unit; None where it is measured.
    """

    id: str
    names: tuple[str, ...]
    unit: str
    nominal: float | None = None
    lsl: float | None = None
    usl: float | None = None
    resolution: float | None = None
    counts: Literal["nonconforming", "nonconformities"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """All characteristics that a standard asks for, in its order."""

    columns: tuple[ExpectedColumn, ...]
