"""Columns whose header names no characteristic, but gives its limits or balloon number, or is spelled otherwise.

Nothing here is silent: every such column is noted, and where two could be meant the user is asked.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc.intake.closeness import closeness
from qc.intake.columns import HEADER_WITHIN, Form, Header, Way, find_header
from qc.intake.header_limits import gives_limits_of
from qc.intake.headers import split_unit
from qc.intake.names import Names
from qc.intake.readings.cell import Mark, take_apart, value
from qc.intake.readings.marks import magnitude, near
from qc.intake.stated_limits import stated_limits
from qc.units import canonical, conversion
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qc.intake.plan import ColumnPlan, ExpectedColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A column that may hold a characteristic, and what speaks for it.

    Attributes
    ----------
    column : int
    id : str
    way : Way
    """

    column: int
    id: str
    way: Way


_BALLOON = re.compile(
    r"(?:(?:balon|balloon|bal|item|dim|dimensi|no|nomor)\b\s*[.:]?\s*|#\s*|\()([^()]+?)\)?", re.IGNORECASE
)
_ABOUT_LIMITS = re.compile(
    r"\s*(?:standar|standard|std|spesifikasi|spek|spec|toleransi|tolerance|batas|limit)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\s*[(#]?(\w{1,4})[.):]\s+(.*)$", re.DOTALL)


def completed(header: Header | None, head: Sequence[Sequence[str]], plan: ColumnPlan) -> Header | None:
    """Return a header with the columns that can only be one characteristic, though they do not name it.

    Parameters
    ----------
    header : Header or None
        As ``find_header`` found it.
    head : sequence of sequence of str
        The sheet's first rows.
    plan : ColumnPlan
        What is looked for.
    """
    if header is None or header.form not in {None, Form.UNITS} or len(header.replicates) >= 2:
        return header
    found = candidates(header, head, plan)
    sure = [one for one in found if _alone(one, found)]
    if not sure:
        return header
    measured = {**header.measured, **{one.id: (one.column,) for one in sure}}
    units = {**header.units, **_units(header, sure)}
    return replace(
        header,
        measured=measured,
        units=units,
        form=Form.UNITS,
        ways={**header.ways, **{one.column: one.way for one in sure}},
    )


def found_closely(head: Sequence[Sequence[str]], plan: ColumnPlan) -> Header | None:
    """Return the header row of a table that names nothing as the standard does; every characteristic must be in it.

    Parameters
    ----------
    head : sequence of sequence of str
        The sheet's first rows.
    plan : ColumnPlan
        What is looked for.
    """
    for row in head[:HEADER_WITHIN]:
        close = close_names([text for text in row if any(map(str.isalpha, text))], plan.columns)
        if len(close) == len(plan.columns):
            found = find_header(head, replace(plan, given={text: id_ for id_, text in close.items()}))
            return None if found is None else replace(found, ways=dict.fromkeys(found.ways, Way.CLOSE))
    return None


def candidates(header: Header, head: Sequence[Sequence[str]], plan: ColumnPlan) -> tuple[Doubtful, ...]:
    """Return which columns may hold the characteristics that no column names.

    Parameters
    ----------
    header : Header
        The columns that are known are not looked at.
    head : sequence of sequence of str
        The sheet's first rows.
    plan : ColumnPlan
        What is looked for.
    """
    wanted = [e for e in plan.columns if e.id not in header.measured]
    known = Names(plan)
    texts = {i: text for i in header.left_out if (text := header.texts[i]).strip() and not known.nothing(text, i)}
    below = head[header.row + 1 :]
    bare, stated = _bare_balloons(texts, wanted), stated_limits(header, head)
    found = [
        Doubtful(column=i, id=e.id, way=way)
        for i, text in texts.items()
        for e in wanted
        if (way := _way(text, e, bare=bare) or _stated(text, stated.get(i, ()), e)) is not None
        and plausible([row[i] for row in below if i < len(row)], e, split_unit(text)[1])
    ]
    return tuple(found)


