"""What a column says of each row besides readings: numbers of units and subgroups, operators, machines, times."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.formats.coded import Coded, named
from qc.intake.formats.distinct import Whole, number_distinct
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

    from qc.intake.formats.raw import RawColumn

_FEW = 100


@dataclass(frozen=True, eq=False)
class Labels:
    """The labels of n rows or readings, every different label kept once.

    Attributes
    ----------
    codes : (n,) int32 array
        Index into the labels.
    distinct : (k,) str or int array
        In order of appearance; an empty string where the file says nothing. A million numbers stay numbers.
    weak : bool
        The header may also mean the number of a unit ("sample", "sampel").
    others : tuple of str
        Where labels are numbers: the texts that -1, -2 and so on stand for.
    """

    codes: Whole
    distinct: NDArray[np.str_] | NDArray[np.int64]
    weak: bool = False
    others: tuple[str, ...] = ()

    @cached_property
    def names(self) -> NDArray[np.str_]:
        """The k labels as text."""
        return np.asarray(named(self.distinct, self.others), dtype=np.str_)

    @cached_property
    def integers(self) -> NDArray[np.int64] | None:
        """The k labels as whole numbers, None where one is something else."""
        if self.distinct.dtype.kind == "i" and not self.others:
            return np.asarray(self.distinct, dtype=np.int64)
        longest = np.count_nonzero(_signs(self.names).any(axis=0))
        if not self.names.size or longest > 18 or not np.char.isdecimal(self.names).all():
            return None
        return self.names.astype(np.int64)

    @property
    def blank(self) -> NDArray[np.bool_]:
        """Which of the n have no label."""
        if self.distinct.dtype.kind == "i" and "" not in self.others:
            return np.zeros(self.codes.size, dtype=bool)
        return np.asarray((_signs(self.names)[:, 0] == 0)[self.codes])

    def at(self, index: int) -> str:
        """Return one of the n labels; the others need not become text."""
        code = int(self.codes[index])
        return str(named(self.distinct[code : code + 1], self.others)[0])

    def words(self) -> Iterator[tuple[int, str]]:
        """Yield code and text of the labels that begin with a letter."""
        if self.distinct.dtype.kind == "i":
            keys = self.distinct.tolist() if self.others else []
            told = [(code, self.others[-1 - key]) for code, key in enumerate(keys) if key < 0]
            yield from ((code, text) for code, text in told if text[:1] > "9")
        elif self.names.size:
            for code in np.flatnonzero(_signs(self.names)[:, 0] > ord("9")).tolist():
                yield code, str(self.names[code])

    def coded(self, texts: Collection[str]) -> set[int]:
        """Return the codes of the labels that are one of some texts."""
        if self.distinct.dtype.kind == "i":
            keys = self.distinct.tolist() if self.others else []
            return {code for code, key in enumerate(keys) if key < 0 and self.others[-1 - key] in texts}
        if not self.names.size:
            return set()
        first = np.flatnonzero(np.isin(_signs(self.names)[:, 0], [ord(text[0]) for text in texts])).tolist()
        return {code for code in first if str(self.names[code]) in texts}

    def among(self, codes: Collection[int]) -> NDArray[np.bool_]:
        """Return which of the n have one of these codes."""
        chosen = np.zeros(self.distinct.size, dtype=bool)
        chosen[list(codes)] = True
        return np.asarray(chosen[self.codes])

    def take(self, index: Whole | NDArray[np.bool_]) -> Labels:
        """Return the labels of some."""
        return Labels(self.codes[index], self.distinct, self.weak, self.others)

    def repeat(self, times: int) -> Labels:
        """Return each label ``times`` times."""
        return Labels(np.repeat(self.codes, times), self.distinct, self.weak, self.others)

    def compact(self) -> Labels:
        """Return the same labels without those that none has."""
        used = np.bincount(self.codes, minlength=self.distinct.size) > 0
        distinct = self.distinct[used]
        others = self.others if self.others and np.asarray(distinct, dtype=np.int64).min(initial=0) < 0 else ()
        codes = self.codes if used.all() else (np.cumsum(used, dtype=np.int32) - 1)[self.codes]
        return Labels(codes, distinct, self.weak, others)

    def alike(self) -> Labels:
        """Return labels that differ in capitals and spaces only as one, spelled as it stands first."""
        folded = np.array(["".join(name.split()).casefold() for name in self.names.tolist()], dtype=np.str_)
        codes, found = number_distinct(folded)
        if found.size == folded.size:
            return self
        _, first = np.unique(codes, return_index=True)
        return Labels(codes[self.codes], self.names[first], self.weak)

    def text(self) -> NDArray[np.str_]:
        """Return the label of each of the n."""
        return self.names[self.codes]


def worded(column: RawColumn) -> bool:
    """Return whether a word may stand in a column; few cells are looked at one by one: columns may be thousands.

    Examples
    --------
    >>> from qc.intake.formats.raw import RawColumn
    >>> cells = np.array(["1", " 2,5", "rata"], dtype=object)
    >>> worded(RawColumn(header="", letter="A", text=cells)), worded(RawColumn(header="", letter="A", text=cells[:2]))
    (True, False)
    """
    text = column.text
    return text is not None and (text.size > _FEW or any(cell.strip()[:1] > "9" for cell in text.tolist()))


def labels_of(column: RawColumn) -> Labels:
    """Return the labels that a column gives, without spaces at their ends."""
    counts, text = column.counts, column.text
    if isinstance(text, Coded) and text.found.dtype.kind == "i" and all(one == one.strip() for one in text.others):
        return Labels(text.codes, text.found, others=text.others)
    codes, found = number_distinct(column.written() if counts is None else counts)
    codes = codes.astype(np.int32, copy=False)
    if counts is not None:
        return Labels(codes, found)
    joined = "\0".join(found.tolist())
    if joined.split() == [joined]:
        return Labels(codes, found.astype(np.str_))
    again, stripped = number_distinct(np.char.strip(found.astype(np.str_)))
    return Labels(again[codes], stripped)


def _signs(names: NDArray[np.str_]) -> NDArray[np.uint32]:
    """Return the letters of names, a row each, filled up with zeros; nothing is copied."""
    return np.ascontiguousarray(names).view(np.uint32).reshape(names.size, names.dtype.itemsize // 4)
