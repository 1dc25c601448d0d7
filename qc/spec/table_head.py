"""The headings of a buyer's table of requirements, in Indonesian, English or both."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.intake.headers import fold, split_unit
from qc.units import canonical
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qc.spec.table_cells import Grid


class Field(StrEnum):
    """What a column of the table says."""

    NUMBER = "number"
    NAME = "name"
    ENGLISH = "english"
    NOMINAL = "nominal"
    REQUIREMENT = "requirement"
    PLUS = "plus"
    MINUS = "minus"
    LOWER = "lower"
    UPPER = "upper"
    UNIT = "unit"
    GAUGE = "gauge"
    RESOLUTION = "resolution"
    CLASS = "class"


_SPELLINGS: Mapping[Field, str] = {
    Field.NUMBER: "no, nomor, no balon, nomor balon, balon, balloon, balloon no, ballon, bubble, bubble no, item no,"
    " no item, no urut, char no, number, pos, position no, no karakteristik, #",
    Field.NAME: "karakteristik, nama karakteristik, ciri, item periksa, item pemeriksaan, butir periksa,"
    " yang diperiksa, item inspeksi, dimensi, nama dimensi, uraian, parameter, bagian yang diperiksa, pemeriksaan,"
    " item, deskripsi, nama, ukuran",
    Field.ENGLISH: "characteristic, characteristics, characteristic name, inspection item, check item, feature,"
    " dimension, description, parameter en, english, english name, name, name en",
    Field.NOMINAL: "nominal, ukuran nominal, nilai nominal, nominal size, nominal value, target, basic size,"
    " ukuran dasar, nilai target, target value",
    Field.REQUIREMENT: "persyaratan, syarat, spesifikasi, spec, spek, specification, requirement, requirements,"
    " standar, standard, toleransi, tolerance, tol, batas, limits, kriteria, kriteria terima, acceptance criteria,"
    " spesifikasi toleransi, nilai standar, dimension specification, ukuran toleransi, standar ukuran,"
    " permintaan, permintaan pembeli, diminta, yang diminta, diminta pembeli, persyaratan pembeli, syarat pembeli,"
    " spesifikasi pembeli, standar pembeli, batas spesifikasi, batasan, ketentuan, ukuran dan toleransi,"
    " buyer requirement, buyer requirements, customer requirement, specification limit, specification limits",
    Field.PLUS: "toleransi atas, tol atas, toleransi plus, tol plus, upper tolerance, upper tol, plus, +, tol +,"
    " toleransi +, tolerance +, upper deviation, penyimpangan atas",
    Field.MINUS: "toleransi bawah, tol bawah, toleransi minus, tol minus, lower tolerance, lower tol, minus, -, tol -,"
    " toleransi -, tolerance -, lower deviation, penyimpangan bawah",
    Field.LOWER: "batas bawah, bsb, lsl, lower limit, lower spec limit, lower specification limit, min, minimum,"
    " nilai min, limit bawah, batas min, batas minimum, terendah, batas spesifikasi bawah",
    Field.UPPER: "batas atas, bsa, usl, upper limit, upper spec limit, upper specification limit, max, maks, maksimum,"
    " maximum, nilai maks, limit atas, batas maks, batas maksimum, tertinggi, batas spesifikasi atas",
    Field.UNIT: "satuan, sat, unit, units, uom, unit of measure, satuan ukur",
    Field.GAUGE: "alat, alat ukur, metode, metode ukur, cara periksa, cara ukur, method, gauge, gage, instrument,"
    " measuring instrument, measuring tool, equipment, alat periksa, inspection method, measuring method,"
    " evaluation measurement technique, alat metode, metode alat, tool, metode pemeriksaan, metode inspeksi",
    Field.RESOLUTION: "resolusi, resolution, ketelitian, ketelitian alat, resolusi alat, gauge resolution,"
    " skala terkecil, least count, pembacaan terkecil, langkah terkecil, langkah terkecil alat, smallest step",
    Field.CLASS: "kelas, class, kategori, category, tingkat, klasifikasi, classification, severity, rank, kelas mutu,"
    " kelas karakteristik, special char, special characteristic, kritis mayor minor, ctq",
}


def _key(text: str) -> str:
    """Return what is left of a heading without spelling habits; signs that stand for words stay."""
    plain = text.replace("−", "-").replace("–", "-").strip()
    sign = {"+": "plus", "-": "minus"}.get(plain[-1:], "") if len(plain) > 1 or plain in {"+", "-"} else ""
    return fold(plain) + sign or ("#" if plain == "#" else "")


_MEANT = {_key(name): field for field, names in _SPELLINGS.items() for name in names.split(",")}
_SIZES = frozenset(("ukuran", "dimensi", "dimension"))
_GIVES_LIMITS = ({Field.REQUIREMENT}, {Field.LOWER}, {Field.UPPER}, {Field.NOMINAL, Field.PLUS})
_PIECES = re.compile(r"[/\n|()\[\]]")
_DEEPEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """Where the headings stand and what each column says.

    Attributes
    ----------
    first : int
        The first row below the headings, from 0.
    fields : mapping of Field to int
        The column of each.
    texts : tuple of str
        The heading of every column.
    units : mapping of Field to str
        Units that stand in headings, such as "Nominal (mm)".
    bilingual : bool
        Whether the heading of the names is in both languages, divided by a stroke.
    """

    first: int
    fields: Mapping[Field, int]
    texts: Sequence[str]
    units: Mapping[Field, str]
    bilingual: bool

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings of columns that say nothing for a standard."""
        used = set(self.fields.values())
        return tuple(" ".join(text.split()) for i, text in enumerate(self.texts) if text.strip() and i not in used)


