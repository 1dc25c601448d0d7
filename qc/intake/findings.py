"""What is found while reading: problems that stop the reading, and notes for the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from qc.errors import InputError, Problem
from qc.intake.batch import DataNote
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qc.errors import Location
    from qc.intake.beside.figures import SheetFigure
    from qc.intake.beside.remembered import ColumnMatch
    from qc.intake.columns import Way

MANY = 50
"""More problems of one kind than this are shown in part."""
SHOWN = 20
"""How many of them are shown."""
LONG = 200
"""A longer cell is shown in part."""


class Findings:
    """Problems and notes, in the order in which they were found.

    Attributes
    ----------
    problems : list of Problem
        Every problem, but of each kind no more than a reader can use.
    notes : list of DataNote
        What was decided while reading.
    figures : list of SheetFigure
        What sheets say of the spread of their readings.
    matches : list of ColumnMatch
        Headers that were taken for a characteristic that they do not name.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.notes: list[DataNote] = []
        self.figures: list[SheetFigure] = []
        self.matches: list[ColumnMatch] = []
        self._unsaid: Counter[tuple[str, str]] = Counter()

    def problem(
        self,
        reason: Message,
        location: Location | None = None,
        *,
        found: str | None = None,
        expected: Message | None = None,
        fix: Message | None = None,
    ) -> None:
        """Keep one problem."""
        self.problems.append(Problem(reason=reason, location=location, found=found, expected=expected, fix=fix))

    def each(self, places: Sequence[int], make: Callable[[int], Problem]) -> None:
        """Keep a problem for every place, made only as far as a reader can use them, and each only once."""
        for problem in map(make, places[: MANY + 1]):
            if problem not in self.problems:
                self.problems.append(problem)
        if len(places) > MANY + 1:
            self._unsaid[_kind(self.problems[-1])] += len(places) - MANY - 1

    def note(self, said: Message, location: Location | None = None) -> None:
        """Keep a note for the report."""
        self.notes.append(DataNote(said=said, location=location))

    def note_once(self, said: Message, location: Location) -> None:
        """Keep a note, if it does not stand there already."""
        if DataNote(said=said, location=location) not in self.notes:
            self.note(said, location)

    def matched(self, header: str, characteristic: str, way: Way) -> None:
        """Keep for what a header was taken, where the next file may bear it too."""
        from qc.intake.beside.remembered import WORTH_KEEPING, ColumnMatch  # noqa: PLC0415 - most files name every column

        if header.strip() and way in WORTH_KEEPING:
            self.matches.append(ColumnMatch(header=header.strip(), characteristic=characteristic, way=way))

    def take(self, other: Findings) -> None:
        """Keep everything that ``other`` holds."""
        self.problems += other.problems
        self.notes += other.notes
        self.figures += other.figures
        self.matches += other.matches
        self._unsaid += other._unsaid

    def stop(self) -> None:
        """Raise one error that holds every problem, if there is any."""
        if self.problems:
            raise InputError(self._shown())

    def _shown(self) -> Iterable[Problem]:
        """Yield the problems; of a kind that occurs very often the first ones and how many more there are."""
        seen: Counter[tuple[str, str]] = Counter()
        total = Counter(_kind(problem) for problem in self.problems) + self._unsaid
        for problem in sorted(self.problems, key=self._reading_order):
            kind = _kind(problem)
            seen[kind] += 1
            if total[kind] <= MANY or seen[kind] <= SHOWN:
                yield _brief(problem)
            elif seen[kind] == SHOWN + 1:
                yield _rest(problem, total[kind] - SHOWN)

    def _reading_order(self, problem: Problem) -> tuple[int, int]:
        """Order problems as a reader goes through the files: file by file, row by row."""
        files = list(dict.fromkeys(_kind(one)[0] for one in self.problems))
        row = problem.location.row if problem.location else None
        return files.index(_kind(problem)[0]), row or 0


def _kind(problem: Problem) -> tuple[str, str]:
    return problem.location.file if problem.location else "", problem.reason.text


def _brief(problem: Problem) -> Problem:
    """Return a problem with no more of a cell than a reader can use: a broken file may have a megabyte in one."""
    if problem.found is None or len(problem.found) <= LONG:
        return problem
    return replace(problem, found=shortened(problem.found))


def shortened(text: str, most: int = LONG) -> str:
    """Return a text's beginning, as long as a reader can use.

    Examples
    --------
    >>> shortened("12,05"), shortened("1" * 1000, most=5)
    ('12,05', '11111…')
    """
    return text if len(text) <= most else text[:most] + "…"


def _rest(problem: Problem, count: int) -> Problem:
    return Problem(
        reason=message("{count} more problems of the same kind: {reason}", count=count, reason=problem.reason),
        location=problem.location and replace(problem.location, row=None, column=None),
    )


def name_list(names: Iterable[str], most: int = 5) -> tuple[str, ...]:
    """Return names as a reader lists them: each once, the first of many.

    Examples
    --------
    >>> name_list(["Total", "Maks", "Total"]), name_list("abc", most=2)
    (('Total', 'Maks'), ('a', 'b', '…'))
    """
    shown = list(dict.fromkeys(names))
    return (*map(shortened, shown[:most]), *(("…",) if len(shown) > most else ()))


def row_list(rows: Sequence[int], most: int = 8) -> str:
    """Return row numbers as a reader lists them.

    Examples
    --------
    >>> row_list([4, 5, 9])
    '4, 5, 9'
    >>> row_list(range(1, 100), most=3)
    '1, 2, 3, …'
    """
    said = [str(int(row)) for row in rows[:most]]
    return ", ".join([*said, "…"] if len(rows) > most else said)
