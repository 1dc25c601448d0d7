"""Find the columns of a gauge study: which part, who measured, which trial, what was read."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.intake.columns import HEADER_WITHIN, find_header
from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.intake.headers import Role, fold, meaning, replicate, split_unit
from qc.intake.plan import ColumnPlan, ExpectedColumn
from qc.intake.readings.cell import take_apart
from qc.terms import Context
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.intake.columns import Header


class StudyRole(StrEnum):
    """What a column of a gauge study is."""

    PART = "unit"
    OPERATOR = "operator"
    TRIAL = "sample"
    VALUE = "value"
    CHARACTERISTIC = "characteristic"
    MEASURE = "satuan"
    REFERENCE = "lot bahan"
    SESSION = "shift"


# Each role is spelled as a header that ``find_header`` knows for the same place in a table.
_SPELLINGS = {
    StudyRole.PART: "part, parts, no part, part no, part number, nomor part, part id, id part, komponen, no komponen,"
    " benda, benda ke, benda ukur, benda kerja, benda uji, no benda, spesimen, specimen, sampel, sampel ke, no sampel,"
    " nomor sampel, sample, sample no, contoh, contoh ke, produk, barang, unit, no unit, unit no, nomor unit, unit ke,"
    " piece, pcs, pcs ke",
    StudyRole.OPERATOR: "appraiser, penilai, penguji, teknisi, technician, juru ukur, pengukur, orang",
    StudyRole.TRIAL: "ulangan, ulangan ke, pengulangan, pengulangan ke, trial, trial no, trial number, replicate,"
    " replikasi, replikasi ke, repetition, repeat, rep, run, percobaan, percobaan ke, kali, kali ke, pengukuran ke",
    StudyRole.REFERENCE: "referensi, nilai referensi, nilai acuan, acuan, reference, reference value, ref, master,"
    " nilai master, true value, accepted value, nilai benar, keputusan benar, keputusan acuan, seharusnya, known",
    StudyRole.SESSION: "sesi, sesi ke, session, session no, pemeriksaan ke, minggu, minggu ke, week, bulan, month",
}
_ROLES = {fold(name): role for role, names in _SPELLINGS.items() for name in names.split(",")}
_MEANINGS = {
    Context.OPERATOR: StudyRole.OPERATOR,
    Role.VALUE: StudyRole.VALUE,
    Role.CHARACTERISTIC: StudyRole.CHARACTERISTIC,
    Role.MEASURE: StudyRole.MEASURE,
}
_WITHOUT_NAMES = {GaugeStudyKind.BIAS, GaugeStudyKind.STABILITY}
_TRIAL_NUMBER = re.compile(
    r"(?:trial|ulangan|ulanganke|pengulangan|percobaan|replikasi|replicate|run|rep|pengukuran)0*([1-9]\d?)"
)
_NEUTRAL = ColumnPlan(columns=(ExpectedColumn(id="reading of a gauge study", names=(), unit=""),))


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyHeader:
    """A row of headers of a gauge study.

    Attributes
    ----------
    row : int
        Its index in the sheet's rows, from 0.
    texts : tuple of str
        The headers as written.
    roles : tuple of (StudyRole, int)
        The first column of each role that there is.
    trials : tuple of int
        The columns of a first, second, … trial, in this order.
    others : tuple of int
        Columns with a header that says nothing here.
    """

    row: int
    texts: tuple[str, ...]
    roles: tuple[tuple[StudyRole, int], ...]
    trials: tuple[int, ...]
    others: tuple[int, ...]

    def column(self, role: StudyRole) -> int | None:
        """Return the column of a role."""
        return dict(self.roles).get(role)

    @property
    def complete(self) -> bool:
        """Whether it names parts and operators."""
        return {StudyRole.PART, StudyRole.OPERATOR} <= dict(self.roles).keys()

    def usable(self, kind: GaugeStudyKind | None) -> bool:
        """Return whether it tells enough for a study of this kind, of any where none is asked for."""
        known = dict(self.roles).keys()
        if self.complete or {StudyRole.REFERENCE, StudyRole.SESSION} & known:
            return True
        return kind in _WITHOUT_NAMES and (StudyRole.VALUE in known or bool(self.trials))

    @property
    def score(self) -> int:
        """How much is recognised."""
        return len(self.roles) + len(self.trials)


def find_study_header(head: Sequence[Sequence[str]], kind: GaugeStudyKind | None = None) -> StudyHeader | None:
    """Return the row that looks most like the headers of a gauge study, the first of equals.

    Parameters
    ----------
    head : sequence of rows
        A sheet's first rows.
    kind : GaugeStudyKind, optional
        The study that was asked for.

    Returns
    -------
    StudyHeader or None
        None where no row names parts and operators, references, or sessions.
    """
    rows = (_understood(i, tuple(row), kind) for i, row in enumerate(head[:HEADER_WITHIN]))
    return max((row for row in rows if row.usable(kind)), key=lambda row: row.score, default=None)


def _understood(row: int, texts: tuple[str, ...], kind: GaugeStudyKind | None) -> StudyHeader:
    roles: dict[StudyRole, int] = {}
    trials: dict[int, int] = {}
    others: list[int] = []
    for column, text in enumerate(texts):
        role = _role(text)
        if role is not None:
            roles.setdefault(role, column)
        elif (number := _trial_number(text)) is not None:
            trials.setdefault(number, column)
        elif text.strip() and meaning(text) is None:
            others.append(column)
    # A day stands for a session only where nothing else can be meant: an R&R study may name the day too.
    if kind is GaugeStudyKind.STABILITY or (StudyRole.REFERENCE in roles and StudyRole.OPERATOR not in roles):
        days = (column for column, text in enumerate(texts) if meaning(text) in {Role.DATE, Role.CLOCK})
        if (day := next(days, None)) is not None:
            roles.setdefault(StudyRole.SESSION, day)
    numbered = tuple(trials[number] for number in sorted(trials))
    return StudyHeader(row=row, texts=texts, roles=tuple(roles.items()), trials=numbered, others=tuple(others))


def _role(text: str) -> StudyRole | None:
    known = _ROLES.get(fold(text))
    found = meaning(text)
    return known or (None if found is None else _MEANINGS.get(found))


def _trial_number(text: str) -> int | None:
    """Return k of a header that says "the k-th trial"."""
    found = _TRIAL_NUMBER.fullmatch(fold(split_unit(text)[0]))
    return int(found[1]) if found else replicate(text)


def table_header(header: StudyHeader, readings: tuple[int, ...]) -> Header:
    """Return what the readers of tables need to know to read these columns of readings.

    Parameters
    ----------
    header : StudyHeader
        The row of headers.
    readings : tuple of int
        The columns that hold readings: one, or one for each trial.

    Returns
    -------
    Header
        A row per reading, or a row per part and operator; parts stand as units, trials as samples.
    """
    canonical = [""] * len(header.texts)
    for role, column in header.roles:
        if role is not StudyRole.VALUE:
            canonical[column] = role.value
    for number, column in enumerate(readings, start=1):
        canonical[column] = StudyRole.VALUE.value if len(readings) == 1 else f"x{number}"
    found = find_header([canonical], _NEUTRAL)
    assert found is not None
    return replace(
        found,
        row=header.row,
        texts=header.texts,
        units={column: unit for column in readings if (unit := split_unit(header.texts[column])[1])},
        filled=frozenset(column for column, text in enumerate(header.texts) if text.strip()),
    )


def unit_of(header: StudyHeader, readings: tuple[int, ...], below: Sequence[Sequence[str]]) -> str | None:
    """Return the unit that a header, a column of units, or the first reading with a unit gives, as written."""
    units = (split_unit(header.texts[column])[1] for column in readings)
    measure = header.column(StudyRole.MEASURE)
    column = () if measure is None else (cell for cell in cells(below, measure) if cell.strip())
    behind = (take_apart(cell).unit for each in readings for cell in cells(below, each))
    return next((unit for unit in (*units, *column, *behind) if unit), None)


def cells(rows: Sequence[Sequence[str]], column: int) -> Iterator[str]:
    """Yield the cells of one column of some rows."""
    return (row[column] for row in rows if column < len(row))
