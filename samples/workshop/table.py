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


def titled(titles: Sequence[str], table: list[list[object]]) -> list[list[object]]:
    """Return a table below rows of titles."""
    head: list[list[object]] = [[title] for title in titles]
    return head + table


def by_day(table: list[list[object]], names: Sequence[str], *, title: str = "") -> dict[str, list[list[object]]]:
    """Return a sheet for each day, and the recap.

    Parameters
    ----------
    table : list of rows
        Headers, then a row for each unit.
    names : sequence of str
        The day of each unit.
    title : str
        What stands above each sheet's headers; nothing if it is empty.
    """
    head: list[list[object]] = [[title], table[0]] if title else [table[0]]
    sheets = {
        name: head + [row for row, day in zip(table[1:], names, strict=True) if day == name]
        for name in dict.fromkeys(names)
    }
    recap: list[list[object]] = [["Hari", "Jml diukur"]]
    recap += [[name, len(rows) - len(head)] for name, rows in sheets.items()]
    return {**sheets, "Rekap": recap}
