"""Batches one after the other as one course of production."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.intake.batch import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from qc.intake.batch import Series


def joined(batches: Sequence[Batch]) -> Batch:
    """Return batches as one: units, subgroups and files of each are counted on from those of the one before.

    Parameters
    ----------
    batches : sequence of Batch
        In the order of production; at least one.
    """
    starts = np.cumsum([0, *(batch.units for batch in batches)]).tolist()
    files = np.cumsum([0, *(len(batch.sources) for batch in batches)]).tolist()
    names = dict.fromkeys(name for batch in batches for name in batch.series)
    found: dict[str, Series] = {}
    for name in names:
        parts = [
            _moved(batch.series[name], start, first)
            for batch, start, first in zip(batches, starts, files, strict=False)
            if name in batch.series
        ]
        found[name] = _one(parts)
    return Batch(series=found, sources=tuple(source for batch in batches for source in batch.sources))


def _moved(one: Series, units: int, files: int) -> Series:
    return replace(one, unit=one.unit + units, source=one.source + files)


def _one(parts: Sequence[Series]) -> Series:
    """Return the readings of one characteristic, one batch after the other."""
    first = parts[0]

    def each(part: Callable[[Series], NDArray[np.generic]]) -> NDArray[np.generic]:
        return np.concatenate([part(one) for one in parts])

    def where_any(name: str, usual: Callable[[Series], NDArray[np.generic]]) -> NDArray[np.generic] | None:
        if all(getattr(one, name) is None for one in parts):
            return None
        return each(lambda one: usual(one) if getattr(one, name) is None else getattr(one, name))

    contexts = dict.fromkeys(context for one in parts for context in one.context)
    shifts = np.cumsum([0, *(len(one.headers) for one in parts)]).tolist()
    changed: dict[str, Any] = {
        "values": each(lambda one: one.values),
        "unit": each(lambda one: one.unit),
        "source": each(lambda one: one.source),
        "row": each(lambda one: one.row),
        "column": np.concatenate([one.column + shift for one, shift in zip(parts, shifts, strict=False)]),
        "subgroup": _subgroups(parts),
        "censored": where_any("censored", lambda one: np.zeros(len(one), dtype=np.int8)),
        "inspected": where_any("inspected", lambda one: np.ones(len(one))),
        "remarks": where_any("remarks", _blank),
        "context": {name: each(lambda one, name=name: one.context.get(name, _blank(one))) for name in contexts},  # type: ignore[misc]  # bound at once
    }
    return replace(
        first,
        headers=tuple(header for one in parts for header in one.headers),
        decimals=max(one.decimals for one in parts),
        ordered=all(one.ordered for one in parts),
        **changed,
    )


def _blank(one: Series) -> NDArray[np.str_]:
    return np.full(len(one), "", dtype=np.str_)


def _subgroups(parts: Sequence[Series]) -> NDArray[np.int64] | None:
    """Return subgroups counted on; None where a batch has none, as each reading is then its own."""
    found, start = [], 0
    for one in parts:
        if one.subgroup is None:
            return None
        found.append(one.subgroup + start)
        start += int(one.subgroup.max(initial=-1)) + 1
    return np.concatenate(found)
