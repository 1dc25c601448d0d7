"""What a buyer's table or a person asks of a characteristic: "12 ± 0,05", "min 8", "+0,05/-0,02", "GO/NO-GO"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from qc.intake.header_limits import limits_in
from qc.spec.general_tolerances import BY_GRADE, BY_SIZE, unit_of
from qc.spec.written_numbers import NUMBER, number_in, read_as_decimals, tidy, value_of
from qc.units import canonical
from qc.values import dataclass
from qc.words import Message, message

_SIGNED = rf"[+-]\s*{NUMBER}(?![.,]?\d)"
_ZERO = r"[+-]?\s*0(?:[.,]0+)?(?![.,]?\d)"
_DEVIATION = rf"(?:{_SIGNED}|{_ZERO})"
_DEVIATIONS = re.compile(
    rf"^(?P<size>\D*{NUMBER}(?![.,]?\d))?\s*\(?\s*(?P<one>{_DEVIATION})\s*[/;|,]?\s*(?P<other>{_DEVIATION})"
)
_EVENLY = re.compile(rf"^±\s*({NUMBER})")
_BEHIND = re.compile(rf"^[^\d+-]*({NUMBER})(?:\s*([^\s\d]+))?(?:\s+|(?<=\d))(max|maks|min)\w*\.?$", re.IGNORECASE)
_LEAST_MOST = re.compile(rf"^\W*min\w*\.?\s*({NUMBER})[^\d]*?\bma(?:x|ks)\w*\.?\s*({NUMBER})(\D*)$", re.IGNORECASE)
_MOST_LEAST = re.compile(rf"^\W*ma(?:x|ks)\w*\.?\s*({NUMBER})\D*?\bmin\w*\.?\s*({NUMBER})(\D*)$", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"^-\s*\d|[\s(~/±:=<>≤≥]-\d|[(~/±:=<>≤≥]\s*-\s*\d")
_ATTRIBUTE = re.compile(
    r"\bgo\b.*\bno\b|\bok\b\W*\bng\b|\bgo\s*/?\s*ng\b|limit\s*sample|batas\s*contoh|contoh\s*batas|sampel\s*batas"
    r"|\bmaster\b|boundary\s*sample",
    re.IGNORECASE,
)
_LINEAR = re.compile(r"(?:ISO\s*2768(?:\s*-\s*1)?|(JIS)\s*B\s*0405)[\s-]*([fmcv])([HKL]?)\b", re.IGNORECASE)
_CASTING = re.compile(r"(?:ISO\s*8062(?:\s*-\s*3)?)?[\s,-]*DCTG\s*(\d+)\b", re.IGNORECASE)
_TWO_NUMBERS, _ONE_NUMBER = 2, 1

SHOWN_FORMS = message(
    "“12 ± 0.05”, “12 +0.05/-0.02”, “170-210”, “min 8”, “max 0.3”, “40 ISO 2768-1 m”, “GO/NO-GO” or “OK/NG”"
)
"""How a requirement may be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What is asked of one characteristic.

    Attributes
    ----------
    kind : {"variable", "attribute"}
        Measured, or judged OK or NG.
    nominal, lsl, usl : float or None
        Size to aim at and specification limits; both limits are None where ``tolerance`` gives them.
    tolerance : str or None
        A published tolerance by the name that standards use.
    unit : str or None
        The unit behind the numbers.
    assumed : tuple of Message
        What was taken for granted in reading it.
    """

    kind: Literal["variable", "attribute"] = "variable"
    nominal: float | None = None
    lsl: float | None = None
    usl: float | None = None
    tolerance: str | None = None
    unit: str | None = None
    assumed: tuple[Message, ...] = ()


def read_requirement(text: str, *, nominal: float | None = None) -> Requirement | None:
    """Return what a text asks, or None where it cannot be told for certain.

    Parameters
    ----------
    text : str
        As the buyer writes it.
    nominal : float, optional
        The size that deviations such as ``±0,05`` start from, where it stands elsewhere.

    Examples
    --------
    >>> found = read_requirement("12 +0,05/-0,02 mm")
    >>> found.nominal, found.lsl, found.usl, found.unit
    (12.0, 11.98, 12.05, 'mm')
    >>> read_requirement("40 ISO 2768-mK").tolerance, read_requirement("GO/NO-GO").kind
    ('ISO 2768-1 m', 'attribute')
    >>> read_requirement("12 h7") is None
    True
    """
    plain = tidy(text)
    if (named := _named(plain, nominal)) is not None:
        return named
    if _ATTRIBUTE.search(plain):
        return Requirement(kind="attribute")
    if not any(character.isdigit() for character in plain):
        return _judged_by_eye(plain)
    assumed = tuple(read_as_decimals(plain))
    found = _deviations(plain, nominal, assumed) or _evenly(plain, nominal, assumed)
    return found or _limits(plain, nominal, assumed)


def _sum(size: float, deviation: float) -> float:
    """Return a limit without what binary arithmetic adds."""
    return float(Decimal(repr(size)) + Decimal(repr(deviation)))


def _named(text: str, nominal: float | None) -> Requirement | None:
    """Return a tolerance that a published standard gives by class, grade or size."""
    if (found := _LINEAR.search(text)) is not None:
        name = f"{'JIS B 0405' if found[1] else 'ISO 2768-1'} {found[2].lower()}"
    elif (found := _CASTING.search(text)) is not None:
        name = f"ISO 8062-3 DCTG {found[1]}"
    else:
        return next((_grade(name) for name in BY_GRADE if name.casefold() in text.casefold()), None)
    if name not in BY_SIZE:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;-()")
    size = number_in(rest)
    if size is None and any(character.isdigit() for character in rest):
        return None
    assumed = tuple(read_as_decimals(rest))
    if found.lastindex and found.lastindex >= 3 and found[3]:
        said = message("the class {letter} for form and position in “{text}” was left out", letter=found[3], text=text)
        assumed = (*assumed, said)
    return Requirement(nominal=nominal if size is None else size, tolerance=name, unit=unit_of(name), assumed=assumed)


def _grade(name: str) -> Requirement:
    return Requirement(tolerance=name, unit=unit_of(name))


def _judged_by_eye(text: str) -> Requirement | None:
    """Return that words without a number are judged OK or NG."""
    if not any(character.isalpha() for character in text) or canonical(text) is not None:
        return None
    said = message("“{text}” gives no number: taken as judged OK or NG", text=text)
    return Requirement(kind="attribute", assumed=(said,))


def _deviations(text: str, nominal: float | None, assumed: tuple[Message, ...]) -> Requirement | None:
    """Return what two deviations such as +0.05/-0.02 give, in either order."""
    found = _DEVIATIONS.match(text)
    if found is None or not set("+-") & set(found["one"] + found["other"]):
        return None
    size = nominal if found["size"] is None else number_in(found["size"])
    if size is None or len(re.findall(NUMBER, text[found.end() :])):
        return None
    low, high = sorted((value_of(found["one"]), value_of(found["other"])))
    return Requirement(
        nominal=size if low <= 0 <= high else None,
        lsl=_sum(size, low),
        usl=_sum(size, high),
        unit=_unit(text[found.end() :]),
        assumed=assumed,
    )


def _evenly(text: str, nominal: float | None, assumed: tuple[Message, ...]) -> Requirement | None:
    """Return what ±0.05 gives where the size stands elsewhere."""
    found = _EVENLY.match(text)
    if found is None or nominal is None or re.search(r"\d", text[found.end() :]):
        return None
    half = value_of(found[1])
    return Requirement(
        nominal=nominal,
        lsl=_sum(nominal, -half),
        usl=_sum(nominal, half),
        unit=_unit(text[found.end() :]),
        assumed=assumed,
    )


def _limits(text: str, nominal: float | None, assumed: tuple[Message, ...]) -> Requirement | None:
    """Return what a whole text such as "170-210 HB" gives; numbers that it would leave out make it unclear."""
    if _BELOW_ZERO.search(text):
        return None
    if (behind := _BEHIND.match(text)) is not None:
        text = f"{behind[3]} {behind[1]} {behind[2] or ''}"
    elif (pair := _LEAST_MOST.match(text)) is not None:
        text = f"{pair[1]} - {pair[2]} {pair[3]}"
    elif (pair := _MOST_LEAST.match(text)) is not None:
        text = f"{pair[2]} - {pair[1]} {pair[3]}"
    numbers = re.findall(NUMBER, text)
    found = limits_in(text)
    if found is None:
        return None
    (low, high), unit = found
    both = low is not None and high is not None
    if len(numbers) != (_TWO_NUMBERS if both else _ONE_NUMBER):
        return None
    even = re.search(rf"({NUMBER})\s*±", text)
    size = nominal if even is None else value_of(even[1])
    if even is None and both and value_of(numbers[0]) > value_of(numbers[1]):
        if value_of(numbers[1]) < value_of(numbers[0]) / 2:
            return None  # 12,5-0,1 may be a size and its deviation
        assumed = (*assumed, message("“{text}” has the larger limit first: the smaller one is lsl", text=text))
    return Requirement(nominal=size, lsl=low, usl=high, unit=_unit(text) or unit, assumed=assumed)


def _unit(text: str) -> str | None:
    """Return the unit at the end of a text."""
    words = text.strip(" ().").split()
    return canonical(words[-1].lstrip("0123456789.,")) if words else None
