"""What to do about a value of the wrong type or size: the line as it should be written."""

from __future__ import annotations

import datetime as dt
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from qc.spec.allowed import as_toml, example_line
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Rule = Mapping[str, Any]
    Mender = Callable[[str, Any, Rule], Message | None]

_PLAIN_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:\.\d+)?")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_COMMA_NUMBER = re.compile(r"([+-]?(?:0|[1-9]\d*)),(\d+)")
# What drawings and buyers call a class or a side, and the word that a standard takes for it.
_SAME_WORD: Mapping[str, str] = {
    **dict.fromkeys(("kritis", "kritikal", "krit", "crit", "cr"), "critical"),
    **dict.fromkeys(("mayor", "utama", "maj", "ma"), "major"),
    **dict.fromkeys(("minor", "ringan", "min", "mi"), "minor"),
    **dict.fromkeys(("dua", "both", "two-sided", "dua sisi", "2"), "two"),
    **dict.fromkeys(("atas", "maks", "maksimum", "max", "maximum"), "upper"),
    **dict.fromkeys(("bawah", "minimum"), "lower"),
    **dict.fromkeys(("diperketat", "ketat"), "tightened"),
    **dict.fromkeys(("dikurangi", "longgar"), "reduced"),
    **dict.fromkeys(("wajib", "harus", "mandatory"), "required"),
    **dict.fromkeys(("dilaporkan", "lapor", "laporan"), "reported"),
    **dict.fromkeys(("approved", "sah"), "disetujui"),
    **dict.fromkeys(("example", "sample"), "contoh"),
    **dict.fromkeys(("mesin",), "machine"),
    **dict.fromkeys(("pahat", "perkakas"), "tool"),
    **dict.fromkeys(("diketahui",), "known"),
}


def mend(kind: str, key: str, value: Any, rule: Rule) -> Message | None:
    """Return what to do about a value.

    Parameters
    ----------
    kind : str
        What is wrong, as in ``qc.spec.shape``.
    key : str
        The last key of the path.
    value : object
        What ``tomllib`` read.
    rule : mapping
        The key's rule in the schema.

    Returns
    -------
    Message or None
        None where what is allowed says it all.
    """
    mender = _MENDERS.get(kind)
    return None if mender is None else mender(key, value, rule)


def _number(key: str, value: Any, rule: Rule) -> Message:
    """Return advice for a number, which may stand in quotes or have a decimal comma."""
    written = value.strip() if isinstance(value, str) else ""
    if _PLAIN_NUMBER.fullmatch(written):
        return message("take the quotes away: {line}", line=f"{key} = {written}")
    if comma := _COMMA_NUMBER.fullmatch(written):
        line = f"{key} = {comma[1]}.{comma[2]}"
        return message("write the number with a point and without quotes: {line}", line=line)
    return _such_as(key, value, rule)


def _whole(key: str, value: Any, rule: Rule) -> Message:
    """Return advice for a whole number, which may have been written with decimals."""
    if isinstance(value, float) and value.is_integer():
        return message("write it without decimals: {line}", line=f"{key} = {value:.0f}")
    return _such_as(key, value, rule) if isinstance(value, float) else _number(key, value, rule)


def _date(key: str, value: Any, rule: Rule) -> Message:
    """Return advice for a date, which may stand in quotes or have a time of day."""
    if isinstance(value, dt.datetime):
        return message("leave the time of day out: {line}", line=f"{key} = {value.date().isoformat()}")
    if isinstance(value, str) and _ISO_DATE.fullmatch(value.strip()):
        return message("take the quotes away: {line}", line=f"{key} = {value.strip()}")
    return message("write year-month-day without quotes, like this: {line}", line=example_line(key, rule))


def _text(key: str, value: Any, rule: Rule) -> Message:
    """Return advice for a text, which may be a number or a date without quotes."""
    if isinstance(value, int | float | dt.date) and not isinstance(value, bool):
        return message("put it in quotes: {line}", line=f"{key} = {as_toml(str(value))}")
    return _such_as(key, value, rule)


def _word(key: str, value: Any, rule: Rule) -> Message | None:
    """Return advice for a word of a list: mistyped, or in another language; None where nobody can tell which."""
    if "enum" not in rule or ("oneOf" in rule and not isinstance(value, str)):
        return _such_as(key, value, rule)
    written = str(value).casefold().strip()
    same = _SAME_WORD.get(written)
    if same in rule["enum"]:
        return message("write it like this: {line}", line=f"{key} = {as_toml(same)}")
    near = get_close_matches(written, rule["enum"], n=1)
    return message("did you mean {key}?", key=as_toml(near[0])) if near else None


def _share(key: str, value: Any, rule: Rule) -> Message:
    """Return advice for a share, which may have been given in percent."""
    if "exclusiveMaximum" in rule and 50 <= value < 100:
        return message("write it as a share, not in percent: {line}", line=f"{key} = {value / 100:g}")
    return _such_as(key, value, rule)


def _newer(key: str, _value: Any, _rule: Rule) -> Message | None:
    """Return advice for a standard of a later format; of other numbers what is allowed says it all."""
    if key == "format":
        return message("this standard is written for a newer version of qc: install that one")
    return None


def _list(key: str, _value: Any, rule: Rule) -> Message:
    """Return advice for a list, whose heading may have one bracket too few on each side."""
    if "examples" in rule:
        return _such_as(key, _value, rule)
    return message("write {line} with two brackets on each side, once for each item", line=example_line(key, rule))


def _such_as(key: str, _value: Any, rule: Rule) -> Message:
    return message("write it like this: {line}", line=example_line(key, rule))


_MENDERS: Mapping[str, Mender] = {
    "float_type": _number,
    "int_type": _whole,
    "date_type": _date,
    "string_type": _text,
    "string_too_short": _such_as,
    "string_pattern_mismatch": _such_as,
    "finite_number": _such_as,
    "enum": _word,
    "literal_error": _word,
    "less_than": _share,
    "less_than_equal": _newer,
    "model_type": _such_as,
    "tuple_type": _list,
    "too_short": _list,
    "too_long": _such_as,
}
