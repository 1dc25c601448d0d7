"""Texts of many cells, every different one kept once: a million cells are a million small codes and some texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, overload

import numpy as np

from qc.intake.formats.codes import spread
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.distinct import Whole


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """The texts of n cells; what a column needs of an array of texts can be done with it.

    Attributes
    ----------
    codes : (n,) int array
        Index into the different texts.
    found : (k,) object array of str, bytes array, or int array
        Every text once, in any order; some may stand at no cell. Bytes are UTF-8; whole numbers stand for their digits,
        those below zero for other texts.
    others : tuple of str
        The texts that -1, -2 and so on stand for.

    Examples
    --------
    >>> cells = Coded(np.array([0, 1, 0]), np.array(["12,5", "-"], dtype=object))
    >>> cells[2], cells[1:].tolist(), cells.size
    ('12,5', ['-', '12,5'], 3)
    """

    codes: Whole
    found: NDArray[Any]
    others: tuple[str, ...] = ()

    @property
    def texts(self) -> NDArray[np.object_]:
        """Each of the k texts."""
        return self.named(slice(None))

    def named(self, chosen: slice | NDArray[np.int64]) -> NDArray[np.object_]:
        """Return some of the k texts."""
        found = self.found[chosen]
        return (
            np.array(decoded(found), dtype=object)
            if found.dtype.kind == "S"
            else named(found, self.others).astype(object)
        )

    @property
    def size(self) -> int:
        """How many cells there are."""
        return int(self.codes.size)

    def __len__(self) -> int:
        return int(self.codes.size)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice | NDArray[Any]) -> Coded: ...
    def __getitem__(self, index: int | slice | NDArray[Any]) -> str | Coded:
        if isinstance(index, (slice, np.ndarray)):
            return Coded(self.codes[index], self.found, self.others)
        at = int(self.codes[index])
        return str(self.named(slice(at, at + 1))[0])

    def __iter__(self) -> Iterator[str]:
        return iter(self.tolist())

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:  # noqa: FBT001 - as numpy calls it
        return np.asarray(self.copy(), dtype=dtype)

    def copy(self) -> NDArray[np.object_]:
        """Return the text of each cell, in an array of its own."""
        return np.asarray(self.texts[self.codes], dtype=object)

    def tolist(self) -> list[str]:
        """Return the text of each cell."""
        return [str(text) for text in self.copy()]

    def blank(self) -> NDArray[np.bool_]:
        """Return which cells hold nothing at all."""
        found, nothing = (self.found, b"") if self.found.dtype.kind == "S" else (self.texts, "")
        return spread(np.asarray(found == nothing, dtype=bool), self.codes)


def decoded(texts: NDArray[Any]) -> list[str]:
    """Return texts that may be bytes.

    Parameters
    ----------
    texts : (k,) object array of str, or bytes array
        Bytes are UTF-8.

    Examples
    --------
    >>> decoded(np.array(["12,5 µm".encode()]))
    ['12,5 µm']
    """
    return [text.decode("utf-8") for text in texts.tolist()] if texts.dtype.kind == "S" else texts.tolist()


def named(found: NDArray[Any], others: Sequence[str]) -> NDArray[Any]:
    """Return texts, of which whole numbers may stand for some.

    Parameters
    ----------
    found : (k,) str, object or int array
        As `Coded` has it.
    others : sequence of str
        The texts that -1, -2 and so on stand for.

    Examples
    --------
    >>> named(np.array([12, -1, 7]), ["Total"]).tolist()
    ['12', 'Total', '7']
    """
    if found.dtype.kind != "i":
        return found
    longest = max([*map(len, others), len(str(found.max(initial=0))), len(str(found.min(initial=0)))])
    texts = found.astype(f"U{longest}")
    for place in np.flatnonzero(found < 0).tolist() if others else ():
        texts[place] = others[-1 - found[place]]
    return texts


Cells: TypeAlias = "NDArray[np.object_] | Coded"
"""Texts of cells, one by one or coded."""


def blank(texts: Cells) -> NDArray[np.bool_]:
    """Return which texts are empty.

    Parameters
    ----------
    texts : (n,) object array of str, or Coded
        Cells as written.

    Examples
    --------
    >>> blank(np.array(["", "x"], dtype=object))
    array([ True, False])
    """
    return texts.blank() if isinstance(texts, Coded) else np.asarray(texts == "", dtype=bool)


def shared(columns: Sequence[Coded], codes: Whole) -> Coded | None:
    """Return columns that share their texts as one, whose codes are put together already; None where they do not.

    Parameters
    ----------
    columns : sequence of Coded
        At least one.
    codes : (m,) int array
        Their codes, in the order that is wanted.
    """
    found = columns[0].found
    return Coded(codes, found) if all(column.found is found for column in columns) else None
