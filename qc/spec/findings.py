"""From what is wrong with a standard to a problem with its place, as the file has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qc.errors import Location, Problem
from qc.values import dataclass
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.spec.locate import Path, Places

_SHOWN = 80
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong with a standard, not yet placed.

    Attributes
    ----------
    path : Path
        The key; items of a list are counted from 0.
    reason : Message
        What is wrong.
    expected, fix : Message or None
        What may stand there, and what to do.
    shown : tuple of Path
        Keys to show with their values as what was found; empty shows the value at ``path``.
    """

    path: Path
    reason: Message
    expected: Message | None = None
    fix: Message | None = None
    shown: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A standard's file as far as an error message needs it.

    Attributes
    ----------
    name : str
        As the user gave it.
    places : Places
        Where its keys stand.
    data : mapping
        What ``tomllib`` read.
    """

    name: str
    places: Places
    data: Mapping[str, Any]

    def problems(self, findings: Sequence[Finding], *, most: int) -> tuple[Problem, ...]:
        """Return the first ``most`` findings with their places, in the order of the file."""
        placed = [(self.places.line(finding.path) or 0, finding) for finding in findings[:most]]
        problems = [self._problem(finding, line) for line, finding in sorted(placed, key=lambda pair: pair[0])]
        if len(findings) > most:
            reason = message("there are more than {most} problems: these are the first", most=most)
            problems.append(Problem(reason=reason, location=Location(file=self.name)))
        return tuple(problems)

    def _problem(self, finding: Finding, line: int) -> Problem:
        location = Location(
            file=self.name, line=line or None, key=key_text(finding.path), item=self._item(finding.path)
        )
        return Problem(
            reason=finding.reason,
            location=location,
            found=self._found(finding),
            expected=finding.expected,
            fix=finding.fix,
        )

    def _found(self, finding: Finding) -> str | None:
        """Return what stands there: one value, or several keys with their values."""
        if not finding.shown:
            written = self.places.written(finding.path)
            return None if written is None else short(written)
        pairs = (self.places.written(path, with_key=True) for path in finding.shown)
        return ", ".join(short(pair) for pair in pairs if pair is not None) or None

    def _item(self, path: Path) -> str | None:
        """Return the id of the characteristic that a key belongs to, if it has one."""
        found: Any = self.data
        for step in path[:2]:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        name = found.get("id") if len(path) > 1 and isinstance(found, dict) else None
        return short(name) if isinstance(name, str) and path[0] == "characteristic" else None


def key_text(path: Path) -> str:
    """Return a path as people write it; items are counted from 1.

    Examples
    --------
    >>> key_text(("characteristic", 1, "lsl"))
    'characteristic[2].lsl'
    """
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += ("." if text else "") + (step if _PLAIN_KEY.fullmatch(step) else f'"{short(step)}"')
    return text


def short(written: str) -> str:
    """Return a text on one line, cut where it is long, with nothing that a terminal would obey."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in written).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
