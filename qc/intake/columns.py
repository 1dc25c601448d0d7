"""Find the header row, and what each of its columns is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.intake.findings import shortened
from qc.intake.formats.raw import letter
from qc.intake.headers import Role, meaning, replicate, split_unit
from qc.intake.marked import judged_instead
from qc.intake.names import Names
from qc.terms import Context
from qc.units import canonical
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qc.intake.plan import ColumnPlan

HEADER_WITHIN = 60
"""The header row is looked for in so many first rows."""


class Way(StrEnum):
    """How a column was found to hold a characteristic."""

    GIVEN = "given"
    REMEMBERED = "remembered"
    NAME = "name"
    BALLOON = "balloon"
    LIMITS = "limits"
    CLOSE = "close"


class Form(StrEnum):
    """How a table holds its readings."""

    LONG = "long"
    UNITS = "units"
    WIDE = "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A header row, understood.

    Attributes
    ----------
    row : int
        Its index in the sheet's rows, from 0.
    texts : tuple of str
        The headers as written.
    form : Form or None
        None where no readings are recognised.
    measured : mapping of str to tuple of int
        The columns that bear a characteristic's id or name.
    context : mapping of Context to int
    roles : mapping of Role to int
    replicates : tuple of int
        The columns x1, x2, … in this order.
    doubled : tuple of int
        Columns whose number another column has too.
    units : mapping of int to str
        The unit of measurement that a column's header gives, as written.
    filled : frozenset of int
        The columns with a header, or with anything in the first rows.
    expected : int
        How many characteristics the standard asks for.
    more : tuple of int
        Further columns to read: what a sheet says of its own readings.
    ways : mapping of int to Way
        How columns were found whose header does not name their characteristic.
    remarks : tuple of int
        Columns to read in which people remark on rows.
    judged : tuple of int
        Columns in which the sheet itself judges its rows OK or NG.
    """

    row: int
    texts: tuple[str, ...]
    form: Form | None
    measured: Mapping[str, tuple[int, ...]]
    context: Mapping[Context, int]
    roles: Mapping[Role, int]
    replicates: tuple[int, ...]
    doubled: tuple[int, ...]
    units: Mapping[int, str]
    filled: frozenset[int]
    expected: int
    more: tuple[int, ...] = ()
    ways: Mapping[int, Way] = field(default_factory=dict)
    remarks: tuple[int, ...] = ()
    judged: tuple[int, ...] = ()

    @property
    def known(self) -> int:
        """How many columns are recognised."""
        named = sum(len(columns) for columns in self.measured.values())
        return named + len(self.context) + len(self.roles) + len(self.replicates)

    @property
    def score(self) -> tuple[bool, int, int]:
        """How much this row looks like the header of the standard's characteristics."""
        by_name = Role.CHARACTERISTIC in self.roles and self.form is not Form.UNITS
        found = self.expected if by_name else len(self.measured) or int(self.form is not None)
        return self.form is not None, found, self.known

    @property
    def readings(self) -> tuple[int, ...]:
        """The columns that hold readings."""
        if self.form is Form.WIDE:
            return self.replicates
        if self.form is Form.LONG:
            return (self.roles[Role.VALUE],)
        return tuple(sorted({column for columns in self.measured.values() for column in columns}))

    @property
    def labels(self) -> tuple[int, ...]:
        """The columns that hold context."""
        readings = {Role.VALUE, Role.CHARACTERISTIC} if self.form is Form.UNITS else {Role.VALUE}
        roles = (column for role, column in self.roles.items() if role not in readings)
        return tuple(sorted({*self.context.values(), *roles} - set(self.readings)))

    @property
    def counts(self) -> frozenset[int]:
        """The columns that number units or subgroups."""
        numbered = (self.context.get(Context.UNIT), self.context.get(Context.SUBGROUP), self.roles.get(Role.SAMPLE))
        return frozenset(column for column in numbered if column is not None) - set(self.readings)

    @property
    def wanted(self) -> tuple[int, ...]:
        """The columns to read: readings, context, and whatever stands left of the readings, such as "Total"."""
        more = {*self.more, *self.remarks}
        return tuple(sorted({*self.readings, *self.labels, *more, *range(min(self.readings, default=0))}))

    @property
    def left_out(self) -> tuple[int, ...]:
        """The columns that hold something but are not used."""
        used = {*self.readings, *self.labels}
        return tuple(i for i in range(len(self.texts)) if i in self.filled and i not in used)

    def label(self, column: int) -> str:
        """Return what a reader calls a column: its header, or its letter."""
        return shortened(" ".join(self.texts[column].split())) or letter(column)


