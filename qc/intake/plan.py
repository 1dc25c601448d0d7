"""What a standard expects to find in a file."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.intake.beside.corrections import Correction


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
    balloon : str or None
        Its number in the balloons of the drawing.
    """

    id: str
    names: tuple[str, ...]
    unit: str
    nominal: float | None = None
    lsl: float | None = None
    usl: float | None = None
    resolution: float | None = None
    counts: Literal["nonconforming", "nonconformities"] | None = None
    balloon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """What to look for in a file: what the standard asks for, and what the user said of it.

    Attributes
    ----------
    columns : tuple of ExpectedColumn
        All characteristics, in the standard's order.
    given : mapping of str to str
        The header (or letter) of a column, and the id of the characteristic that the user says it holds.
    corrections : tuple of Correction
        Cells that the user corrects.
    part : tuple of str
        The part's number and names: which part is meant where a file holds several.
    remembered : mapping of str to str
        Headers of earlier files of the same part and workshop, each with the id of the characteristic that it held.
    """

    columns: tuple[ExpectedColumn, ...]
    given: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    part: tuple[str, ...] = ()
    remembered: Mapping[str, str] = field(default_factory=dict)
