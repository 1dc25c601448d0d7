"""The headers that workshops write, in Indonesian and English, and what each means."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from qc.terms import Context
from qc.units import canonical


class Role(StrEnum):
    """What a column is, besides a characteristic or a context."""

    DATE = "date"
    CLOCK = "clock"
    CHARACTERISTIC = "characteristic"
    VALUE = "value"
    MEASURE = "measure"
    SAMPLE = "sample"
    BOX = "box"


# Written as people write them; ``fold`` makes "No. Unit", "NO UNIT" and "no_unit" one.
_SPELLINGS: dict[Context | Role, str] = {
    Context.UNIT: "unit, no unit, unit no, nomor unit, unit ke, no, nomor, no urut, nomor urut, unit number, piece,"
    " piece no, pcs ke, benda, benda ke, benda uji, no benda, spesimen, specimen, serial, serial no, serial number,"
    " no seri, nomor seri, sn, part ke, item no, id unit, unit id, produk ke",
    Context.SUBGROUP: "subgrup, sub grup, no subgrup, subgrup ke, subgroup, sub group, subgroup no, no subgroup,"
    " subgroup number, kelompok, subkelompok, sub kelompok, grup, group, kelompok ke",
    Role.SAMPLE: "sampel, sample, sampel ke, no sampel, nomor sampel, sample no, sample number, contoh ke, no contoh,"
    " pengamatan, pengamatan ke, observation",
    Role.DATE: "tanggal, tgl, hari tanggal, hari, date, day, tanggal ukur, tgl ukur, tanggal produksi, tgl produksi,"
    " production date",
    Role.CLOCK: "jam, pukul, waktu, time, clock, jam ukur, waktu ukur, jam produksi, timestamp, date time, datetime,"
    " tanggal jam, tanggal waktu, cap waktu, stempel waktu",
    Context.OPERATOR: "operator, nama operator, op, nama, name, petugas, pengukur, pemeriksa, diperiksa oleh,"
    " diukur oleh, inspector, inspektor, measured by, pekerja, karyawan",
    Context.SHIFT: "shift, sif, regu, shift kerja, no shift, work shift, gilir",
    Context.MACHINE: "mesin, no mesin, nomor mesin, machine, machine no, mc, m c, nama mesin",
    Context.MATERIAL_LOT: "lot, no lot, nomor lot, lot no, lot bahan, lot material, material lot, lot number, heat,"
    " heat no, no heat, leburan, no leburan, coil, no coil, batch bahan, batch, bak, no bak, bak ke, bath, tangki",
    Context.TOOL: "pahat, no pahat, alat potong, tool, tool no, no tool, tools, mata bor, cetakan, no cetakan, mould,"
    " mold, dies, die, die no, jig, pisau, insert, rak, no rak, rack, hanger, gantungan, barel, barrel",
    Context.POSITION: "posisi, position, lokasi, location, letak, titik, titik ukur, point, kavitas, cavity,"
    " cavity no, rongga, spindle, kepala",
    Role.CHARACTERISTIC: "karakteristik, characteristic, char, ciri, parameter, dimensi, dimension, item periksa,"
    " item pemeriksaan, item, item ukur, nama ukuran, feature, jenis ukuran, yang diukur",
    Role.VALUE: "nilai, value, hasil, hasil ukur, hasil pengukuran, nilai ukur, ukuran, reading, measurement,"
    " measured value, measured, meas, result, bacaan, pembacaan, aktual, actual, data",
    Role.MEASURE: "satuan, sat, uom, unit of measure, units, satuan ukur, measurement unit",
    Role.BOX: "box, no box, box no, nomor box, box ke, box number, kotak, no kotak, nomor kotak, kotak ke, dus, no dus,"
    " dus ke, karton, no karton, carton, carton no, peti, no peti, crate, crate no, keranjang, no keranjang, palet,"
    " no palet, pallet, pallet no, lembar, no lembar, nomor lembar, lembar ke, sheet no",
}
_REPLICATE = re.compile(r"(?:x|p|data|ukur|ukuran|nilai|hasil|pengukuran|reading|sampel|sample|bacaan|n)0*([1-9]\d?)")
_TAIL = re.compile(r"^(.*\S)(?:\s*[,/]\s*|\s+)(\S+)$", re.DOTALL)
_SUMMARY_WORDS = (
    "jumlah total subtotal grandtotal sum σ σx rata ratarata rata2 rerata mean average avg xbar x̄ max maks maksimum"
    " maximum min minimum range rentang cp cpk pp ppk std stdev stdv stddev stdevs stdevp sd sigma simpanganbaku"
    " simpbaku standardeviasi standarddeviasi stddeviasi standarddeviation deviasistandar nominal lsl usl target bsa"
    " bsb standar standard spesifikasi spec toleransi tolerance batasatas batasbawah ucl lcl cl bka bkb tertinggi"
    " terendah terbesar terkecil selisih median modus nilaitengah varian varians variance cv prosentase persentase"
    " jumlahdata banyakdata jml jmlh juml jlh ttl tot rt2 rtr rrata avrg ratrata xbarbar ratarataxbar rataratatotal"
)
_BEGINS = re.compile(
    r"(?:jumlah|jml|(?:sub|grand)?\s?total|rata\s?-?\s?rata|rata2?|rerata|average|avg|mean)\b"
    # "Max 3" and "STD-001" may be numbers of units.
    r"|(?:sum|x\s?-?\s?bar|maks(?:imum)?|max(?:imum)?|min(?:imum)?|range|rentang|std|stdev|standar\s?deviasi|median"
    r"|modus|varians?|simpangan\s?baku|nilai\s(?:maks|max|min|rata|cpk?)|indeks)\b(?=\D*$)",
    re.IGNORECASE,
)
_SUMMARY = frozenset(_SUMMARY_WORDS.split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return what is left of ``text`` when spelling habits are taken away: capitals, spaces, punctuation.

    Examples
    --------
    >>> fold("No. Unit") == fold("no_unit"), fold("Ø LUAR"), fold("Sub grup")
    (True, 'øluar', 'subgrup')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in plain if c.isalnum() or unicodedata.category(c) == "Mn")


_MEANINGS = {fold(name): meaning for meaning, names in _SPELLINGS.items() for name in names.split(",")}


@lru_cache(maxsize=4096)
def meaning(header: str) -> Context | Role | None:
    """Return what a header stands for, or None if it is not one that qc knows.

    Examples
    --------
    >>> meaning("Tgl."), meaning("NO. LOT"), meaning("Cuaca")
    (<Role.DATE: 'date'>, <Context.MATERIAL_LOT: 'material_lot'>, None)
    """
    base, unit = split_unit(header)
    return _MEANINGS.get(fold(header)) or (_MEANINGS.get(fold(base)) if unit else None)


@lru_cache(maxsize=4096)
def replicate(header: str) -> int | None:
    """Return k of a header that says "the k-th reading of the subgroup", such as ``X 3``.

    Examples
    --------
    >>> replicate("X1"), replicate("x_5"), replicate("X 12 (mm)"), replicate("X-bar")
    (1, 5, 12, None)
    """
    found = _REPLICATE.fullmatch(fold(split_unit(header)[0]))
    return int(found[1]) if found else None


@lru_cache(maxsize=4096)
def split_unit(header: str) -> tuple[str, str | None]:
    """Return a header without its unit of measurement, and the unit as written.

    Examples
    --------
    >>> split_unit("Ø luar (mm)"), split_unit("Tebal, µm"), split_unit("Ø luar")
    (('Ø luar', 'mm'), ('Tebal', 'µm'), ('Ø luar', None))
    """
    text = " ".join(header.split())
    if bracketed := _bracketed(text):
        return bracketed
    tail = _TAIL.match(text)
    if tail and canonical(tail[2]) is not None:
        return tail[1].rstrip(" ,/"), tail[2]
    return header, None


def is_summary(label: str) -> bool:
    """Return whether a row that begins with ``label`` sums up other rows, or repeats the limits.

    Examples
    --------
    >>> is_summary("Rata-rata"), is_summary("TOTAL :"), is_summary("12")
    (True, True, False)
    """
    # Ends in a digit, like nearly all of a million serial numbers: only "Rata2" does so too.
    return (not label[-1:].isdigit() or label[:1] in "rR") and fold(label) in _SUMMARY


def sums_up(label: str) -> bool:
    """Return whether a label is a word that sums up rows, or begins with one: "Rata-rata X", "Total Nov".

    Examples
    --------
    >>> sums_up("Maks"), sums_up("Jumlah total"), sums_up("Rata-rata Diameter"), sums_up("Minggu 1")
    (True, True, True, False)
    """
    return is_summary(label) or ((" " in label or "-" in label) and _BEGINS.match(label) is not None)


def _bracketed(text: str) -> tuple[str, str] | None:
    """Return what stands before the last brackets and within them; a unit may hold brackets of its own: dB(A)."""
    if not text.endswith((")", "]", "}")):
        return None
    open_ = 0
    for at in range(len(text) - 1, -1, -1):
        open_ += (text[at] in ")]}") - (text[at] in "([{")
        if not open_:
            before, within = text[:at].rstrip(), text[at + 1 : -1].strip()
            return (before, within) if before and within else None
    return None
