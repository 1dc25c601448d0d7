"""What each run rule means, in words for the workshop's owner, and the short tag that stands beside a point."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from qc import stats
from qc.values import dataclass
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.stats.run_rules.rules import Rule

_ROWS: Mapping[str, Rule] = {rule.name: rule for rules in stats.RULES.values() for rule in rules}
_LIMIT, _OUTER = 3.0, 2.0
_FIRST = "1"


@dataclass(frozen=True, slots=True)
class ToldRule:
    """A rule as a chart names it.

    Attributes
    ----------
    name : str
        Its name in its table.
    tag : str
        What stands beside a point.
    words : Message
        What it means.
    ordered : bool
        Whether the side of its signals says which way they go.
    """

    name: str
    tag: str
    words: Message
    ordered: bool = False


def told_rule(name: str, own: Sequence[Rule] = ()) -> ToldRule:
    """Return a rule with its tag and its words.

    Parameters
    ----------
    name : str
        As a signal names it.
    own : sequence of Rule
        The rules that were asked for, where these are a standard's own.
    """
    row = _row(name, own)
    ordered = row is not None and row.pattern is stats.Pattern.TREND
    return ToldRule(name=name, tag=rule_tag(name, own), words=rule_words(name, own), ordered=ordered)


def _row(name: str, own: Sequence[Rule]) -> Rule | None:
    """Return a rule's row in the tables, or among a standard's own."""
    return _ROWS.get(name) or next((rule for rule in own if rule.name == name), None)


def rule_tag(name: str, own: Sequence[Rule] = ()) -> str:
    """Return the short tag of a rule: its number in its set, 1 for a point beyond a limit, else a letter.

    Examples
    --------
    >>> rule_tag("nelson-2"), rule_tag("western-electric-4"), rule_tag("beyond-limits")
    ('2', '4', '1')
    """
    row = _ROWS.get(name)
    if row is not None and row.points == row.window == 1:
        return _FIRST
    if row is None and name in (names := [rule.name for rule in own]):
        return ascii_uppercase[names.index(name)]
    tail = name.rpartition("-")[2]
    return tail if tail.isdecimal() else name


def rule_words(name: str, own: Sequence[Rule] = ()) -> Message:
    """Return what a rule means; a rule that no table has is called by its name.

    Examples
    --------
    >>> from qc.words import language
    >>> language("en").say(rule_words("nelson-2"))
    '9 points in a row on the same side of the centre line'
    """
    row = _row(name, own)
    if row is None:
        return message("rule {name}", name=name)
    facts = {"points": row.points, "window": row.window, "zone": Number(row.zone)}
    match row.pattern:
        case stats.Pattern.BEYOND_ONE_SIDE:
            return _one_side(row, facts)
        case stats.Pattern.BEYOND_EITHER_SIDE:
            return _either_side(row, facts)
        case stats.Pattern.WITHIN:
            return message("{points} points in a row close to the centre line (within {zone}σ)", **facts)
        case stats.Pattern.TREND:
            return message("{points} points in a row that only rise or only fall", **facts)
        case stats.Pattern.ALTERNATION:
            return message("{points} points in a row that rise and fall in turn", **facts)


def _either_side(row: Rule, facts: Mapping[str, object]) -> Message:
    """Return the words for points beyond a zone, wherever they lie."""
    if row.points == row.window:
        return message("{points} points in a row far from the centre line, on either side (beyond {zone}σ)", **facts)
    return message(
        "{points} of {window} points in a row far from the centre line, on either side (beyond {zone}σ)", **facts
    )


def _one_side(row: Rule, facts: Mapping[str, object]) -> Message:
    """Return the words for points that lie together on one side."""
    if row.window == 1:
        if row.zone == _LIMIT:
            return message("a point beyond a control limit")
        return message("a point more than {zone}σ from the centre line", **facts)
    if row.zone == 0:
        if row.points == row.window:
            return message("{points} points in a row on the same side of the centre line", **facts)
        return message("{points} of {window} points in a row on the same side of the centre line", **facts)
    if row.zone >= _OUTER:
        return message("{points} of {window} points in a row near the same control limit (beyond {zone}σ)", **facts)
    return message(
        "{points} of {window} points in a row on the same side, far from the centre line (beyond {zone}σ)", **facts
    )
