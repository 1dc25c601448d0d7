"""Two columns of ticks as one column of OK and NG, each mark with the cell that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.intake.formats.raw import letter
from qc.intake.headers import sums_up
from qc.intake.layout.claims import Claim, claim_of, number_in
from qc.intake.layout.tick_pairs import sign_of
from qc.intake.readings.tick_marks import Tick, both_say, is_cross
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.layout.grid import Grid
    from qc.intake.layout.tick_pairs import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row below the headers of two columns: its number in the sheet, its two cells, and what else stands in it."""

    number: int
    good: Tick
    bad: Tick
    rest: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """Whether it begins with a number, a date, or a name such as A-01, as rows of units do."""
        return bool(self.rest) and (self.rest[0][0].isdigit() or self.rest[0][-1].isdigit())

    @property
    def sums(self) -> bool:
        """Whether it sums up others."""
        return any(map(sums_up, self.rest[:2]))

    @property
    def header(self) -> bool:
        """Whether the headers stand here once more."""
        again = all(one.text and sign_of(one.text) == one.header for one in (self.good, self.bad))
        return again and not any(cell[-1].isdigit() for cell in self.rest[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCount:
    """How many marks a sheet counts itself in a column, and how many stand there."""

    cell: str
    header: str
    said: str
    ours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """Two columns as one.

    Attributes
    ----------
    headers : tuple of str and str
        Of the column for OK, and of that for NG.
    said : tuple of str
        What each row says below the headers.
    lines : tuple of Line
        These rows.
    counts : tuple of OwnCount
        What the sheet counts itself, where it differs.
    """

    headers: tuple[str, str]
    said: tuple[str, ...]
    lines: tuple[Line, ...]
    counts: tuple[OwnCount, ...]

    @property
    def crosses(self) -> list[int]:
        """The rows with a cross in the column for OK that is read as a tick."""
        return [line.number for line, said in self._each if said == "OK" and is_cross(line.good.text)]

    @property
    def unmarked(self) -> list[int]:
        """The rows of units without any mark."""
        return [line.number for line, said in self._each if not said and line.numbered and not line.sums]

    @property
    def all_bad(self) -> bool:
        """Whether units are marked as NG only: those without a mark may be OK."""
        return "OK" not in self.said and any(said.startswith("NG") for said in self.said)

    @property
    def _each(self) -> zip[tuple[Line, str]]:
        return zip(self.lines, self.said, strict=True)


def ticked_column(grid: Grid, texts: Sequence[Sequence[str]], pair: Pair, pairs: Sequence[Pair]) -> Ticked:
    """Return what two columns say of the rows below their headers.

    Parameters
    ----------
    grid : Grid
        The cells of a sheet.
    texts : sequence of sequence of str
        All of them as text.
    pair : Pair
        The two columns.
    pairs : sequence of Pair
        All of the sheet: what stands in none of them tells a unit from a signature.
    """
    taken = {column for one in pairs for column in (one.good, one.bad)}
    lines = [_line(grid, texts, k, pair, taken) for k in range(pair.row + 1, len(texts))]
    said = [_said(line, pair) for line in lines]
    headers = sign_of(texts[pair.row][pair.good]), sign_of(texts[pair.row][pair.bad])
    return Ticked(headers=headers, said=tuple(said), lines=tuple(lines), counts=tuple(_counts(lines, said)))


def _line(grid: Grid, texts: Sequence[Sequence[str]], k: int, pair: Pair, taken: set[int]) -> Line:
    number = int(grid.row[k, pair.good]) + 1
    good, bad = (
        Tick(f"{letter(int(grid.column[k, i]))}{number}", sign_of(texts[pair.row][i]), texts[k][i].strip())
        for i in (pair.good, pair.bad)
    )
    rest = tuple(cell.strip() for i, cell in enumerate(texts[k]) if i not in taken and cell.strip())
    return Line(number=number, good=good, bad=bad, rest=rest)


def _said(line: Line, pair: Pair) -> str:
    """Return what a row says of its unit; a header that stands once more says its name again."""
    if line.header:
        return pair.name if pair.above is None else ""
    return "" if line.sums else both_say(line.good, line.bad, numbered=line.numbered)


def _counts(lines: Sequence[Line], said: Sequence[str]) -> list[OwnCount]:
    """Return what the only row of sums says of each column, where as many marks do not stand in it."""
    sums = [line for line in lines if line.sums and (found := claim_of(line.rest[0])) and found[0] is Claim.SUM]
    if len(sums) != 1:
        return []
    ours = said.count("OK"), sum(one.startswith("NG") for one in said)
    return [
        OwnCount(cell=tick.cell, header=tick.header, said=tick.text, ours=count)
        for tick, count in zip((sums[0].good, sums[0].bad), ours, strict=True)
        if (number := number_in(tick.text, None)) == number and number != count
    ]
