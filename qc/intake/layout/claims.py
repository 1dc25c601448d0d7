"""What a column or a row of a sheet says of the sheet's own readings: their mean, range, limits, judgement."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from qc.intake.formats.raw import CellKind, letter, number_text
from qc.intake.headers import fold, split_unit
from qc.intake.readings.cell import Mark, decimals, take_apart, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qc.intake.formats.raw import RawColumn


def reference(column: RawColumn, index: int, row: NDArray[np.int64]) -> str:
    """Return a cell as a spreadsheet refers to it, such as B7.

    Parameters
    ----------
    column : RawColumn
        Its column.
    index : int
        Which cell of it.
    row : (n,) int array
        The rows of its table.
    """
    if column.place is None:
        return f"{column.letter}{int(row[index])}"
    return f"{letter(int(column.place[index, 1]))}{int(column.place[index, 0])}"


def cell_list(cells: Sequence[str], most: int = 8) -> str:
    """Return cells as a reader lists them.

    Examples
    --------
    >>> cell_list(["B7", "C7"]), cell_list(["B7", "C7", "D7"], most=2)
    ('B7, C7', 'B7, C7, …')
    """
    return ", ".join([*cells[:most], *(["…"] if len(cells) > most else [])])


def cell_value(column: RawColumn, index: int, mark: Mark | None) -> tuple[float, str]:
    """Return the number in a cell, NaN where there is none, and the cell as written.

    Parameters
    ----------
    column : RawColumn
        The column.
    index : int
        The cell.
    mark : Mark or None
        The decimal mark of the table's text.
    """
    if column.number is not None and not math.isnan(column.number[index]):
        return float(column.number[index]), number_text(float(column.number[index]))
    text = "" if column.text is None else str(column.text[index])
    if column.kind is not None and column.kind[index] != CellKind.TEXT:
        return math.nan, text
    return number_in(text, mark), text


def number_in(text: str, mark: Mark | None) -> float:
    """Return the number that a text is, NaN where it is none.

    Parameters
    ----------
    text : str
        As written.
    mark : Mark or None
        The decimal mark of the table's text; None where either may be.
    """
    found = value(take_apart(text, blanks=True).digits or "", mark or Mark.EITHER)
    return math.nan if found is None else found


def shown_decimals(text: str) -> int:
    """Return how many digits a number as written has after its decimal mark.

    Examples
    --------
    >>> shown_decimals("1,33"), shown_decimals("1.337 mm"), shown_decimals("12")
    (2, 3, 0)
    """
    digits = take_apart(text, blanks=True).digits or ""
    return decimals(digits, Mark.COMMA if "," in digits else Mark.POINT)


class Claim(StrEnum):
    """What a sheet says of its own readings."""

    MEAN = "mean"
    RANGE = "range"
    SUM = "sum"
    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    DEVIATION = "deviation"
    LIMITS = "limits"
    LOWER = "lower"
    UPPER = "upper"
    JUDGED = "judged"
    CP = "cp"
    CPK = "cpk"
    PP = "pp"
    PPK = "ppk"


_SPELLINGS = {
    Claim.MEAN: "rata-rata, rata, rata2, rerata, mean, average, avg, xbar, x-bar, x̄, x bar, nilai rata-rata",
    Claim.RANGE: "r, range, rentang, selisih",
    Claim.SUM: "jumlah, jml, total, sum, σ, σx, jumlah x, sum x",
    Claim.MAXIMUM: "max, maks, maksimum, maximum, tertinggi, xmax",
    Claim.MINIMUM: "min, minimum, terendah, xmin",
    Claim.DEVIATION: "s, sd, std, stdev, stdv, std dev, std deviasi, simpangan baku, simp baku, standar deviasi,"
    " standard deviasi, standard deviation, deviasi standar, stdev s, stdev p, sigma",
    Claim.LIMITS: "standar, standard, std spec, spesifikasi, spec, spek, toleransi, tolerance, ukuran standar, limit,"
    " batas, persyaratan",
    Claim.LOWER: "lsl, bsb, batas bawah, lower limit, batas spesifikasi bawah",
    Claim.UPPER: "usl, bsa, batas atas, upper limit, batas spesifikasi atas",
    Claim.JUDGED: "judge, judgement, judgment, judgment ok/ng, keputusan, hasil akhir, ok/ng, status, penilaian,"
    " kesimpulan, ket ok/ng, ok ng, verdict, putusan",
    Claim.CP: "cp, nilai cp, indeks cp, cp index",
    Claim.CPK: "cpk, nilai cpk, indeks cpk, cpk index, cp k",
    Claim.PP: "pp, nilai pp, indeks pp, pp index",
    Claim.PPK: "ppk, nilai ppk, indeks ppk, ppk index, pp k",
}
FIGURES = frozenset({Claim.DEVIATION, Claim.CP, Claim.CPK, Claim.PP, Claim.PPK})
"""What a sheet says of the spread of all its readings: more than one formula goes by each of these names."""
_ALL = frozenset({"", "x", "total", "semua", "keseluruhan", "all", "data", "nilai"})
"""What stands behind a label without narrowing it down."""
_SMALL_SIGMA = frozenset({"σ", "σn", "σn-1", "σ n-1"})
"""Sums are written with the capital letter, which folding makes small."""
_CLAIMS = {fold(name): one for one, names in _SPELLINGS.items() for name in names.split(",")}


def claim(label: str) -> Claim | None:
    """Return what a label says that its cells are, or None.

    Examples
    --------
    >>> claim("X-bar"), claim("Rata2"), claim("R"), claim("Judge"), claim("Operator")
    (<Claim.MEAN: 'mean'>, <Claim.MEAN: 'mean'>, <Claim.RANGE: 'range'>, <Claim.JUDGED: 'judged'>, None)
    >>> claim("Σ"), claim("σ")
    (<Claim.SUM: 'sum'>, <Claim.DEVIATION: 'deviation'>)
    """
    if label.strip() in _SMALL_SIGMA:
        return Claim.DEVIATION
    folded = fold(label.replace("∑", "Σ"))
    return _CLAIMS.get(folded) or (_CLAIMS.get(fold(split_unit(label)[0])) if folded else None)


def claim_of(label: str) -> tuple[Claim, str] | None:
    """Return what a label says that its row is, and what it says that it is of; None where it says nothing.

    Examples
    --------
    >>> claim_of("Rata-rata"), claim_of("Rata-rata Diameter luar"), claim_of("Max X")
    ((<Claim.MEAN: 'mean'>, ''), (<Claim.MEAN: 'mean'>, 'Diameter luar'), (<Claim.MAXIMUM: 'maximum'>, ''))
    >>> claim_of("Budi")
    """
    words = label.strip(" :=").split()
    for count in range(len(words), 0, -1):
        said = claim(" ".join(words[:count]))
        if said is not None:
            rest = " ".join(words[count:]).strip(" :=()")
            return said, "" if fold(rest) in _ALL else rest
    return None
