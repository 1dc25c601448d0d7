"""The tables of ANSI/ASQ Z1.9-2003 for single sampling by variables: sample sizes and M, arrows followed.

Source of every number: R package AQLSchemes 1.7-2, ``AAZ19`` (Lawson). The package gives the plans of normal,
tightened and reduced inspection in tables of their own; they prove to be one table each for sigma unknown and
known, read in another column or row (see ``plan_cell``), so that most plans stand in it twice. What they were
held against besides: for sigma unknown the k that follows from n and M is that of MIL-STD-414, Table B-1, to
0.01 (letters B to I, AQL 0.65 to 10); for sigma known, k is that of sigma unknown to 0.06 and n its n / (1 +
k²/2) to 17 % (plans of 15 units and more; of 50 and more, 0.02 and 4 %).

Three plans fail such a check and are marked doubtful: the source contradicts itself (sigma known, letter E,
AQL 0.65: n 4 in the normal table, 3 in the reduced one; sigma unknown, letter E, AQL 0.40: M 1.05 and 1.06)
or stands out among its neighbours (sigma known, letter N, AQL 4.0: n 73 where they suggest 70). They are
given as the source has them.
"""

from __future__ import annotations

import math
from functools import cache

from qc.stats.numerics.checks import choice
from qc.stats.sampling.z14_tables import SEVERITIES
from qc.values import dataclass

LETTERS = "BCDEFGHIJKLMNP"
AQLS = (0.10, 0.15, 0.25, 0.40, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0)
SIGMAS = ("unknown", "known")

