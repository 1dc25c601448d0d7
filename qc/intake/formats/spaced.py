"""Tables whose columns are aligned with two spaces or more, as gauge printers, terminals and messages give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location, Problem
from qc.intake.findings import Findings, name_list, row_list, shortened
from qc.intake.formats.drawn import HEAD_LINES, Drawn, header_row
from qc.intake.formats.raw import letter
from qc.intake.formats.spaced_again import header_above, headers_joined
from qc.intake.formats.spaced_fields import Field, Ruler, depends, fields, is_rule, loose, one_cell, speaks, words
from qc.intake.formats.spaced_ground import ground
from qc.intake.formats.spaced_header import extents, may_be_half
from qc.intake.formats.spaced_level import Level
from qc.intake.formats.spaced_single import blanks
from qc.intake.headers import sums_up
from qc.intake.readings.cell import take_apart
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.intake.formats.spaced_gaps import Ground
    from qc.intake.plan import ColumnPlan

_MOST_COLUMNS = 1000
_SHOWN = 40
_BELOW = message("each cell below its own header, and two spaces or more between cells")
_MOVE = message("Move it below its header with spaces, or write semicolons between the cells of the whole table.")


class _Misplaced(Exception):  # noqa: N818 - not an error: what is to be said of one line
    """A line whose places do not tell its columns."""

    def __init__(self, reason: Message, column: str) -> None:
        super().__init__(reason.text)
        self.reason, self.column = reason, column


def spaced(name: str, lines: Sequence[str], plan: ColumnPlan) -> Drawn | None:
    """Return a table whose columns spaces align; None where nothing looks like its header.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    lines : sequence of str
        Of the file.
    plan : ColumnPlan
        What the standard asks for.
    """
    head = [[one.text for one in fields(line, Ruler())] for line in lines[:HEAD_LINES]]
    top = header_row(head, plan) if max(map(len, head)) <= _MOST_COLUMNS else None
    if top is None:
        return None
    table = lines[top:]
    tabs = any("\t" in line for line in table)
    wide = any(depends(line) for line in table)
    rulers = [Ruler(tab, how) for tab in ((8, 4) if tabs else (8,)) for how in ((True, False) if wide else (True,))]
    tried = [_Table(name, lines, top, ruler).drawn() for ruler in rulers]
    clean = [one for one in tried if not one.findings.problems]
    if any(one.rows != clean[0].rows for one in clean):
        return _unsettled(name, [one.rows for one in clean], lines)
    found = clean[0] if clean else tried[0]
    above = header_above(name, lines, top, found.rows, _BELOW)
    lost = above or headers_joined(name, lines, top, head[top], plan, _BELOW)
    found.findings.problems += [lost] if lost is not None else []
    if tabs:
        said = message("tabs and spaces are mixed between the cells: read by where the cells stand")
        found.findings.note(said, Location(file=name))
    return found


def _unsettled(name: str, rows: Sequence[list[list[str]]], lines: Sequence[str]) -> Drawn:
    """Return a table with the first line that comes out otherwise with another width of tabs or letters."""
    line = next(i for i in range(len(lines)) if any(one[i] != rows[0][i] for one in rows))
    found = Drawn(rows=rows[0])
    found.findings.problem(
        message("tabs or wide letters stand between the cells of this table: they leave open where a column begins"),
        Location(file=name, row=line + 1),
        found=shortened(lines[line].strip()),
        expected=_BELOW,
        fix=_MOVE,
    )
    return found


class _Table:
    """The lines of a file from the header on, parted by places."""

    def __init__(self, name: str, lines: Sequence[str], top: int, ruler: Ruler) -> None:
        self._name, self._lines, self._top, self._ruler = name, lines, top, ruler
        self._header, self._words = fields(lines[top], ruler), lines[top].split()
        self._ground: Ground = ground(extents(lines[top:], ruler), self._regular, ruler)
        self._level = Level(self._ground, self._header, self._regular())
        self._labels = {self._ground.first + i: one.text for i, one in enumerate(self._header)}
        self._last = max((i for i, line in self._below() if not loose(line)), default=top)
        self._unplaced: list[int] = []

    def drawn(self) -> Drawn:
        """Return all lines as rows of cells, with a problem for every one whose places leave its columns open."""
        findings, wrong = Findings(), dict[int, _Misplaced]()
        rows = [self._above(i) for i in range(self._top)]
        titles = [*[""] * self._ground.first, *(one.text for one in self._header)]
        rows.append([*titles, *[""] * (self._ground.width - len(titles))])
        rows += [[] for _ in range(len(self._lines) - self._top - 1)]
        for i, line in self._below():
            try:
                rows[i] = self._row(i, line)
            except _Misplaced as misplaced:
                wrong[i] = misplaced
        findings.each(list(wrong), lambda i: self._problem(i, wrong[i]))
        self._note(findings)
        return Drawn(rows=rows, findings=findings)

    def _below(self) -> Iterator[tuple[int, list[Field]]]:
        for i in range(self._top + 1, len(self._lines)):
            line = self._lines[i]
            if line.strip() and not is_rule(line):
                yield i, fields(line, self._ruler)

    def _regular(self) -> Iterator[list[Field]]:
        return (line for _, line in self._below() if not loose(line))

    def _above(self, i: int) -> list[str]:
        """Return the cells of a title; right above the header nobody can tell what belongs to which column."""
        if is_rule(self._lines[i]):
            return []
        texts = [one.text for one in fields(self._lines[i], self._ruler)]
        numbers = any(take_apart(text).digits for text in texts)
        return texts if numbers or i + 1 < self._top else [self._lines[i].strip()]

    def _row(self, i: int, line: list[Field]) -> list[str]:
        """Return the cells of one line."""
        self._hold_header(i)
        if not loose(line):
            placed = self._placed(line)
            if (stray := self._level.stray(line)) is not None:
                raise self._misplaced(stray[0], *sorted((self._ground.piece(stray[0].start), stray[1])))
            return placed
        sums = sums_up(line[0].text.rstrip(" :="))
        try:
            return self._placed(line, sums=sums)
        except _Misplaced:
            if sums and len(line) > 1:
                self._unplaced.append(i + 1)
                return [line[0].text]
            half = i == self._top + 1 and may_be_half(line)
            if sums or (speaks(line) and not half) or (i > self._last and not self._lines[i - 1].strip()):
                return [self._lines[i].strip()]
            raise

    def _hold_header(self, i: int) -> None:
        """Refuse the header's words where they stand once more, but below another header each: its rows do so too."""
        if self._lines[i].split() != self._words:
            return
        for one, own in zip(*(words(self._lines[k], self._ruler) for k in (i, self._top)), strict=True):
            first, last = self._ground.piece(one.start), self._ground.piece(one.end - 1)
            if self._ground.owners[self._ground.piece(own.start)] not in self._ground.owners[first : last + 1]:
                raise self._misplaced(one, first, last)

    def _placed(self, line: Sequence[Field], *, sums: bool = False) -> list[str]:
        """Return cells in their columns; a word that sums up may reach over several."""
        cells: list[list[str]] = [[] for _ in range(self._ground.width)]
        for k, whole in enumerate(line):
            for one in self._parted(whole):
                first, last = self._ground.piece(one.start), self._ground.piece(one.end - 1)
                owner = self._ground.owners[first]
                if sums and k == 0:
                    owner, last = owner or 0, first
                if first != last or owner is None:
                    raise self._misplaced(one, first, last)
                cells[owner].append(one.text)
        return [self._joined(texts, column) for column, texts in enumerate(cells)]

    def _parted(self, whole: Field) -> Iterator[Field]:
        """Yield the cells of a text that only a single space parts, where all rows have one."""
        start, begin = whole.start, 0
        for edge in self._ground.cut:
            if whole.start < edge < whole.end - 1:
                break
        else:
            yield whole
            return
        at = blanks(whole, self._ruler)
        for edge in sorted(self._ground.cut):
            if edge in at and start < edge:
                yield Field(start, edge, whole.text[begin : at[edge]])
                start, begin = edge + 1, at[edge] + 1
        yield Field(start, whole.end, whole.text[begin:])

    def _joined(self, texts: Sequence[str], column: int) -> str:
        """Return what stands below one header: one cell, with its sign before or its unit or remark behind it."""
        if not one_cell(texts):
            shown = tuple(f"“{shortened(text, _SHOWN)}”" for text in texts)
            raise _Misplaced(
                message("{cells} stand below the same header: which is meant cannot be told", cells=shown),
                self._labels.get(column, letter(column)),
            )
        return " ".join(texts)

    def _misplaced(self, one: Field, first: int, last: int) -> _Misplaced:
        """Return that a text stands below several headers, or below none."""
        owners = self._ground.owners
        names = [self._labels[i] for i in owners[first : last + 1] if i is not None and i in self._labels]
        text = shortened(one.text, _SHOWN)
        if names:
            said = message(
                "“{text}” stands below {names}: which is meant cannot be told", text=text, names=name_list(names)
            )
            return _Misplaced(said, names[0])
        beside = [self._labels[i] for i in (*owners[:first][-1:], *owners[last + 1 :][:1]) if i in self._labels]
        said = message("“{text}” stands beside {names}, below no header", text=text, names=tuple(beside))
        return _Misplaced(said, beside[0] if beside else "")

    def _problem(self, i: int, wrong: _Misplaced) -> Problem:
        return Problem(
            reason=wrong.reason,
            location=Location(file=self._name, row=i + 1, column=wrong.column or None),
            found=shortened(self._lines[i].strip()),
            expected=_BELOW,
            fix=_MOVE,
        )

    def _note(self, findings: Findings) -> None:
        """Note how the cells were told apart, and what is left out."""
        place = Location(file=self._name)
        findings.note(message("cells are set apart by spaces; each belongs to the header above it"), place)
        if self._ground.apart:
            names = tuple(self._header[i].text for i in self._ground.apart)
            findings.note(
                message("the cells of {names} stand beside their headers, one column for each", names=names), place
            )
        if self._unplaced:
            said = message(
                "the sums of row {rows} do not stand below the headers and are not compared",
                rows=row_list(self._unplaced),
            )
            findings.note(said, place)
