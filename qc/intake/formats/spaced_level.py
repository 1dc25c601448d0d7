"""Whether the cells of a row are in line with their own columns, or all from one on with others a little aside."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from qc.intake.readings.cell import take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qc.intake.formats.spaced_fields import Field
    from qc.intake.formats.spaced_gaps import Ground

_ASIDE = 4
"""So many spaces too many or too few are looked for."""


class Level:
    """Where the cells of each column begin and end.

    Parameters
    ----------
    ground : Ground
        The columns.
    header : sequence of Field
        Its cells.
    lines : iterable of sequence of Field
        The rows.
    """

    def __init__(self, ground: Ground, header: Sequence[Field], lines: Iterable[Sequence[Field]]) -> None:
        self._ground = ground
        self._edges: dict[int, Counter[tuple[str, int]]] = defaultdict(Counter)
        for line in lines:
            self._count(line, 1)
        self._count(header, 2)

    def _count(self, line: Iterable[Field], times: int) -> None:
        for one in line:
            owner = self._owner(one, 0)
            if owner is not None:
                self._edges[owner]["start", one.start] += times
                self._edges[owner]["end", one.end] += times

    def _owner(self, one: Field, aside: int) -> int | None:
        """Return the column that a text would stand in so many places aside; None for none or two."""
        first, last = self._ground.piece(one.start + aside), self._ground.piece(one.end - 1 + aside)
        return self._ground.owners[first] if first == last else None

    def _in_line(self, one: Field, owner: int, aside: int, others: int) -> bool:
        edges = self._edges[owner]
        return max(edges["start", one.start + aside], edges["end", one.end + aside]) >= others

    def stray(self, line: Sequence[Field]) -> tuple[Field, int] | None:
        """Return the first reading from which on no cell is in line, but all are with other columns if moved alike.

        Parameters
        ----------
        line : sequence of Field
            The cells of a row.

        Returns
        -------
        tuple of Field and int, or None
            The text, and the piece of the ground that it may belong to.
        """
        aside, found = set(range(-_ASIDE, _ASIDE + 1)), None
        for one in reversed(line):
            own = self._owner(one, 0)
            # Of a row's own edges there is one each: another row, or the header, must have it too.
            if own is None or self._in_line(one, own, 0, others=2):
                break
            aside = {k for k in aside if self._owner(one, k) not in {None, own} and self._fits(one, k)}
            if not aside:
                break
            if take_apart(one.text).digits:
                found = one
        if found is None or not aside:
            return None
        return found, self._ground.piece(found.start + min(aside, key=abs))

    def _fits(self, one: Field, aside: int) -> bool:
        owner = self._owner(one, aside)
        return owner is not None and self._in_line(one, owner, aside, others=1)
