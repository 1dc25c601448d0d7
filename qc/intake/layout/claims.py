"""What a column or a row of a sheet says of the sheet's own readings: their mean, range, limits, judgement."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.intake.headers import fold, split_unit
from qc.intake.raw import letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qc.intake.raw import RawColumn


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


_SPELLINGS = {
    Claim.MEAN: "rata-rata, rata, rata2, rerata, mean, average, avg, xbar, x-bar, x̄, x bar, nilai rata-rata",
    Claim.RANGE: "r, range, rentang, selisih",
    Claim.SUM: "jumlah, jml, total, sum, σ, σx, jumlah x, sum x",
    Claim.MAXIMUM: "max, maks, maksimum, maximum, tertinggi, xmax",
    Claim.MINIMUM: "min, minimum, terendah, xmin",
    Claim.DEVIATION: "s, sd, std, stdev, stdv, std dev, simpangan baku, standar deviasi, standard deviation,"
    " deviasi standar",
    Claim.LIMITS: "standar, standard, std spec, spesifikasi, spec, spek, toleransi, tolerance, ukuran standar, limit,"
    " batas, persyaratan",
    Claim.LOWER: "lsl, bsb, batas bawah, lower limit, batas spesifikasi bawah",
    Claim.UPPER: "usl, bsa, batas atas, upper limit, batas spesifikasi atas",
    Claim.JUDGED: "judge, judgement, judgment, judgment ok/ng, keputusan, hasil akhir, ok/ng, status, penilaian,"
    " kesimpulan, ket ok/ng, ok ng, verdict, putusan",
}
_CLAIMS = {fold(name): one for one, names in _SPELLINGS.items() for name in names.split(",")}


def claim(label: str) -> Claim | None:
    """Return what a label says that its cells are, or None.

    Examples
    --------
    >>> claim("X-bar"), claim("Rata2"), claim("R"), claim("Judge"), claim("Operator")
    (<Claim.MEAN: 'mean'>, <Claim.MEAN: 'mean'>, <Claim.RANGE: 'range'>, <Claim.JUDGED: 'judged'>, None)
    """
    folded = fold(label.replace("∑", "Σ"))
    return _CLAIMS.get(folded) or (_CLAIMS.get(fold(split_unit(label)[0])) if folded else None)
