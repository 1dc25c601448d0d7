"""What can be wrong, where, and what to do about it.

::

    QCError
    ├── InputError      a measurement file that cannot be used
    ├── SpecError       a buyer's standard that cannot be used
    ├── UsageError      a request that does not fit together
    └── OutputError     a result that cannot be written

A problem is a value: the reader of a file collects all of them and then raises one error that holds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from qc.values import dataclass
from qc.words import Language, Message, language, message

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file.

    Attributes
    ----------
    file : str
        The file's name as the user gave it.
    sheet : str or None
        The sheet of a workbook.
    row : int or None
        The row of a table as the spreadsheet numbers it, from 1.
    column : str or None
        The column's header, or its letter, as the user sees it.
    line : int or None
        The line of a standard as a text editor numbers it, from 1.
    key : str or None
        The path of a key in a standard, such as ``characteristic[2].lsl``.
    item : str or None
        The id of the characteristic that the key belongs to.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    key: str | None = None
    item: str | None = None

    def message(self) -> Message:
        """Return the place in words: ``batch.csv, row 12, column x3``."""
        parts: list[object] = [self.file]
        if self.sheet is not None:
            parts.append(message("sheet {sheet}", sheet=self.sheet))
        if self.row is not None:
            parts.append(message("row {row}", row=str(self.row)))
        if self.column is not None:
            parts.append(message("column {column}", column=self.column))
        if self.line is not None:
            parts.append(message("line {line}", line=str(self.line)))
        if self.key is not None and self.item is not None:
            parts.append(message("key {key} ({item})", key=self.key, item=self.item))
        elif self.key is not None:
            parts.append(message("key {key}", key=self.key))
        return message("{parts}", parts=tuple(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong.

    Attributes
    ----------
    reason : Message
        What is wrong, in one sentence.
    location : Location or None
        Where; None where no file is concerned.
    found : str or None
        What stands there, exactly as written.
    expected : Message or None
        What may stand there.
    fix : Message or None
        What to do.
    """

    reason: Message
    location: Location | None = None
    found: str | None = None
    expected: Message | None = None
    fix: Message | None = None

    def lines(self, reader: Language) -> tuple[str, ...]:
        """Return the problem as lines of text: place and reason, what was found, what to do."""
        where = f"{reader.say(self.location.message())}: " if self.location else ""
        first = where + reader.say(self.reason)
        rest = (
            message("found: {found}", found=self.found) if self.found is not None else None,
            message("expected: {expected}", expected=self.expected) if self.expected else None,
            message("what to do: {fix}", fix=self.fix) if self.fix else None,
        )
        return (first, *(f"  {reader.say(line)}" for line in rest if line is not None))


class QCError(Exception):
    """Anything that qc refuses, with every problem that led to it.

    Parameters
    ----------
    problems : iterable of Problem
        At least one.
    """

    exit_status: ClassVar[int] = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.text(language("en")))

    def __reduce__(self) -> tuple[type[QCError], tuple[tuple[Problem, ...]]]:
        """Return how it is made again in another process."""
        return type(self), (self.problems,)

    def text(self, reader: Language) -> str:
        """Return all problems in the reader's language, one after the other."""
        return "\n".join(line for problem in self.problems for line in problem.lines(reader))


class InputError(QCError):
    """A measurement file cannot be used."""


class SpecError(QCError):
    """A buyer's standard cannot be used."""


class UsageError(QCError):
    """What was asked for does not fit together."""

    exit_status = 2


class OutputError(QCError):
    """A result cannot be written."""
