"""Columns that are known from earlier files of the same part and workshop; whoever uses one of them says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.intake.columns import Way, find_header
from qc.intake.completing import plausible
from qc.intake.headers import fold, split_unit
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from qc.intake.columns import Header
    from qc.intake.plan import ColumnPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMatch:
    """A header that does not name its characteristic as the standard does, and what it was taken for.

    Attributes
    ----------
    header : str
        As written; or the name that rows give their characteristic.
    characteristic : str
        Its id.
    way : Way
        Why it was taken so: the user said it, the names are much alike, or it was so in an earlier file.
    """

    header: str
    characteristic: str
    way: Way


WORTH_KEEPING = frozenset({Way.GIVEN, Way.CLOSE, Way.REMEMBERED})
"""What a header tells by itself, such as a balloon number, need not be remembered."""


def recalled(header: Header | None, head: Sequence[Sequence[str]], plan: ColumnPlan) -> Header | None:
    """Return a header with the columns that are remembered, of characteristics that no column or several name.

    Parameters
    ----------
    header : Header or None
        As ``find_header`` found it.
    head : sequence of sequence of str
        The sheet's first rows.
    plan : ColumnPlan
        What is looked for.
    """
    single = set() if header is None else {id_ for id_, columns in header.measured.items() if len(columns) == 1}
    known = single | set(plan.given.values())
    needed = {text: id_ for text, id_ in plan.remembered.items() if id_ not in known and not _may_be_letter(text)}
    again = _with(head, plan, needed)
    if again is None or again.form is None:
        return header
    doubtful = {fold(again.texts[column]) for column in _columns(again, needed) if not _fits(again, column, head, plan)}
    doubtful |= _replaced(again, needed)
    if doubtful:
        needed = {text: id_ for text, id_ in needed.items() if fold(text) not in doubtful}
        again = _with(head, plan, needed)
    used = () if again is None else _columns(again, needed)
    if again is None or not used:
        return header
    return replace(again, ways={**again.ways, **dict.fromkeys(used, Way.REMEMBERED)})


def _with(head: Sequence[Sequence[str]], plan: ColumnPlan, needed: Mapping[str, str]) -> Header | None:
    return find_header(head, replace(plan, given={**needed, **plan.given})) if needed else None


def _columns(header: Header, needed: Mapping[str, str]) -> tuple[int, ...]:
    """Return the columns that were found because they are remembered."""
    texts = {fold(text) for text in needed}
    return tuple(i for i, way in header.ways.items() if way is Way.GIVEN and fold(header.texts[i]) in texts)


def _replaced(header: Header, needed: Mapping[str, str]) -> set[str]:
    """Return the headers, folded, beside which another one stands that was taken for the same thing later."""
    there = {fold(header.texts[column]) for column in _columns(header, needed)}
    newest = {id_: fold(text) for text, id_ in needed.items() if fold(text) in there}
    return there - set(newest.values())


def _fits(header: Header, column: int, head: Sequence[Sequence[str]], plan: ColumnPlan) -> bool:
    """Whether what stands in a column can be readings of its characteristic."""
    (expected,) = (e for e in plan.columns if column in header.measured.get(e.id, ()))
    below = [row[column] for row in head[header.row + 1 :] if column < len(row)]
    return plausible(below, expected, split_unit(header.texts[column])[1])


def _may_be_letter(text: str) -> bool:
    """Whether a header could be taken for a spreadsheet's name of a column."""
    return len(text) < 3 and text.isascii() and text.isupper()


def rows_remembered(names: Sequence[str], plan: ColumnPlan, wanted: Collection[str]) -> dict[str, str]:
    """Return, by id, the names in rows that are remembered.

    Parameters
    ----------
    names : sequence of str
        What rows name, and the standard does not.
    plan : ColumnPlan
        What is looked for.
    wanted : collection of str
        Ids of the characteristics that no row names.
    """
    known = {fold(text): id_ for text, id_ in plan.remembered.items() if id_ in wanted}
    found: dict[str, str] = {}
    for name in names:
        if (id_ := known.get(fold(name))) is not None:
            found.setdefault(id_, name)
    return found