def close_names(names: Sequence[str], wanted: Iterable[ExpectedColumn]) -> dict[str, str]:
    """Return, by id, the name among those in rows that can only mean this characteristic.

    Parameters
    ----------
    names : sequence of str
        What rows name, and the standard does not.
    wanted : iterable of ExpectedColumn
        The characteristics that no row names.
    """
    pairs = [(name, e.id) for e in wanted for name in names if name and _way(name, e, bare=False) is not None]
    return {
        id_: name
        for name, id_ in pairs
        if sum(other == name for other, _ in pairs) == 1 and sum(other == id_ for _, other in pairs) == 1
    }


def plausible(cells: Sequence[str], expected: ExpectedColumn, unit: str | None = None) -> bool:
    """Return whether the first cells of a column look like readings of a characteristic.

    Parameters
    ----------
    cells : sequence of str
        As written.
    expected : ExpectedColumn
        Its limits say how large readings are.
    unit : str, optional
        The unit that the header gives.
    """
    digits = [apart.digits for cell in cells if (apart := take_apart(cell, blanks=True)).digits != ""]
    if expected.counts is not None or not digits:
        return True
    read = [[x for mark in (Mark.POINT, Mark.COMMA) if (x := value(text, mark)) is not None] for text in digits if text]
    size, to = magnitude(expected), conversion(canonical(unit or "") or expected.unit, expected.unit)
    size = None if size is None or to is None else size / to.factor
    fitting = sum(bool(near(np.array(ways), size).any()) or 0.0 in ways for ways in read if ways)
    return fitting * 2 >= len(digits)


def _way(text: str, expected: ExpectedColumn, *, bare: bool) -> Way | None:
    """Return what speaks for a header meaning a characteristic, the strongest first."""
    base, unit = split_unit(text)
    known = canonical(unit) if unit else None
    if known is not None and expected.counts is None and conversion(known, expected.unit) is None:
        return None
    if expected.balloon and _balloon(text, expected.balloon, bare=bare):
        return Way.BALLOON
    if gives_limits_of(text, known, expected):
        # A title such as "Standar : 12,05 / 11,95" is about the limits; no readings stand below it.
        return None if _ABOUT_LIMITS.match(text) else Way.LIMITS
    names = (*expected.names, expected.id)
    texts = (base, _without_number(base, expected.balloon))
    close = any(closeness(one, name) is not None for one in texts for name in names)
    return Way.CLOSE if close else None


def _stated(text: str, limits: Sequence[str], expected: ExpectedColumn) -> Way | None:
    """Return that the limits near a header are those of a characteristic, in a unit that it can have."""
    unit = split_unit(text)[1]
    found = any(gives_limits_of(one, split_unit(one)[1] or unit, expected) for one in limits)
    return Way.LIMITS if found else None


def _balloon(text: str, balloon: str, *, bare: bool) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold() == balloon.casefold():
        return bare or plain != text.strip()
    found = _BALLOON.fullmatch(plain)
    return found is not None and found[1].strip().casefold() == balloon.casefold()


def _bare_balloons(texts: Mapping[int, str], wanted: Sequence[ExpectedColumn]) -> bool:
    """Whether numbers alone are balloon numbers: all of the standard's stand there, and no others."""
    numbers = {text.strip().casefold() for text in texts.values() if text.strip().isdecimal()}
    balloons = {e.balloon.casefold() for e in wanted if e.balloon}
    return bool(numbers) and numbers == balloons


def _without_number(text: str, balloon: str | None) -> str:
    """Return a header without the balloon number that it begins with."""
    found = _NUMBERED.match(text)
    return found[2] if found and balloon and found[1].casefold() == balloon.casefold() else text


def _alone(one: Doubtful, found: Sequence[Doubtful]) -> bool:
    """Whether no other column may hold the same characteristic, and the column no other one."""
    return sum(one.column == other.column or one.id == other.id for other in found) == 1


def _units(header: Header, found: Sequence[Doubtful]) -> dict[int, str]:
    given = {one.column: split_unit(header.texts[one.column])[1] for one in found}
    return {column: unit for column, unit in given.items() if unit and canonical(unit) is not None}
