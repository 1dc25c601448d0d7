"""The kinds of single value that may stand behind a key: how each is read, and how the JSON Schema states it."""

from __future__ import annotations

import datetime as dt
import operator
import re
from typing import TYPE_CHECKING, Any, Protocol, TypedDict

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]

# What Unicode calls white space; str.strip would take four control characters more, which are refused.
_WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_COMPARED = (
    ("le", operator.le, "less_than_equal", "maximum"),
    ("lt", operator.lt, "less_than", "exclusiveMaximum"),
    ("ge", operator.ge, "greater_than_equal", "minimum"),
    ("gt", operator.gt, "greater_than", "exclusiveMinimum"),
)


class Bounds(TypedDict, total=False):
    """What a value keeps to: bounds of a number, lengths of a text or a list, the pattern of a text."""

    ge: float
    gt: float
    le: float
    lt: float
    finite: bool
    min_length: int
    max_length: int
    pattern: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the shape of one value.

    Attributes
    ----------
    kind : str
        A key of ``qc.spec.shape.REASONS``, ``missing`` or ``unknown``.
    path : tuple of (str or int)
        Keys, and places in lists.
    value : object
        What stands there.
    """

    kind: str
    path: Path
    value: Any


class Kind(Protocol):
    """A kind of value."""

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        """Return a value of TOML as the standard holds it, or add what is wrong with it to ``faults``."""

    def schema(self, parts: dict[str, type]) -> dict[str, Any]:
        """Return the rule in the JSON Schema; add the classes that it refers to to ``parts``."""


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """Words that stand for something; marks an annotation, where they are not the words of one enum.

    Attributes
    ----------
    words : mapping
        What each word stands for.
    kind : str
        The fault of any other value.
    said : mapping
        What the schema says besides.
    """

    words: Mapping[str, Any]
    kind: str = "enum"
    said: Mapping[str, Any] | None = None

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        """Return what a word stands for."""
        if isinstance(value, str) and value in self.words:
            return self.words[value]
        faults.append(Fault(self.kind, path, value))
        return None

    def schema(self, _parts: dict[str, type]) -> dict[str, Any]:
        """Return the words."""
        return {"enum": list(self.words), "type": "string", **(self.said or {})}


@dataclass(frozen=True, slots=True)
class Text:
    """A text; space around it does not count."""

    bounds: Bounds

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        """Return the text."""
        text = value.strip(_WHITE) if isinstance(value, str) else None
        fault = "string_type" if text is None else self._fault(text)
        if fault is not None:
            faults.append(Fault(fault, path, value))
        return text

    def _fault(self, text: str) -> str | None:
        if len(text) < self.bounds.get("min_length", 0):
            return "string_too_short"
        if len(text) > self.bounds.get("max_length", len(text)):
            return "string_too_long"
        fits = "pattern" not in self.bounds or re.fullmatch(self.bounds["pattern"], text)
        return None if fits else "string_pattern_mismatch"

    def schema(self, _parts: dict[str, type]) -> dict[str, Any]:
        """Return the rule."""
        names = {"min_length": "minLength", "max_length": "maxLength", "pattern": "pattern"}
        return {"type": "string", **{names[word]: bound for word, bound in self.bounds.items()}}


@dataclass(frozen=True, slots=True)
class Number:
    """A number, or a whole number; a whole one will do for any."""

    bounds: Bounds
    kind: type[int | float]

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        """Return the number."""
        fault = self._fault(value) if type(value) in {int, self.kind} else f"{self.kind.__name__}_type"
        if fault is None:
            return self.kind(value)
        faults.append(Fault(fault, path, value))
        return None

    def _fault(self, value: float) -> str | None:
        try:
            number = self.kind(value)
        except OverflowError:
            return "finite_number"
        if "finite" in self.bounds and number - number != 0:
            return "finite_number"
        bounds: Mapping[str, Any] = self.bounds
        asked = ((fault, keeps, bounds[word]) for word, keeps, fault, _ in _COMPARED if word in bounds)
        return next((fault for fault, keeps, bound in asked if not keeps(number, bound)), None)

    def schema(self, _parts: dict[str, type]) -> dict[str, Any]:
        """Return the rule."""
        said = {name: self.bounds.get(word) for word, _, _, name in _COMPARED if word in self.bounds}
        return {"type": "number" if self.kind is float else "integer", **said}


class Date:
    """A date without a time of day."""

    def read(self, value: Any, path: Path, faults: list[Fault]) -> Any:
        """Return the date."""
        if type(value) is not dt.date:
            faults.append(Fault("date_type", path, value))
        return value

    def schema(self, _parts: dict[str, type]) -> dict[str, Any]:
        """Return the rule."""
        return {"type": "string", "format": "date"}
