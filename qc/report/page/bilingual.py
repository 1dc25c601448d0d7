"""Words in two languages, and a language that stands beside another one."""

from __future__ import annotations

from qc.words import Language


class _Host(Language):
    """A language on a page that it shares."""


class _Guest(_Host):
    """A language whose numbers are written as another one's."""

    def __init__(self, code: str, host: Language) -> None:
        super().__init__(code)
        self._host = host

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a number as the host writes it."""
        return self._host.number(value, decimals)


def guest(code: str, host: Language) -> Language:
    """Return a language that stands beside another one: it writes numbers as that one does.

    Examples
    --------
    >>> from qc.words import language
    >>> guest("en", language("id")).say(1.5)
    '1,5'
    """
    return _Guest(code, host)


def host(code: str) -> Language:
    """Return the first language of a page of two.

    Examples
    --------
    >>> shares_page(host("id"))
    True
    """
    return _Host(code)


def shares_page(reader: Language) -> bool:
    """Return whether another language stands on the same page, so that room is scarce.

    Examples
    --------
    >>> from qc.words import language
    >>> shares_page(language("id"))
    False
    """
    return isinstance(reader, _Host)


def join(*texts: str) -> str:
    """Return texts that say the same with a stroke between them; what they begin with alike stands once.

    Examples
    --------
    >>> join("Rata-rata", "Mean"), join("1. Diameter luar", "1. Outside diameter"), join("Pembeli: PT A", "Buyer: PT A")
    ('Rata-rata / Mean', '1. Diameter luar / Outside diameter', 'Pembeli / Buyer: PT A')
    """
    found = list(dict.fromkeys(text for text in texts if text))
    if len(found) < 2:
        return "".join(found)
    ends = {text.partition(": ")[2] for text in found}
    if len(ends) == 1 and ends != {""}:
        return f"{' / '.join(text.partition(': ')[0] for text in found)}: {ends.pop()}"
    start = _shared(found[0], found[1])
    return " / ".join((found[0], *(text[start:] for text in found[1:])))


def _shared(one: str, other: str) -> int:
    """Return how much two texts begin with alike, up to a point or dot that closes it."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return max((one.rfind(mark, 0, same) + len(mark) for mark in (". ", " · ", ": ") if mark in one[:same]), default=0)