def find_head(grid: Grid) -> TableHead | None:
    """Return the headings of a sheet, in one row or in two; None where there are none.

    Columns that are hidden count only where the others do not say what is asked.

    Parameters
    ----------
    grid : Grid
        The sheet.
    """
    seen = _find(grid, grid.hidden_columns)
    return _find(grid, frozenset()) if seen is None and grid.hidden_columns else seen


def _find(grid: Grid, without: frozenset[int]) -> TableHead | None:
    """Return the headings of a sheet without some of its columns."""
    deepest = min(len(grid.rows), _DEEPEST)
    found = [head for row in range(deepest) for head in _heads(grid, row, without) if _sufficient(head)]
    return max(found, key=lambda head: (len(head.fields), -head.first), default=None)


def _heads(grid: Grid, row: int, without: frozenset[int]) -> Iterator[TableHead]:
    """Yield the headings of one row, and of this row and the next read together."""

    def texts(at: int) -> list[str]:
        return ["" if i in without else text for i, text in enumerate(grid.spread(at))]

    above = texts(row)
    yield _head(above, row + 1)
    if row + 1 < len(grid.rows):
        below = texts(row + 1)
        both = [one if one == two else f"{one}\n{two}".strip() for one, two in zip(above, below, strict=True)]
        yield _head(both, row + 2)


def _head(texts: Sequence[str], first: int) -> TableHead:
    fields: dict[Field, int] = {}
    units: dict[Field, str] = {}
    for index, text in enumerate(texts):
        field, unit = _meaning(text)
        if field is Field.ENGLISH and Field.NAME not in fields and not _english_beside(texts):
            field = Field.NAME
        field = _second(field, text, fields)
        if field is not None and field not in fields:
            fields[field] = index
            if unit is not None:
                units[field] = unit
    name = texts[fields[Field.NAME]] if Field.NAME in fields else ""
    return TableHead(first=first, fields=fields, texts=tuple(texts), units=units, bilingual="/" in name)


def _second(field: Field | None, text: str, fields: dict[Field, int]) -> Field | None:
    """Return what a column says whose heading could name one that is there already.

    Of "Spesifikasi | Toleransi" the first is the nominal size, and so is the second of "Item | Dimensi".
    """
    if field not in fields or Field.NOMINAL in fields:
        return field
    if field is Field.REQUIREMENT:
        fields[Field.NOMINAL] = fields.pop(Field.REQUIREMENT)
    elif field is Field.NAME and _key(split_unit(text)[0]) in _SIZES:
        return Field.NOMINAL
    return field


def _english_beside(texts: Sequence[str]) -> bool:
    return any(_meaning(text)[0] is Field.NAME for text in texts)


def _meaning(text: str) -> tuple[Field | None, str | None]:
    """Return what a heading stands for and the unit in it."""
    base, unit = split_unit(text)
    for whole in (text, base):
        if (field := _MEANT.get(_key(whole))) is not None:
            return field, canonical(unit or "")
    # Of "Batas / Limits" the first part that is known counts; of two rows the lower one says more.
    pieces = [piece for line in reversed(text.split("\n")) for piece in _PIECES.split(line)]
    known = (field for piece in pieces if (field := _MEANT.get(_key(piece))) is not None)
    return next(known, None), canonical(unit or "")


def _sufficient(head: TableHead) -> bool:
    """Whether the headings name characteristics and what is asked of them."""
    return Field.NAME in head.fields and any(wanted <= set(head.fields) for wanted in _GIVES_LIMITS)
