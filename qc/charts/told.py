"""What is told of a chart's points, one by one: the values behind the picture, and where they come from."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.intake.batch import Batch

NONE = "–"
"""What a table shows where there is nothing to tell."""

MOST_ROWS = 1000
"""Points that a table holds at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where readings were read; None where nobody knows.

    Attributes
    ----------
    pilot, batch : Batch or None
    """

    pilot: Batch | None = None
    batch: Batch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A chart's points in words.

    Attributes
    ----------
    columns : tuple of str
        What is told of each point.
    rows : mapping of int to tuple of str
        By the number of the point, in order.
    points : int
        How many there are; more than there are rows where these would be too many.
    level : mapping of int to float
        Where points stand on the level axis; empty where they stand on none.
    """

    columns: tuple[str, ...]
    rows: Mapping[int, tuple[str, ...]]
    points: int
    level: Mapping[int, float] = field(default_factory=dict)

    def title(self, point: int) -> str:
        """Return what a pointer is told of a point: each thing that is known, on a line of its own."""
        known = zip(self.columns, self.rows.get(point, ()), strict=False)
        return "\n".join(f"{name}: {text}" if name else text for name, text in known if text not in {"", NONE})


def told_of(columns: Sequence[str], rows: Mapping[int, Sequence[str]], level: Sequence[float]) -> Told:
    """Return what is told, without the columns that hold nothing.

    Parameters
    ----------
    columns : sequence of str
        What is told of each point.
    rows : mapping of int to sequence of str
        By the number of the point, in order.
    level : sequence of float
        Of all points, where they stand on the level axis.

    Examples
    --------
    >>> told_of(["point", "time"], {0: ["1", ""], 1: ["2", ""]}, [1.0, 2.0]).columns
    ('point',)
    """
    filled = [place for place in range(len(columns)) if any(row[place] for row in rows.values())]
    return Told(
        columns=tuple(columns[place] for place in filled),
        rows={number: tuple(row[place] for place in filled) for number, row in rows.items()},
        points=len(level),
        level={number: level[number] for number in rows},
    )


def kept(flagged: Sequence[bool]) -> list[int]:
    """Return the numbers of the points that a table holds, in order: signals first, then the first of the others.

    Examples
    --------
    >>> kept([False, True, False])
    [0, 1, 2]
    """
    ranked = sorted(range(len(flagged)), key=lambda number: not flagged[number])
    return sorted(ranked[:MOST_ROWS])