_UNKNOWN_M = """
letter  0.065   0.10   0.15   0.25   0.40   0.65    1.0    1.5    2.5    4.0    6.5     10     15
B       0.077  0.005  0.087  0.421  0.041   1.34   1.49   5.46   7.59  18.86  26.94  33.69  40.47
C       0.077  0.005  0.087  0.421  0.041   1.34   1.49   5.46  10.88  16.41  22.84  29.43  36.79
D       0.077  0.005  0.087  0.421  0.041   1.34   3.33   5.82    9.8  14.37  20.19  26.55  33.94
E       0.077  0.005  0.087  0.421   1.05   2.13   3.54   5.34    8.4  12.19  17.34   23.3   30.5
F       0.077  0.179  0.349  0.714   1.27   2.14   3.27   4.72   7.26  10.53  15.17  20.73  27.65
G       0.186  0.311  0.491  0.839   1.33   2.09   3.06   4.32   6.55   9.48  13.74  18.97  25.63
H       0.228  0.356  0.531  0.864   1.33   2.03   2.93    4.1   6.18   8.95  13.01  18.07  24.58
I        0.25  0.378  0.551  0.874   1.32      2   2.86   3.97   5.98   8.65   12.6  17.55  23.97
n30         -      -  0.567  0.885   1.32   1.98   2.82   3.91   5.87   8.48  12.37  17.25  23.61
J       0.253  0.373  0.534  0.833   1.24   1.87   2.66    3.7   5.58   8.11  11.89  16.67      -
K       0.243  0.355  0.503  0.778   1.16   1.73   2.47   3.44   5.21   7.61  11.23  15.87  21.99
L       0.225  0.326  0.461  0.711   1.06   1.59   2.27   3.17   4.83    7.1  10.58  15.07  21.05
M       0.218  0.315  0.444  0.684   1.02   1.52   2.18   3.06   4.67   6.88  10.29  14.71      -
N       0.202  0.292  0.412  0.636  0.946   1.42   2.05   2.88   4.42   6.56   9.86  14.18      -
P       0.204  0.294  0.414  0.637  0.945   1.42   2.04   2.86   4.39   6.52    9.8  14.11      -
"""
_UNKNOWN_N = """
letter 0.065  0.10  0.15  0.25  0.40  0.65   1.0   1.5   2.5   4.0   6.5    10    15
B         10     7     7     7     5     5     4     4     3     3     3     3     3
C         10     7     7     7     5     5     4     4     4     4     4     4     4
D         10     7     7     7     5     5     5     5     5     5     5     5     5
E         10     7     7     7     7     7     7     7     7     7     7     7     7
F         10    10    10    10    10    10    10    10    10    10    10    10    10
G         15    15    15    15    15    15    15    15    15    15    15    15    15
H         20    20    20    20    20    20    20    20    20    20    20    20    20
I         25    25    25    25    25    25    25    25    25    25    25    25    25
n30        -     -    30    30    30    30    30    30    30    30    30    30    30
J         35    35    35    35    35    35    35    35    35    35    35    35     -
K         50    50    50    50    50    50    50    50    50    50    50    50    50
L         75    75    75    75    75    75    75    75    75    75    75    75    75
M        100   100   100   100   100   100   100   100   100   100   100   100     -
N        150   150   150   150   150   150   150   150   150   150   150   150     -
P        200   200   200   200   200   200   200   200   200   200   200   200     -
"""
_KNOWN_M = """
letter  0.065   0.10   0.15   0.25   0.40   0.65    1.0    1.5    2.5    4.0    6.5     10     15
B       0.114   0.29  0.369   0.31   0.51   1.28   2.73    3.9   6.11   9.27  17.74  24.22  33.67
C       0.114   0.29  0.369   0.31   0.51   1.28   2.73    3.9   6.11   9.27  17.74  24.22  33.67
D       0.114   0.29  0.369   0.31   0.51   1.28   2.23      3   7.56  10.79   15.6  22.97  31.01
E       0.114   0.29  0.369   0.31   0.51   1.94   2.76   3.85   6.99   9.97  15.21   20.8  28.64
F       0.114   0.29  0.369  0.568  0.959   1.88   2.58   3.87   6.05   8.92  13.89  19.46  26.64
G       0.114   0.29  0.399  0.681   1.09   1.76   2.57   3.77   5.83   8.62  12.88  17.88  24.88
H       0.161  0.296  0.445  0.721   1.14   1.75   2.62   3.68   5.68   8.43  12.35  17.36  23.96
I        0.23  0.321  0.478  0.756   1.14    1.8   2.59   3.63    5.6   8.13  12.04  17.05  23.43
n30         -      -  0.507  0.791   1.18   1.79   2.57   3.61   5.58   8.13  11.88  16.71  23.13
J       0.226   0.33  0.469   0.76   1.14   1.73   2.49   3.43   5.34   7.72  11.57  16.23      -
K       0.217  0.326  0.461  0.721   1.08   1.62   2.35   3.28   4.98   7.34  10.93  15.61  21.77
L       0.211  0.308  0.438  0.673      1   1.51   2.19   3.05   4.68   6.95   10.4  14.87   20.9
M       0.207  0.296  0.423  0.655   0.98   1.47   2.12   2.99   4.55   6.75  10.17  14.58      -
N       0.193  0.283  0.397  0.615  0.921   1.39      2   2.82   4.35   6.48   9.76  14.09      -
P       0.196  0.285  0.402   0.62   0.92   1.39      2   2.82   4.34   6.46   9.73  14.02      -
"""
_KNOWN_N = """
letter 0.065  0.10  0.15  0.25  0.40  0.65   1.0   1.5   2.5   4.0   6.5    10    15
B          3     4     3     2     2     2     2     2     2     2     3     3     4
C          3     4     3     2     2     2     2     2     2     2     3     3     4
D          3     4     3     2     2     2     2     2     3     3     3     4     4
E          3     4     3     2     2     4     3     3     4     4     5     5     6
F          3     4     3     3     3     4     4     4     5     5     6     7     8
G          3     4     4     4     5     5     6     6     7     8     9    11    12
H          4     5     5     6     6     7     7     8     9    10    12    14    16
I          6     6     6     7     8     8     9    10    11    13    15    17    20
n30        -     -     7     8     9    10    11    12    13    15    18    21    24
J          7     8     9     9    10    11    12    14    15    18    20    24     -
K         11    11    12    13    14    16    17    19    22    25    29    33    38
L         15    16    17    19    21    23    25    28    32    36    42    49    56
M         20    22    23    25    27    30    33    36    42    48    55    64     -
N         30    31    34    37    40    44    49    54    61    73    82    95     -
P         40    42    45    49    54    59    65    71    81    93   109   127     -
"""

