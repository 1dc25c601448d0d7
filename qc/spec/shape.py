"""Shape of a standard: unknown keys, missing keys, wrong types, values out of range, in our own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.spec.allowed import allowed, example_line
from qc.spec.findings import Finding
from qc.spec.mend import mend
from qc.spec.schema import rule_at
from qc.spec.strangers import unknown_key
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qc.spec.kinds import Fault

REASONS: Mapping[str, Message] = {
    "string_type": message("this is not text in quotes"),
    "string_too_short": message("the text is empty"),
    "string_too_long": message("the text is too long"),
    "string_pattern_mismatch": message("the text holds something that may not stand here"),
    "float_type": message("this is not a number"),
    "int_type": message("this is not a whole number"),
    "finite_number": message("this number is too large to be a measurement, or no number at all"),
    "greater_than": message("this number is too small"),
    "greater_than_equal": message("this number is too small"),
    "less_than": message("this number is too large"),
    "less_than_equal": message("this number is too large"),
    "date_type": message("this is not a date"),
    "enum": message("this word is not known here"),
    "literal_error": message("this word is not known here"),
    "model_type": message("this must be a group of keys"),
    "tuple_type": message("this must be a list"),
    "too_short": message("the list is empty"),
    "too_long": message("the list is too long"),
}
_TOO_FEW = message("the list is too short")
UNKNOWN_FAULT = message("this value cannot be used")


def shape_findings(faults: Sequence[Fault]) -> Iterator[Finding]:
    """Yield faults of shape as findings in our own words.

    Parameters
    ----------
    faults : sequence of Fault
        From reading what ``tomllib`` found.

    Yields
    ------
    Finding
        One for each.
    """
    return (_finding(fault.kind, fault.path, fault.value) for fault in faults)


def _item(kind: str, path: tuple[str | int, ...]) -> Finding:
    """Return the finding for an item of a list, with the whole list as the example."""
    rule, whole = rule_at(path), rule_at(path[:-1])
    assert rule is not None
    assert whole is not None
    line = example_line(str(path[-2]), whole)
    return Finding(
        path=path,
        reason=REASONS.get(kind, UNKNOWN_FAULT),
        expected=allowed(rule),
        fix=message("write it like this: {line}", line=line),
    )


def _finding(kind: str, path: tuple[str | int, ...], value: Any) -> Finding:
    """Return the finding for one kind of fault."""
    if kind == "unknown":
        return unknown_key(path)
    rule = rule_at(path)
    assert rule is not None, path
    if isinstance(path[-1], int) and rule_at(path[:-1]) is not None:
        return _item(kind, path)
    key = str(path[-1])
    if kind == "missing":
        line = example_line(key, rule)
        return Finding(
            path=path,
            reason=message("the key {key} is missing", key=key),
            expected=allowed(rule),
            fix=message("add a line such as: {line}", line=line),
        )
    reason = _TOO_FEW if kind == "too_short" and value else REASONS.get(kind, UNKNOWN_FAULT)
    return Finding(path=path, reason=reason, expected=allowed(rule), fix=mend(kind, key, value, rule))
