"""Rows that are called a sum in a column which is not at their left: behind the readings, or beside a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.beside.notes import is_remark
from qc.intake.headers import Role, fold, sums_up
from qc.intake.labels import labels_of, worded
from qc.terms import Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.formats.raw import RawTable
    from qc.intake.labels import Labels


def named_behind(
    table: RawTable, header: Header, labels: Mapping[int, Labels], names: dict[str, None]
) -> NDArray[np.bool_]:
    """Return the rows that are called a sum in a column behind the first reading: the units' numbers, a remark.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    names : dict of str to None
        Takes up what the rows are called.
    """
    rows: NDArray[np.bool_] = np.zeros(table.row.size, dtype=bool)
    numbering = header.counts | {header.roles.get(Role.DATE, -1)}
    for column, raw in enumerate(table.columns):
        if raw is None or raw.text is None or column < min(header.readings) or column in header.readings:
            continue
        if not worded(raw):
            continue
        label = labels[column] if column in labels else labels_of(raw)
        # Somebody may be called Max.
        people = column in header.context.values() and column not in numbering
        chosen = {code: name for code, name in label.words() if sums_up(name) and not (people and _person(name))}
        if not chosen:
            continue
        found = label.among(chosen)
        if column not in numbering:
            found &= ~numbered(header, labels, found.size) & ~_dated(header, labels, found.size)
            found &= ~_number_behind(table, header, column)
        rows |= found
        names |= {name: None for code, name in chosen.items() if bool(found[label.codes == code].any())}
    return rows


def units_called_so(header: Header, column: int, labels: Mapping[int, Labels], n: int) -> NDArray[np.bool_]:
    """Return the rows that are units whatever a column at their left says: "max" is somebody's name, or a remark.

    Parameters
    ----------
    header : Header
        The table's header.
    column : int
        Which column says so.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    n : int
        How many rows there are.
    """
    if column == header.context.get(Context.OPERATOR):
        return numbered(header, labels, n)
    if is_remark(header.texts[column]):
        return _once(header, labels, n) | _dated(header, labels, n)
    return np.zeros(n, dtype=bool)


def numbered(header: Header, labels: Mapping[int, Labels], n: int) -> NDArray[np.bool_]:
    """Return the rows in which a column of numbers begins with a digit.

    Parameters
    ----------
    header : Header
        The table's header.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    n : int
        How many rows there are.
    """
    return _any((_filled(labels[i]) for i in header.counts & set(labels)), n)


def _once(header: Header, labels: Mapping[int, Labels], n: int) -> NDArray[np.bool_]:
    """Return the rows with a number that no other row has: a total may give how many there are."""
    own = (labels[i] for i in header.counts & set(labels))
    return _any((_filled(one) & (np.bincount(one.codes) == 1)[one.codes] for one in own), n)


def _dated(header: Header, labels: Mapping[int, Labels], n: int) -> NDArray[np.bool_]:
    return _any((_filled(labels[i]) for i in {header.roles.get(Role.DATE, -1)} & set(labels)), n)


def _any(found: Iterable[NDArray[np.bool_]], n: int) -> NDArray[np.bool_]:
    rows: NDArray[np.bool_] = np.zeros(n, dtype=bool)
    for one in found:
        rows |= one
    return rows


def _filled(label: Labels) -> NDArray[np.bool_]:
    """Return where a label stands that is more than a word."""
    return np.asarray(~label.blank & ~label.among([code for code, _ in label.words()]))


def _number_behind(table: RawTable, header: Header, column: int) -> NDArray[np.bool_]:
    """Return the rows in which a number that is no reading stands behind a column: a word there is about that one."""
    rows: NDArray[np.bool_] = np.zeros(table.row.size, dtype=bool)
    for index, raw in enumerate(table.columns):
        if raw is None or index <= column or index in header.readings:
            continue
        if raw.number is not None:
            rows |= ~np.isnan(raw.number)
        if raw.text is not None:
            rows |= _filled(labels_of(raw))
    return rows


def _person(name: str) -> bool:
    return fold(name) in {"max", "min", "sum", "sd", "target"}
