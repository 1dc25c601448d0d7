"""Join the readings of several files of one lot into series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from qc.intake.batch import Series
from qc.terms import Context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qc.intake.formats.distinct import Whole
    from qc.intake.labels import Labels
    from qc.intake.numbering import Placed

Cell = TypeVar("Cell", bound=np.generic)


class ContextView(Mapping[Context, "NDArray[np.str_]"]):
    """What the files say of each reading of a series; an array is made when it is asked for.

    Parameters
    ----------
    parts : sequence of Placed
        The readings of one characteristic, a part for each file.
    """

    __slots__ = ("_contexts", "_parts")

    def __init__(self, parts: Sequence[Placed]) -> None:
        self._parts = tuple((part.cells.context, part.order, len(part.cells)) for part in parts)
        present = {context for labels, _, _ in self._parts for context in labels}
        self._contexts = tuple(context for context in Context if context in present)

    def __getitem__(self, context: Context) -> NDArray[np.str_]:
        if context not in self._contexts:
            raise KeyError(context)
        return np.concatenate([_texts(labels.get(context), order, n) for labels, order, n in self._parts])

    def __iter__(self) -> Iterator[Context]:
        return iter(self._contexts)

    def __len__(self) -> int:
        return len(self._contexts)


def _texts(labels: Labels | None, order: Whole | None, n: int) -> NDArray[np.str_]:
    if labels is None:
        return np.full(n, "", dtype=np.str_)
    return labels.text() if order is None else labels.take(order).text()


def join(files: Sequence[Sequence[Placed]], *, whole: bool = False) -> dict[str, Series]:
    """Return the series of a lot, by characteristic id.

    Units of a file are counted on from those of the earlier files that hold one of its characteristics; files that
    hold different characteristics each count their units from the first, since nothing says that they are others.
    Subgroups of a characteristic are counted on from file to file.

    Parameters
    ----------
    files : sequence of sequences of Placed
        The readings of each file, in the order in which the files were given.
    whole : bool, optional
        Units are counted through all files already.

    Returns
    -------
    dict of str to Series
    """
    starts = [0] * len(files) if whole else _starts(files)
    grouped: dict[str, list[tuple[int, Placed]]] = {}
    for index, parts in enumerate(files):
        for part in parts:
            grouped.setdefault(part.cells.expected.id, []).append((index, part))
    return {name: _series(name, parts, starts) for name, parts in grouped.items()}


def _starts(files: Sequence[Sequence[Placed]]) -> list[int]:
    """Return how many units each file's units come after."""
    ends: dict[str, int] = {}
    starts: list[int] = []
    for parts in files:
        names = {part.cells.expected.id for part in parts}
        start = max((ends.get(name, 0) for name in names), default=0)
        ends |= dict.fromkeys(names, start + max((_units(part) for part in parts), default=0))
        starts.append(start)
    return starts


def _count(codes: Whole) -> int:
    return int(codes.max(initial=-1)) + 1


def _units(part: Placed) -> int:
    """Return how many units a file's values are of."""
    given = part.numbers.inspected
    return _count(part.unit) if given is None else int(given.sum())


def _series(name: str, parts: Sequence[tuple[int, Placed]], starts: Sequence[int]) -> Series:
    placed = [part for _, part in parts]
    headers = tuple(dict.fromkeys(header for part in placed for header in part.cells.headers))
    censored = [part.numbers.censored for part in placed]
    return Series(
        characteristic=name,
        values=_joined([_ordered(part.numbers.values, part) for part in placed]),
        subgroup=_subgroups(placed),
        unit=_joined([part.unit + starts[index] if starts[index] else part.unit for index, part in parts]),
        source=_joined([np.broadcast_to(np.int64(index), len(part.cells)) for index, part in parts]),
        row=_joined([_ordered(part.cells.row, part) for part in placed]),
        column=_joined([_ordered(_columns(part, headers), part) for part in placed]),
        headers=headers,
        context=ContextView(placed),
        decimals=max(part.numbers.decimals for part in placed),
        ordered=all(part.ordered for part in placed),
        censored=None if all(c is None for c in censored) else _joined([_censored(part) for part in placed]),
        inspected=_inspected(placed),
        remarks=_remarks(placed),
    )


def _joined(arrays: Sequence[NDArray[Cell]]) -> NDArray[Cell]:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def _ordered(values: NDArray[Cell], part: Placed) -> NDArray[Cell]:
    return values if part.order is None else values[part.order]


def _columns(part: Placed, headers: tuple[str, ...]) -> Whole:
    """Return the column of each reading as an index into the series' headers."""
    if part.cells.headers == headers:
        return part.cells.column
    return np.array([headers.index(header) for header in part.cells.headers], dtype=np.int64)[part.cells.column]


def _censored(part: Placed) -> NDArray[np.int8]:
    given = part.numbers.censored
    return np.zeros(len(part.cells), dtype=np.int8) if given is None else _ordered(given, part)


def _inspected(parts: Sequence[Placed]) -> NDArray[np.float64] | None:
    """Return the units that each count is of; a mark in another file is of one unit."""
    if all(part.numbers.inspected is None for part in parts):
        return None
    given = [np.ones(len(part.cells)) if (n := part.numbers.inspected) is None else _ordered(n, part) for part in parts]
    return _joined(given)


def _remarks(parts: Sequence[Placed]) -> NDArray[np.str_] | None:
    """Return what stands behind the marks; an empty text where nothing does."""
    if all(part.numbers.remarks is None for part in parts):
        return None
    none = np.array("", dtype=np.str_)
    said = [np.resize(none, len(p.cells)) if (r := p.numbers.remarks) is None else _ordered(r, p) for p in parts]
    return _joined(said)


def _subgroups(parts: Sequence[Placed]) -> Whole | None:
    """Return the subgroups counted through all files; None where a file has none."""
    joined: list[Whole] = []
    start = 0
    for part in parts:
        if part.subgroup is None:
            return None
        joined.append(part.subgroup + start if start else part.subgroup)
        start += _count(part.subgroup)
    return _joined(joined)
