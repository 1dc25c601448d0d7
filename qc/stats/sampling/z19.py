"""Single sampling plans by variables: ANSI/ASQ Z1.9.

The tables of ISO 3951-1 are not held: no source of their cells was found. Plans of one's own are made by
``design_variables_plan``.
"""

from __future__ import annotations

from bisect import bisect_left

from qc.stats.numerics.checks import choice, count
from qc.stats.sampling.variables_estimate import index_at
from qc.stats.sampling.z19_tables import plan_cell
from qc.terms import InspectionSeverity
from qc.values import dataclass

STANDARD = "ansi-z1.9-2003"
# Largest lot of each range; the last range has no end.
_LARGEST = (8, 15, 25, 50, 90, 150, 280, 400, 500, 1200, 3200, 10000, 35000, 150000, 500000)
_CODE_LETTERS = {
    "S-3": "BBBBBBBCCDEFGHHH",
    "S-4": "BBBBBCDEEFGHIJKK",
    "I": "BBBCDEFGGHIJKLMN",
    "II": "BBCDEFGHIJKLMNPP",
    "III": "CDEFGHIJJKLMNPPP",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VariablesPlan:
    """A single sampling plan by variables.

    Attributes
    ----------
    standard : str
        Whose table.
    severity : InspectionSeverity
        Normal, tightened or reduced.
    sigma : {"unknown", "known"}
        Whether the process's standard deviation is estimated from the sample or known.
    aql : float
        Percent nonconforming.
    code_letter : str
        Sample size code letter.
    n : int
        Sample size.
    maximum : float
        M: largest estimated share nonconforming that passes (form 2).
    k : float
        Smallest quality index that passes (form 1), from M; the standard prints it rounded.
    doubtful : bool
        The source of the table contradicts itself here, or stands out among its neighbours.
    """

    standard: str
    severity: InspectionSeverity
    sigma: str
    aql: float
    code_letter: str
    n: int
    maximum: float
    k: float
    doubtful: bool


def variables_code_letter(lot_size: int, *, level: str = "II") -> str:
    """Sample size code letter of a lot for inspection by variables.

    Parameters
    ----------
    lot_size : int
        Units in the lot, at least 2.
    level : {"II", "I", "III", "S-3", "S-4"}
        Inspection level.

    Returns
    -------
    str
        B to N or P, without O.

    Raises
    ------
    ValueError
        If the lot holds fewer than 2 units or the level has no such name.

    References
    ----------
    ANSI/ASQ Z1.9-2003, Table A-2, as R package AQLSchemes 1.7-2, ``AAZ19``, has it.

    Examples
    --------
    >>> variables_code_letter(450)
    'I'
    """
    letters = _CODE_LETTERS[choice("level", level, tuple(_CODE_LETTERS))]
    return letters[bisect_left(_LARGEST, count("lot_size", lot_size, 2))]


def variables_plan(letter: str, *, aql: float, severity: str = "normal", sigma: str = "unknown") -> VariablesPlan:
    """Single sampling plan by variables of a code letter.

    Parameters
    ----------
    letter : str
        Code letter, B to N and P, without O; see ``variables_code_letter``.
    aql : float
        One of the 11 AQLs of the standard, 0.10 to 10 percent.
    severity : {"normal", "tightened", "reduced"}
        Which table.
    sigma : {"unknown", "known"}
        Whether the process's standard deviation is estimated from the sample or known.

    Returns
    -------
    VariablesPlan
        With the arrows of the tables followed.

    Raises
    ------
    ValueError
        If an argument has no such value.

    References
    ----------
    ANSI/ASQ Z1.9-2003, Tables B-3, B-4, D-3, D-4, as R package AQLSchemes 1.7-2, ``AAZ19``, has them.

    Examples
    --------
    >>> plan = variables_plan("H", aql=1.0)
    >>> plan.n, round(100 * plan.maximum, 2), round(plan.k, 2)
    (20, 2.93, 1.83)
    """
    cell = plan_cell(letter, aql, severity=severity, sigma=sigma)
    return VariablesPlan(
        standard=STANDARD,
        severity=InspectionSeverity(severity),
        sigma=sigma,
        aql=float(aql),
        code_letter=letter,
        n=cell.n,
        maximum=cell.maximum,
        k=index_at(cell.maximum, n=cell.n, sigma=sigma),
        doubtful=cell.doubtful,
    )
