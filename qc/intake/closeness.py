"""Whether two names mean the same although they are not spelled the same: abbreviations and slips of the pen.

Words are compared one by one: "Diameter luar" and "Diameter dalam" share most of their letters and mean two things.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+|\d+")
_SIGNS = {"ø": "diameter", "⌀": "diameter", "dia": "diameter", "diam": "diameter"}
_GENERIC_WORDS = "hasil ukur pengukuran nilai no nomor dim data aktual actual value reading of the dari pada"
_GENERIC = frozenset(_GENERIC_WORDS.split())
_VOWELS = frozenset("aeiou")


def closeness(text: str, name: str) -> int | None:
    """Return how far ``text`` is from ``name``: 0 for the same words, more for each word that differs a little.

    Parameters
    ----------
    text : str
        What a file says, without a unit of measurement.
    name : str
        What a standard says.

    Returns
    -------
    int or None
        None where a word of one has no counterpart in the other.

    Examples
    --------
    >>> closeness("Diamter dlm", "Diameter dalam"), closeness("Hasil ukur berat", "Berat")
    (2, 0)
    >>> closeness("Diameter luar", "Diameter dalam"), closeness("Lubang 1", "Lubang 2")
    (None, None)
    >>> closeness("Berat bersih", "Berat") is None
    True
    """
    given, wanted = _words(text), _words(name)
    if len(given) == 1 and len(wanted) > 1:
        wanted = ["".join(wanted)]
    extra = [word for word in given if word not in wanted and word in _GENERIC]
    given = [word for word in given if word not in extra]
    if not given or len(given) != len(wanted):
        return None
    costs = [_cost(one, other) for one, other in zip(given, wanted, strict=True)]
    turned = [_cost(one, other) for one, other in zip(sorted(given), sorted(wanted), strict=True)]
    totals = [sum(c for c in way if c is not None) for way in (costs, turned) if None not in way]
    return min(totals, default=None)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [_SIGNS.get(word, word) for word in _WORD.findall(plain.replace("ø", " ø ").replace("⌀", " diameter "))]


def _cost(given: str, wanted: str) -> int | None:
    """Return 0 for the same word, 1 for an abbreviation or one slip, 2 for two slips in a long word."""
    if given == wanted:
        return 0
    if given.isdecimal() or wanted.isdecimal() or given[0] != wanted[0]:
        return None
    if _abbreviates(given, wanted) or _abbreviates(wanted, given):
        return 1
    slips = _slips(given, wanted)
    most = 2 if min(len(given), len(wanted)) >= 9 else int(min(len(given), len(wanted)) >= 5)
    return slips if slips <= most else None


def _abbreviates(short: str, long: str) -> bool:
    """Whether a word is another one's first letters, or what is left of it without some vowels and letters."""
    if not 2 <= len(short) < len(long):
        return False
    if len(short) >= 3 and long.startswith(short):
        return True
    rest = iter(long)
    if not all(sign in rest for sign in short):
        return False
    most_of_it = len(short) >= 4 and 3 * len(short) >= 2 * len(long) and short[-1] == long[-1]
    return most_of_it or not _VOWELS & set(short[1:])


def _slips(first: str, second: str) -> int:
    """Return how many letters were changed, left out, added, or swapped with a neighbour (Damerau, restricted)."""
    before, previous = [0] * (len(second) + 1), list(range(len(second) + 1))
    for i, one in enumerate(first, start=1):
        current = [i] + [0] * len(second)
        for j, other in enumerate(second, start=1):
            current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (one != other))
            if i > 1 and j > 1 and one == second[j - 2] and first[i - 2] == other:
                current[j] = min(current[j], before[j - 2] + 1)
        before, previous = previous, current
    return previous[-1]
