"""A strip of a page: as high as it is, drawn wherever it lands, never broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.report.page.pen import Pen

Draw = Callable[["Pen", float, float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slab:
    """A block, or as much of one as must stay together.

    Attributes
    ----------
    height : float
        Points.
    draw : callable
        Given the pen, the left edge and the top edge.
    space : float
        Empty height above; none at the top of a page.
    keep : bool
        Whether it must not be the last on its page.
    repeat : Slab or None
        What stands above it once more where it begins a page: a table's head.
    """

    height: float
    draw: Draw
    space: float = 0.0
    keep: bool = False
    repeat: Slab | None = None