def find_header(head: Sequence[Sequence[str]], plan: ColumnPlan) -> Header | None:
    """Return the row that looks most like a header, the first of equals; None where no row has a known header."""
    known = Names(plan)
    first = list(enumerate(head[:HEADER_WITHIN]))
    rows = (_understood(i, row, head[i + 1 :], known, plan) for i, row in first if _has_word(row))
    return max((row for row in rows if row.known), key=lambda row: row.score, default=None)


def _understood(
    row: int, texts: Sequence[str], below: Sequence[Sequence[str]], known: Names, plan: ColumnPlan
) -> Header:
    """Return what each cell of a row would mean if it were the header."""
    measured: dict[str, list[int]] = defaultdict(list)
    context: dict[Context, int] = {}
    roles: dict[Role, int] = {}
    numbered: dict[int, list[int]] = defaultdict(list)
    units: dict[int, str] = {}
    said: dict[str, list[int]] = defaultdict(list)
    alike: dict[int, Way] = {}
    for column, text in enumerate(texts):
        if not text.strip() or known.nothing(text, column):
            continue
        ids, unit = known.match(text, column)
        if ids and (judged := judged_instead(text, ids, _cells(below, column), plan)) is not None:
            ids, alike[column] = (judged,), Way.CLOSE
        for name in ids:
            measured[name].append(column)
        if (own := known.given(text, column)) is not None:
            said[own].append(column)
        if not ids and (k := replicate(text)) is not None:
            numbered[k].append(column)
        elif not ids:
            _place(meaning(text), column, _cells(below, column), context, roles)
        unit = unit or (None if ids else split_unit(text)[1])
        if unit is not None and (ids or canonical(unit) is not None):
            units[column] = unit
    header = Header(
        row=row,
        texts=tuple(texts),
        form=None,
        measured={name: tuple(said.get(name, columns)) for name, columns in measured.items()},
        context=context,
        roles=roles,
        replicates=tuple(column for k in sorted(numbered) for column in numbered[k]),
        doubled=tuple(columns[1] for columns in numbered.values() if len(columns) > 1),
        units=units,
        filled=frozenset(i for i, text in enumerate(texts) if text.strip() or any(map(str.strip, _cells(below, i)))),
        expected=len(plan.columns),
        ways=alike | {column: Way.GIVEN for columns in said.values() for column in columns},
    )
    return replace(header, form=_form(header))


def _place(
    found: Context | Role | None,
    column: int,
    cells: Iterable[str],
    context: dict[Context, int],
    roles: dict[Role, int],
) -> None:
    """Give a column its meaning; the first of two columns with the same meaning keeps it."""
    if isinstance(found, Role):
        roles.setdefault(found, column)
    elif found is Context.UNIT and _measures(cells):
        roles.setdefault(Role.MEASURE, column)
    elif found is not None:
        context.setdefault(found, column)


def _has_word(row: Sequence[str]) -> bool:
    """Whether a row may be a header: rows of numbers are passed over quickly."""
    return any(map(str.isalpha, "".join(row)))


def _measures(cells: Iterable[str]) -> bool:
    """Whether a column headed "Unit" holds units of measurement, not numbers of units."""
    given = [cell for cell in cells if cell.strip()]
    return bool(given) and all(canonical(cell) is not None for cell in given)


def _cells(below: Sequence[Sequence[str]], column: int) -> Iterable[str]:
    return (row[column] for row in below if column < len(row))


def _form(header: Header) -> Form | None:
    only_value = header.expected == 1 and not header.measured
    if len(header.replicates) >= 2 and not header.measured:
        return Form.WIDE
    if Role.VALUE in header.roles and (Role.CHARACTERISTIC in header.roles or only_value):
        return Form.LONG
    return Form.UNITS if header.measured else None
