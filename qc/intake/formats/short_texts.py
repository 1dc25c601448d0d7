"""The different short texts among many cells, numbered as they come: all cells of a piece are looked up at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.tokens import AHEAD

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORT = 2 * AHEAD
"""Texts of at most so many bytes are two numbers of eight bytes."""
_FEWEST = 1 << 8
# Drawn anew in each process, so that no file can be made whose texts all fall into one place.
_MIX = np.uint64(int.from_bytes(os.urandom(AHEAD), "little") | 1)


class ShortTexts:
    """Numbers of texts of up to sixteen bytes.

    A text's number stands in the place that its bytes point to, or where others stand already, in the next that is
    free (linear probing, Knuth, The Art of Computer Programming 3, 6.4, algorithm L).
    """

    __slots__ = ("_behind", "_count", "_first", "_long", "_table")

    def __init__(self) -> None:
        self._first = np.zeros(_FEWEST, dtype=np.uint64)
        self._behind = np.zeros(_FEWEST, dtype=np.uint64)
        # Numbers are kept plus one: zero is a place that is free.
        self._table = np.zeros(2 * _FEWEST, dtype=np.int32)
        self._count = 0
        self._long = False

    def __len__(self) -> int:
        return self._count

    def numbered(self, first: NDArray[np.uint64], behind: NDArray[np.uint64]) -> NDArray[np.int32]:
        """Return the number of each text; those that were never seen get the next ones, in any order.

        Parameters
        ----------
        first, behind : (n,) uint64 arrays
            Bytes of the texts, as `qc.intake.formats.packed.sixteen_bytes` gives them.

        Examples
        --------
        >>> known, nothing = ShortTexts(), np.zeros(3, dtype=np.uint64)
        >>> codes = known.numbered(np.array([ord("a"), ord("b"), ord("a")], dtype=np.uint64), nothing)
        >>> known.texts()[codes].tolist()
        [b'a', b'b', b'a']
        """
        codes = np.empty(first.size, dtype=np.int32)
        self._make_room(first.size)
        self._long |= bool(behind.any())
        place = self._places(first, behind)
        left: NDArray[np.int64] | slice = slice(None)
        while place.size:
            found = self._table[place]
            if not found.all():
                found = self._keep(place, found, first, behind)
            found -= 1
            codes[left] = found
            others = self._first[found] != first
            if self._long:
                others |= self._behind[found] != behind
            differ = np.flatnonzero(others)
            left = differ if isinstance(left, slice) else left[differ]
            first, behind, place = first[differ], behind[differ], (place[differ] + 1) & (self._table.size - 1)
        return codes

    def texts(self) -> NDArray[np.bytes_]:
        """Return the texts in the order of their numbers, as UTF-8."""
        pairs = np.column_stack([self._first[: self._count], self._behind[: self._count]])
        return pairs.astype("<u8", copy=False).view(f"S{SHORT}").reshape(-1)

    def _keep(
        self,
        place: NDArray[np.int64],
        found: NDArray[np.int32],
        first: NDArray[np.uint64],
        behind: NDArray[np.uint64],
    ) -> NDArray[np.int32]:
        """Give the next numbers to texts whose place is free, one text for each place; return what stands there now."""
        free = np.flatnonzero(found == 0)
        self._table[place[free]] = free
        chosen = free[self._table[place[free]] == free]
        numbers = np.arange(self._count, self._count + chosen.size, dtype=np.int32)
        self._first[numbers], self._behind[numbers] = first[chosen], behind[chosen]
        self._table[place[chosen]] = numbers + 1
        self._count += chosen.size
        return self._table[place]

    def _places(self, first: NDArray[np.uint64], behind: NDArray[np.uint64]) -> NDArray[np.int64]:
        to_place = np.uint64(65 - self._table.size.bit_length())
        mixed = first ^ (behind * _MIX) if self._long else first
        return ((mixed * _MIX) >> to_place).astype(np.int64)

    def _make_room(self, more: int) -> None:
        """Make room for so many new texts, with at least half of the places free, so that a free one is near."""
        most = 1 << (self._count + more).bit_length()
        if most <= self._first.size:
            return
        self._first, self._behind = (np.pad(one, (0, most - one.size)) for one in (self._first, self._behind))
        self._table = np.zeros(2 * most, dtype=np.int32)
        numbers = np.arange(self._count, dtype=np.int32)
        place = self._places(self._first[numbers], self._behind[numbers])
        while numbers.size:
            free = self._table[place] == 0
            self._table[place[free]] = numbers[free] + 1
            left = self._table[place] != numbers + 1
            numbers, place = numbers[left], (place[left] + 1) & (self._table.size - 1)
