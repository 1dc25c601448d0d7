"""Sample size code letters for inspection by attributes: Table 1 of MIL-STD-105E, Z1.4 and ISO 2859-1."""

from __future__ import annotations

from bisect import bisect_left

from qc.stats.numerics.checks import choice, count

# Largest lot of each range; the last range has no end.
_LARGEST = (8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000, 150000, 500000)
_LETTERS = {
    "S-1": "AAAABBBBCCCCDDD",
    "S-2": "AAABBBCCCDDDEEE",
    "S-3": "AABBCCDDEEFFGGH",
    "S-4": "AABCCDEEFGGHJJK",
    "I": "AABCCDEFGHJKLMN",
    "II": "ABCDEFGHJKLMNPQ",
    "III": "BCDEFGHJKLMNPQR",
}


def code_letter(lot_size: int, *, level: str = "II") -> str:
    """Sample size code letter of a lot.

    Parameters
    ----------
    lot_size : int
        Units in the lot, at least 2.
    level : {"II", "I", "III", "S-1", "S-2", "S-3", "S-4"}
        Inspection level.

    Returns
    -------
    str
        A to R, without I and O.

    Raises
    ------
    ValueError
        If the lot holds fewer than 2 units or the level has no such name.

    References
    ----------
    R package AQLSchemes 1.7-2, ``AAZ14Single``: the same in all 105 cells. Levels I to III also agree with a
    transcription of NTE INEN-ISO 2859-1, Table 1.

    Examples
    --------
    >>> code_letter(1000), code_letter(1000, level="S-1")
    ('J', 'C')
    """
    letters = _LETTERS[choice("level", level, tuple(_LETTERS))]
    return letters[bisect_left(_LARGEST, count("lot_size", lot_size, 2))]
