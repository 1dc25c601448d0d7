"""Sense of a standard's own run rules: windows that can hold their points, zones that mean something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.spec.findings import Finding
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.spec.locate import Path
    from qc.spec.model import Characteristic
    from qc.spec.run_rules import RunRule

_IN_A_ROW = {"within", "trend", "alternation"}
_ZONED = {"within", "beyond-either-side"}
# Fewer points than these show no order, and no run on one side.
_LEAST: Mapping[str, int] = {"within": 2, "trend": 3, "alternation": 3}


def rule_findings(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield what makes no sense in the standard's own run rules.

    Parameters
    ----------
    path : Path
        The characteristic.
    item : Characteristic
        As it was read.

    Yields
    ------
    Finding
        One for each fault.
    """
    rows = item.rules if isinstance(item.rules, tuple) else ()
    for number, row in enumerate(rows):
        here = (*path, "rules", number)
        yield from _points(here, row)
        yield from _zone(here, row)
        if _plain(row) in [_plain(other) for other in rows[:number]]:
            yield Finding(path=here, reason=message("this rule is in the list already"))


def _plain(row: RunRule) -> RunRule:
    """Return a rule with its window written out, so that two ways to write it are alike."""
    return row.model_copy(update={"window": row.window or row.points})


def _points(path: Path, row: RunRule) -> Iterator[Finding]:
    """Yield too few points, or a window that does not fit them."""
    least = 2 if row.pattern == "beyond" and row.zone == 0 else _LEAST.get(row.pattern, 1)
    if row.points < least:
        yield Finding(
            path=(*path, "points"),
            reason=message("so few points show no such pattern"),
            expected=message("at least {fewest}", fewest=str(least)),
        )
    if row.window is not None and row.window < row.points:
        yield Finding(
            path=(*path, "window"),
            reason=message("the window is shorter than the points that must lie in it"),
            expected=message("at least {fewest}", fewest=str(row.points)),
            shown=((*path, "points"), (*path, "window")),
        )
    elif row.pattern in _IN_A_ROW and row.window not in {None, row.points}:
        yield Finding(
            path=(*path, "window"),
            reason=message("this pattern is of points in a row: all of its window"),
            fix=message("leave window out"),
        )


def _zone(path: Path, row: RunRule) -> Iterator[Finding]:
    """Yield a zone that is missing, or one where the pattern has none."""
    if row.pattern in _ZONED and row.zone == 0:
        yield Finding(
            path=(*path, "zone") if "zone" in row.model_fields_set else path,
            reason=message("this pattern needs a zone above 0"),
            fix=message("write how far from the centre line, in standard errors, such as zone = 1.0"),
        )
    elif row.pattern in {"trend", "alternation"} and row.zone > 0:
        yield Finding(
            path=(*path, "zone"),
            reason=message("a pattern in the order of points has no zone"),
            fix=message("leave zone out"),
        )