# Reduced inspection takes the row of a letter three or so earlier; M its own row, of 30 units.
_REDUCED_ROW = dict(zip(LETTERS, ("B", "B", "B", "B", "C", "D", "E", "F", "G", "H", "I", "n30", "K", "L"), strict=True))
_DOUBTFUL = {("known", "E", 0.65), ("known", "N", 4.0), ("unknown", "E", 0.40)}
# What the source's reduced tables have instead, by sigma, code letter and AQL: n and M in percent.
_REDUCED_OWN = {("known", "H", 0.40): (3, 1.94), ("unknown", "H", 0.25): (7, 1.06)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of the tables.

    Attributes
    ----------
    n : int
        Sample size.
    maximum : float
        M: largest estimated share nonconforming that passes.
    doubtful : bool
        The source contradicts itself here, or stands out among its neighbours.
    """

    n: int
    maximum: float
    doubtful: bool


def plan_cell(letter: str, aql: float, *, severity: str, sigma: str) -> Cell:
    """Look up sample size and M.

    Tightened inspection is normal inspection at the next lower AQL. Reduced inspection is that of an earlier
    letter at the next higher AQL.

    Parameters
    ----------
    letter : str
        Code letter, B to N and P, without O.
    aql : float
        One of the 11 AQLs of the standard, 0.10 to 10 percent.
    severity : {"normal", "tightened", "reduced"}
        Which table.
    sigma : {"unknown", "known"}
        Whether the process's standard deviation is estimated from the sample or known.

    Returns
    -------
    Cell
        Sample size and M.

    Raises
    ------
    ValueError
        If an argument has no such value.

    Examples
    --------
    >>> plan_cell("D", 1.0, severity="normal", sigma="unknown")
    Cell(n=5, maximum=0.0333, doubtful=False)
    """
    choice("letter", letter, tuple(LETTERS))
    choice("sigma", sigma, SIGMAS)
    column = _column(aql) + {"normal": 1, "tightened": 0, "reduced": 2}[choice("severity", severity, SEVERITIES)]
    row = _REDUCED_ROW[letter] if severity == "reduced" else letter
    sizes, maxima = _tables(sigma)
    n, percent = sizes[row][column], maxima[row][column]
    doubtful = column > 0 and column <= len(AQLS) and (sigma, row, AQLS[column - 1]) in _DOUBTFUL
    if severity == "reduced":
        n, percent = _REDUCED_OWN.get((sigma, letter, AQLS[column - 2]), (n, percent))
    return Cell(n=int(n), maximum=percent / 100.0, doubtful=doubtful)


def _column(aql: float) -> int:
    """Find an AQL among those of the standard, from 0."""
    for column, listed in enumerate(AQLS):
        if math.isclose(aql, listed, rel_tol=1e-9):
            return column
    raise ValueError(f"`aql` must be one of {AQLS}, got {aql!r}")


@cache
def _tables(sigma: str) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Read sizes and M by row; beside the listed AQLs stand 0.065 (tightened only) and 15 (reduced only)."""
    texts = (_UNKNOWN_N, _UNKNOWN_M) if sigma == "unknown" else (_KNOWN_N, _KNOWN_M)
    sizes, maxima = ([line.split() for line in text.strip().splitlines()[1:]] for text in texts)
    return _rows(sizes), _rows(maxima)


def _rows(lines: list[list[str]]) -> dict[str, list[float]]:
    return {line[0]: [math.nan if value == "-" else float(value) for value in line[1:]] for line in lines}
