"""What a key may hold, in words, and how it is written; read from the format's schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def allowed(rule: Mapping[str, Any]) -> Message:
    """Return what a key may hold.

    Parameters
    ----------
    rule : mapping
        The key's rule in the schema.

    Examples
    --------
    >>> from qc.words import language
    >>> language("en").say(allowed({"type": "integer", "minimum": 1, "maximum": 100}))
    'a whole number from 1 to 100'
    """
    if "oneOf" in rule:
        one, other = (allowed(kind) for kind in rule["oneOf"])
        return message("{one}; or {other}", one=one, other=other)
    if "enum" in rule:
        return message("one of: {words}", words=tuple(as_toml(word) for word in rule["enum"]))
    if rule.get("format") == "date":
        return message("a date as year-month-day, without quotes")
    return _KINDS[rule["type"]](rule)


def _text(rule: Mapping[str, Any]) -> Message:
    """Return what a text may hold; only identifiers have no stated length."""
    if "maxLength" in rule:
        return message("one line of text in quotes, at most {most} characters", most=str(rule["maxLength"]))
    return message("up to 64 small letters, digits, _ and -, in quotes, beginning with a letter or a digit")


def _within(what: Message, rule: Mapping[str, Any]) -> Message:
    """Return ``what`` with its bounds, written with a point as TOML needs it."""
    bounds = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
    low, above, high, below = (None if word not in rule else as_toml(rule[word]) for word in bounds)
    if low is not None and low == high:
        return message("only {value}", value=low)
    if low is not None and high is not None:
        return message("{what} from {low} to {high}", what=what, low=low, high=high)
    if low is not None and below is not None:
        return message("{what} from {low} up to, but below, {high}", what=what, low=low, high=below)
    if low is not None:
        return message("{what}, at least {low}", what=what, low=low)
    if above is not None and high is not None:
        return message("{what} above {low}, at most {high}", what=what, low=above, high=high)
    return what if above is None else message("{what} above {low}", what=what, low=above)


def _list(item: Mapping[str, Any]) -> Message:
    """Return what a list may hold: words, groups of keys, or the headings of the format's own list."""
    if "enum" in item:
        return message("a list in square brackets, each item {one}", one=allowed(item))
    if "class" in item.get("properties", ()):
        return message("one heading [[characteristic]] for each thing that is measured")
    return message("a list in square brackets, each item {one}", one=allowed(item))


_KINDS: Mapping[str, Callable[[Mapping[str, Any]], Message]] = {
    "number": lambda rule: _within(message("a number"), rule),
    "integer": lambda rule: _within(message("a whole number"), rule),
    "string": _text,
    "array": lambda rule: _list(rule["items"]),
    "object": lambda rule: message("a group of keys: {keys}", keys=tuple(rule["properties"])),
}


def example_line(key: str, rule: Mapping[str, Any]) -> str:
    """Return how a key is written, with the schema's example.

    Examples
    --------
    >>> example_line("names", {"examples": [{"id": "Tebal", "en": "Thickness"}]})
    'names = { id = "Tebal", en = "Thickness" }'
    """
    if "examples" not in rule:
        return "[[characteristic]]"
    value = rule["examples"][0]
    return f"{key} = {value if rule.get('format') == 'date' else as_toml(value)}"


def as_toml(value: Any) -> str:
    """Return a text, a number, a list or a group of them as TOML writes it on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {as_toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(as_toml(inner) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=False)
