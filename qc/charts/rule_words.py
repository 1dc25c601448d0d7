"""What each run rule means, in words for the workshop's owner, and the short tag that stands beside a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.stats.rules import RULES, Pattern
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.stats.rules import Rule

_ROWS: Mapping[str, Rule] = {rule.name: rule for rules in RULES.values() for rule in rules}
_LIMIT, _OUTER = 3.0, 2.0
_FIRST = "1"


def rule_tag(rule: str) -> str:
    """Return the short tag of a rule: its number in its set, 1 for a point beyond a limit.

    Examples
    --------
    >>> rule_tag("nelson-2"), rule_tag("western-electric-4"), rule_tag("beyond-limits")
    ('2', '4', '1')
    """
    row = _ROWS.get(rule)
    if row is not None and row.points == row.window == 1:
        return _FIRST
    tail = rule.rpartition("-")[2]
    return tail if tail.isdecimal() else rule


def rule_words(rule: str) -> Message:
    """Return what a rule means; a rule that no table has is called by its name.

    Examples
    --------
    >>> from qc.words import language
    >>> language("en").say(rule_words("nelson-2"))
    '9 points in a row on the same side of the centre line'
    """
    row = _ROWS.get(rule)
    if row is None:
        return message("rule {name}", name=rule)
    match row.pattern:
        case Pattern.BEYOND_ONE_SIDE:
            return _one_side(row)
        case Pattern.BEYOND_EITHER_SIDE:
            return message(
                "{points} points in a row far from the centre line, on either side (beyond {zone}σ)",
                points=row.points,
                zone=Number(row.zone),
            )
        case Pattern.WITHIN:
            return message(
                "{points} points in a row close to the centre line (within {zone}σ)",
                points=row.points,
                zone=Number(row.zone),
            )
        case Pattern.TREND:
            return message("{points} points in a row that only rise or only fall", points=row.points)
        case Pattern.ALTERNATION:
            return message("{points} points in a row that rise and fall in turn", points=row.points)


def _one_side(row: Rule) -> Message:
    """Return the words for points that lie together on one side."""
    facts = {"points": row.points, "window": row.window, "zone": Number(row.zone)}
    if row.zone >= _LIMIT and row.window == 1:
        return message("a point beyond a control limit")
    if row.zone == 0:
        if row.points == row.window:
            return message("{points} points in a row on the same side of the centre line", **facts)
        return message("{points} of {window} points in a row on the same side of the centre line", **facts)
    if row.zone >= _OUTER:
        return message("{points} of {window} points in a row near the same control limit (beyond {zone}σ)", **facts)
    return message(
        "{points} of {window} points in a row on the same side, far from the centre line (beyond {zone}σ)", **facts
    )
