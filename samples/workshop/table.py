"""Tables: columns beside one another, a row for each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import numpy as np


def rows(columns: Mapping[str, Sequence[object]]) -> list[list[object]]:
    """Return a row of headers, then a row for each unit.

    Parameters
    ----------
    columns : mapping of str to sequence
        What stands under each header.
    """
    return [list(columns), *(list(row) for row in zip(*columns.values(), strict=True))]


def days(when: Sequence[dt.datetime]) -> list[str]:
    """Return dates as they are written in Indonesia."""
    return [f"{one:%d/%m/%Y}" for one in when]


def hours(when: Sequence[dt.datetime]) -> list[str]:
    """Return times as they are written in Indonesia: with a dot."""
    return [f"{one:%H.%M}" for one in when]


def numbers(units: np.ndarray) -> list[int]:
    """Return units as the workshop counts them: from 1."""
    return [int(unit) + 1 for unit in units]


def begun(units: np.ndarray, when: Sequence[dt.datetime]) -> dict[str, Sequence[object]]:
    """Return the columns with which most tables begin: number, day and hour of each unit that is measured."""
    return {"No": numbers(units), "Tanggal": days(when), "Jam": hours(when)}
