"""Sheets of one file with the same table, shown as one: a sheet for each day is thirty times the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.understood import Understood, UnderstoodReadings


def together(understood: Sequence[Understood]) -> list[tuple[Understood, ...]]:
    """Return tables with those of the same file and shape in one group, in the order of the first of each.

    Parameters
    ----------
    understood : sequence of Understood
        In production order.
    """
    groups: dict[object, list[Understood]] = {}
    for each in understood:
        groups.setdefault(_shape(each), []).append(each)
    return [tuple(group) for group in groups.values()]


def as_one(group: Sequence[Understood]) -> Understood:
    """Return tables of the same shape as one: their sheets named one after the other, rows and readings added up.

    Parameters
    ----------
    group : sequence of Understood
        At least one.
    """
    first = group[0]
    if len(group) == 1:
        return first
    return replace(
        first,
        sheet="”, “".join(each.sheet or "" for each in group),
        rows=sum(each.rows for each in group),
        readings=tuple(_added(parts) for parts in zip(*(each.readings for each in group), strict=True)),
    )


def _shape(each: Understood) -> object:
    """Return what tables share that are said once."""
    read = tuple((part.characteristic, part.unit_read, part.decimal, part.thousands) for part in each.readings)
    return each.file, each.form, each.header_row, each.columns, read


def _added(parts: Sequence[UnderstoodReadings]) -> UnderstoodReadings:
    return replace(
        parts[0],
        first_row=min(part.first_row for part in parts),
        last_row=max(part.last_row for part in parts),
        readings=sum(part.readings for part in parts),
        missing=sum(part.missing for part in parts),
        beyond=sum(part.beyond for part in parts),
    )
