"""Rows that are no units: they sum up others, repeat header or limits, or bear no number where all others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.intake.findings import name_list, row_list
from qc.intake.footers import below_words, footers, without_readings
from qc.intake.formats.raw import CellKind
from qc.intake.header_rows import header_rows
from qc.intake.headers import Role, sums_up
from qc.intake.labels import labels_of
from qc.intake.readings.dates import read_time
from qc.intake.sums_beside import named_behind, units_called_so
from qc.words import plural

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.findings import Findings
    from qc.intake.formats.raw import RawTable
    from qc.intake.labels import Labels

BESIDE = frozenset({"r", "s", "n", "r̄", "k", "cv", "x", "x̿", "σ"})
"""So short that they may be names of units; beside a row that sums up others they do so too."""
_FEWEST_NUMBERED = 2
_DAY_WORDS = (
    "senin selasa rabu kamis jumat sabtu minggu ahad monday tuesday wednesday thursday friday saturday sunday"
    " jan feb peb mar apr mei may jun jul agu agt ags aug sep okt oct nov nop des dec"
)
_DAYS = frozenset(word[:3] for word in _DAY_WORDS.split())
_SIGNS = ("+", "-", "−", "±", "+/-")
"""Rows of tolerances bear these where others have a number."""
_NUMBERED = 4
"""Where so many rows of a column begin with a digit for each that has only a word, that one is no unit."""


def summing_rows(
    table: RawTable, header: Header, labels: Mapping[int, Labels], findings: Findings
) -> NDArray[np.bool_]:
    """Return the rows that are no units, and note which they are.

    Parameters
    ----------
    table : RawTable
        The table.
    header : Header
        Its header.
    labels : mapping of int to Labels
        What the columns say that hold no readings.
    findings : Findings
        Where notes go.
    """
    first = min(header.readings)
    leading = {i: label for i, label in labels.items() if i < first}
    if table.column(first).text is not None:
        leading[first] = labels_of(table.column(first))
    rows: NDArray[np.bool_] = np.zeros(table.row.size, dtype=bool)
    names = dict[str, None]()
    for column, label in leading.items():
        chosen = dict(_summing(label, header.texts[column]))
        found = label.among(chosen)
        if chosen and column != first:
            found &= ~units_called_so(header, column, labels, table.row.size)
        rows |= found
        names |= dict.fromkeys(chosen.values())
    rows |= named_behind(table, header, labels, names)
    rows |= _by_formula(table, header, labels, names)
    rows = _with_neighbours(rows | below_words(table, header, leading.get(first)), leading, names)
    _note_sums(table, rows, names, findings)
    own = {**labels, **leading}
    strangers = _strangers(header, own, rows)
    if strangers.any():
        strangers &= ~without_readings([table.column(i) for i in header.readings])
    _note_strangers(table, strangers, own, header, findings)
    rows |= strangers
    rows |= header_rows(table, header, labels, findings)
    return rows | footers(table, header, labels, rows, findings)


def _by_formula(
    table: RawTable, header: Header, labels: Mapping[int, Labels], names: dict[str, None]
) -> NDArray[np.bool_]:
    """Return the rows without a number of their own in which a formula sums up readings above or below."""
    rows: NDArray[np.bool_] = np.zeros(table.row.size, dtype=bool)
    columns = [column for column in map(table.column, header.readings) if column.kind is not None]
    for column in columns:
        rows |= column.kind == CellKind.SUMMED
    if not rows.any():
        return rows
    for index in header.counts & set(labels):
        rows &= labels[index].blank
    for column in columns:
        these = np.flatnonzero(rows & (column.kind == CellKind.SUMMED)).tolist()
        names |= {} if column.text is None else dict.fromkeys(str(column.text[i]) for i in these)
    return rows


def _summing(label: Labels, header: str) -> Iterator[tuple[int, str]]:
    """Yield code and text of the labels that sum up rows, or are the header once more."""
    own = header.strip().casefold()
    for code, name in label.words():
        if name.casefold() == own or sums_up(name):
            yield code, name


def _with_neighbours(
    rows: NDArray[np.bool_], leading: Mapping[int, Labels], names: dict[str, None]
) -> NDArray[np.bool_]:
    """Return the rows with those beside them that bear a short name of a sum: "R" below "Rata-rata"."""
    if not rows.any():
        return rows
    short: NDArray[np.bool_] = np.zeros(rows.size, dtype=bool)
    for label in leading.values():
        chosen = {code: name for code, name in label.words() if name.casefold().strip(" :=.") in BESIDE}
        short |= label.among(chosen)
        names |= dict.fromkeys(chosen.values())
    if not short.any():
        return rows
    found, before = rows.copy(), -1
    while (count := int(found.sum())) != before:
        before = count
        found[1:] |= short[1:] & found[:-1]
        found[:-1] |= short[:-1] & found[1:]
    return found


def _strangers(header: Header, leading: Mapping[int, Labels], sums: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the rows that have only a word where nearly all others have a number or a date."""
    rows: NDArray[np.bool_] = np.zeros(sums.size, dtype=bool)
    for column in (header.counts | {header.roles.get(Role.DATE, -1)}) & set(leading):
        label = leading[column]
        if chosen := label.coded(_SIGNS):
            signs = label.among(chosen) & ~sums
            numbered = ~label.blank & ~sums & ~signs
            rows[: int(numbered.argmax())] |= signs[: int(numbered.argmax())]
        words = {code for code, name in label.words() if not any(map(str.isdigit, name)) and not is_day(name)}
        if not words:
            continue
        found = label.among(words) & ~sums
        count = int((~label.blank & ~found & ~sums).sum())
        most = count if column == header.roles.get(Role.DATE) else max(1, count // _NUMBERED)
        if count >= _FEWEST_NUMBERED and int(found.sum()) <= most:
            rows |= found
    return rows


def is_day(name: str) -> bool:
    """Return whether a word may stand for a date: a day of the week, a month.

    Examples
    --------
    >>> is_day("Senin"), is_day("Jum'at"), is_day("Nop"), is_day("Acuan")
    (True, True, True, False)
    """
    return name.casefold().replace("'", "")[:3] in _DAYS or read_time(name) is not None


def _note_sums(table: RawTable, rows: NDArray[np.bool_], names: Collection[str], findings: Findings) -> None:
    if not rows.any():
        return
    numbers = np.unique(table.row[rows]).tolist()
    findings.note(
        plural(
            "row {rows} left out ({names}): it sums up other rows, or repeats the header or the limits",
            "{count} rows left out ({rows}: {names}): they sum up other rows, or repeat the header or the limits",
            count=len(numbers),
            rows=row_list(numbers),
            names=name_list(names),
        ),
        table.place(),
    )


def _note_strangers(
    table: RawTable, rows: NDArray[np.bool_], leading: Mapping[int, Labels], header: Header, findings: Findings
) -> None:
    if not rows.any():
        return
    columns = (header.counts | {header.roles.get(Role.DATE, -1)}) & set(leading)
    told = [str(leading[i].names[code]) for i in columns for code in leading[i].codes[rows].tolist()]
    numbers = np.unique(table.row[rows]).tolist()
    findings.note(
        plural(
            "row {rows} left out ({names}): the other rows are numbered or dated, this one is not; if it is a unit,"
            " give it its number",
            "{count} rows left out ({rows}: {names}): the other rows are numbered or dated, these are not; if they are"
            " units, give them their numbers",
            count=len(numbers),
            rows=row_list(numbers),
            names=name_list([name for name in told if name]),
        ),
        table.place(),
    )
