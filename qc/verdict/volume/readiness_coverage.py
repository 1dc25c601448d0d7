"""Sources of variation: what was seen of each, against what is planned at the target volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.readings.dates import read_time
from qc.terms import Context
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qc.intake.batch import Batch, Series
    from qc.spec.volume import Volume
    from qc.verdict.model import LotFacts

_PEOPLE_AND_MACHINES: tuple[tuple[str, Context, Message], ...] = (
    ("operators", Context.OPERATOR, message("Operators")),
    ("shifts", Context.SHIFT, message("Work shifts")),
    ("machines", Context.MACHINE, message("Machines or moulds")),
    ("material_lots", Context.MATERIAL_LOT, message("Material lots")),
)
_TOOLS, _DAYS = message("Tool changes"), message("Days")
GROWING = frozenset({"material_lots", "tool_changes", "days"})
"""Sources of which a larger volume takes more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One source of variation.

    Attributes
    ----------
    key : str
        Its key in the standard's plan.
    name : Message
        What it is.
    seen : int or None
        How many the data hold; None where the files do not say.
    planned : int or None
        How many the target volume takes; None where the standard does not say.
    labels : tuple of str
        Those seen.
    """

    key: str
    name: Message
    seen: int | None
    planned: int | None
    labels: tuple[str, ...] = ()

    @property
    def covered(self) -> bool | None:
        """Whether as many were seen as are planned; None where one of both is not known."""
        if self.seen is None or self.planned is None:
            return None
        return self.seen >= self.planned


def not_known(rows: Iterable[Coverage]) -> Iterator[Message]:
    """Yield which sources of variation no file records, and for which of the others the standard plans no number.

    Parameters
    ----------
    rows : iterable of Coverage
        All sources.
    """
    unknown = tuple(row for row in rows if row.covered is None)
    unrecorded = tuple(row.name for row in unknown if row.seen is None)
    unplanned = tuple(row.name for row in unknown if row.seen is not None)
    if unrecorded:
        yield message("not recorded: {names}", names=unrecorded)
    if unplanned:
        yield message("not said how many there will be: {names}", names=unplanned)


def coverage(facts: LotFacts, volume: Volume) -> tuple[Coverage, ...]:
    """Return what was seen of each source of variation.

    Parameters
    ----------
    facts : LotFacts
        Pilot and batch.
    volume : Volume
        The plan.

    Returns
    -------
    tuple of Coverage
        Operators, shifts, machines, material lots, tool changes, days.
    """
    every = [series for batch in _batches(facts) for series in batch.series.values()]
    planned: Mapping[str, int | None] = volume.model_dump()
    rows = [_named(key, context, name, every, planned[key]) for key, context, name in _PEOPLE_AND_MACHINES]
    days = tuple(sorted(set(_days(every))))
    timed = any(Context.TIME in series.context for series in every)
    return (
        *rows,
        Coverage(key="tool_changes", name=_TOOLS, seen=_changes(every), planned=volume.tool_changes),
        Coverage(key="days", name=_DAYS, seen=len(days) if timed and days else None, planned=volume.days, labels=days),
    )


def _batches(facts: LotFacts) -> Iterator[Batch]:
    if facts.pilot is not None:
        yield facts.pilot
    yield facts.batch


def _named(key: str, context: Context, name: Message, every: list[Series], planned: int | None) -> Coverage:
    """Return how many different names stand in one kind of context."""
    found = sorted({str(label) for series in every for label in np.unique(series.context.get(context, [])) if label})
    return Coverage(key=key, name=name, seen=len(found) or None, planned=planned, labels=tuple(found))


def _changes(every: list[Series]) -> int | None:
    """Return how often a tool was changed on its machine; None where no file names the tool."""
    most = None
    by_name: dict[str, list[Series]] = {}
    for series in every:
        by_name.setdefault(series.characteristic, []).append(series)
    for parts in by_name.values():
        named = [series for series in parts if Context.TOOL in series.context]
        if named:
            most = max(most or 0, _changes_of(named))
    return most


def _changes_of(parts: list[Series]) -> int:
    """Return how often the tool differs from the one before it on the same machine, in production order."""
    last: dict[str, str] = {}
    changes = 0
    for series in parts:
        tools = series.context[Context.TOOL]
        machines = series.context.get(Context.MACHINE, np.full(len(series), ""))
        for machine, tool in zip(machines.tolist(), tools.tolist(), strict=True):
            if tool:
                changes += last.get(machine, tool) != tool
                last[machine] = tool
    return changes


def _days(every: list[Series]) -> Iterator[str]:
    """Yield the days on which readings were taken."""
    for text in {str(text) for series in every for text in np.unique(series.context.get(Context.TIME, [])).tolist()}:
        moment = read_time(text)
        if moment is not None:
            yield moment.date().isoformat()
