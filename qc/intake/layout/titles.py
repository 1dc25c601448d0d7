"""What stands above a table: part, lot, dates, quantity, who measured on what, and limits."""

from __future__ import annotations

import re
from dataclasses import field, fields, replace
from typing import TYPE_CHECKING, Any

from qc.intake.batch import Stated
from qc.intake.beside.counts import whole_count
from qc.intake.headers import fold, meaning
from qc.intake.layout.claims import Claim, claim
from qc.intake.readings.dates import read_time
from qc.terms import Context
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LABELS = {
    "part": "part, nama part, nama barang, no part, nomor part, part no, part number, part name, kode part, no barang,"
    " nomor barang, produk, nama produk, product, barang, 품명, 품번, 品名, 品番",
    "lot": "lot, no lot, nomor lot, lot no, lot number, batch, no batch, nomor batch, 로트 번호, ロット番号",
    "quantity": "jml lot, jumlah lot, qty, qty lot, jml, jumlah, jumlah produksi, jml produksi, lot size, ukuran lot,"
    " quantity, jumlah kirim, jml kirim, jumlah dalam lot, jml dalam lot, jumlah unit, jml unit, jumlah barang,"
    " jml barang, quantity in the lot, lot quantity, units made, 로트 크기, ロットサイズ",
    "inspected": "tgl, tanggal, date, tanggal periksa, tgl periksa, tanggal pemeriksaan, tgl pemeriksaan, tanggal ukur,"
    " tgl ukur, tanggal pengukuran, inspection date, 검사일, 検査日",
    "produced": "tanggal produksi, tgl produksi, production date, 생산일, 製造日",
    "workshop": "bengkel, nama bengkel, workshop, ikm, nama ikm, pemasok, supplier, perusahaan, nama perusahaan,"
    " produsen, 공급업체, 供給者",
}
_FACTS = {fold(label): fact for fact, labels in _LABELS.items() for label in labels.split(",")}
_PAIR = re.compile(r"\s*([^:=]{1,40}?)\s*[:=]\s*(.*\S)\s*", re.DOTALL)
_APART = re.compile(r"\s{2,}|\t")
_CONTEXTS = (Context.OPERATOR, Context.MACHINE, Context.SHIFT, Context.TOOL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What stands above a table.

    Attributes
    ----------
    stated : Stated
        What identifies the lot.
    context : mapping of Context to str
        Who measured, on which machine, in which shift, with which tool, where all readings share it.
    limits : tuple of str
        What is said of the limits, as written.
    """

    stated: Stated = field(default_factory=Stated)
    context: Mapping[Context, str] = field(default_factory=dict)
    limits: tuple[str, ...] = ()


def read_titles(rows: Sequence[Sequence[str]]) -> Titles:
    """Return what the rows above a table say.

    Parameters
    ----------
    rows : sequence of sequence of str
        Their cells.

    Examples
    --------
    >>> found = read_titles([["No. Lot : HK-2611-03", "", "Jml Lot : 1.250 pcs"], ["Mesin", "Bubut 2"]])
    >>> found.stated.lot, found.stated.quantity, found.context[Context.MACHINE]
    ('HK-2611-03', 1250, 'Bubut 2')
    """
    stated, context, limits = Stated(), dict[Context, str](), list[str]()
    for label, text in (pair for row in rows for pair in pairs(row)):
        fact, means = _FACTS.get(fold(label)), meaning(label)
        if fact is not None:
            stated = _with(stated, fact, text)
        elif means in _CONTEXTS:
            context.setdefault(Context(means), text)
        elif claim(label) is Claim.LIMITS:
            limits.append(text)
    return Titles(stated=stated, context=context, limits=tuple(limits))


def pairs(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield labels with what they label: "Lot : 7" in one cell, or in one beside the other."""
    cells = [cell.strip() for cell in row if cell.strip() not in {"", ":"}]
    for i, cell in enumerate(cells):
        parts = [found for part in _APART.split(cell) if (found := _PAIR.fullmatch(part)) is not None]
        if parts:
            yield from ((found[1], found[2]) for found in parts)
        elif i + 1 < len(cells) and not _PAIR.fullmatch(cells[i + 1].lstrip(": ")):
            yield cell.rstrip(": "), cells[i + 1].lstrip(": ")


def _with(stated: Stated, fact: str, text: str) -> Stated:
    """Return facts with one more, if it is not there already and can be read."""
    read: Any = text
    if fact in {"inspected", "produced"}:
        moment = read_time(text)
        read = None if moment is None else moment.date()
    elif fact == "quantity":
        count = whole_count(text)
        read = int(count) if count is not None and count >= 1 else None
    return replace(stated, **{fact: read}) if getattr(stated, fact) is None else stated


def merged(given: Sequence[Stated]) -> Stated:
    """Return the first that anything says of each fact."""
    found = Stated()
    for one in given:
        missing: dict[str, Any] = {
            f.name: getattr(one, f.name) for f in fields(Stated) if getattr(found, f.name) is None
        }
        found = replace(found, **missing)
    return found


def owner(rows: Sequence[Sequence[str]], title: str | None, names: Mapping[str, Sequence[str]]) -> str | None:
    """Return the only characteristic that the rows above a table, or its sheet's name, mention.

    Parameters
    ----------
    rows : sequence of sequence of str
        The cells above the table.
    title : str or None
        The sheet's name.
    names : mapping of str to sequence of str
        The names of each characteristic, by id.

    Examples
    --------
    >>> owner([["Kekerasan HB", "170-210"]], "16 Nov", {"kekerasan": ["Kekerasan"], "berat": ["Berat"]})
    'kekerasan'
    """
    for texts in ([cell for row in rows for cell in row if cell.strip()], [title or ""]):
        said = " ".join(fold(text) for text in texts)
        mentioned = {
            id_: max((name for text in given if len(name := fold(text)) > 2 and name in said), key=len, default="")
            for id_, given in names.items()
        }
        # "Diameter luar" mentions "Diameter" too: only the longer of two names counts.
        found = [
            id_
            for id_, name in mentioned.items()
            if name and not any(name != other and name in other for other in mentioned.values())
        ]
        if len(found) == 1:
            return found[0]
    return None
