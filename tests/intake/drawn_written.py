"""Tables of numbers drawn with bars, or aligned with spaces, as printers, terminals and people do it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from hypothesis import strategies as st
from intake.written_tables import Written, written_tables

LAYOUTS = ("units", "long", "wide")
BARS = ("markdown", "psql", "boxed", "frame", "bare")


@dataclass(frozen=True)
class Drawn(Written):
    """A table and how it is drawn.

    Attributes
    ----------
    look : str
        One of BARS, or "spaces".
    sides : tuple of str
        How each column is aligned, and then each header; used in turn.
    gap : int
        Spaces between columns at least.
    indent : int
    tab : int
        Tabs of this width stand for spaces where they can; 0 for none.
    ruled, ended, footed : bool
        A line below the header, spaces at line ends, words below the table.
    moved : tuple of int
        Rows in which a space too many or too few stands (negative) somewhere, with its place; empty for none.
    """

    look: str = "spaces"
    sides: tuple[str, ...] = ("<",)
    gap: int = 2
    indent: int = 0
    tab: int = 0
    ruled: bool = False
    ended: bool = False
    footed: bool = False
    moved: tuple[int, ...] = ()

    def _table(self) -> str:
        rows = self._rows()
        width = max(map(len, rows))
        table = [row + [""] * (width - len(row)) for row in rows[self.titles :]]
        lines = [row[0] for row in rows[: self.titles]]
        lines += self._aligned(table) if self.look == "spaces" else self._barred(table)
        if self.footed:
            lines += ["", "Diperiksa: Budi", "Terima kasih"]
        return self.line.join(lines) + self.line

    def _padded(self, table: list[list[str]]) -> list[list[str]]:
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        sides = [[self.sides[(i + (row > 0)) % len(self.sides)] for i in range(len(widths))] for row in (0, 1)]
        return [
            [f"{cell:{side}{n}}" for cell, side, n in zip(row, sides[min(i, 1)], widths, strict=True)]
            for i, row in enumerate(table)
        ]

    def _barred(self, table: list[list[str]]) -> list[str]:
        padded = table if self.look == "bare" else self._padded(table)
        joined = [" | ".join(cells) for cells in padded]
        if self.look in {"psql", "bare"}:
            rule = "-+-".join("-" * max(1, len(cell)) for cell in padded[0])
            return [joined[0], *([rule] if self.ruled or self.look == "psql" else []), *joined[1:]]
        lines = [f"| {text} |" for text in joined]
        rule = "|" + "|".join("-" * (len(cell) + 2) for cell in padded[0]) + "|"
        if self.look == "frame":
            return [line.translate(str.maketrans("|-", "│─")) if i == 1 else line.replace("|", "│")
                    for i, line in enumerate([lines[0], rule, *lines[1:]])]  # fmt: skip
        framed = rule.replace("|", "+")
        return [framed, lines[0], framed, *lines[1:], framed] if self.look == "boxed" else [lines[0], rule, *lines[1:]]

    def _aligned(self, table: list[list[str]]) -> list[str]:
        padded = self._padded(table)
        lines = [" " * self.indent + (" " * self.gap).join(cells) for cells in padded]
        lines = [self._shaken(i, line) for i, line in enumerate(lines)]
        if self.ruled:
            lines.insert(1, " " * self.indent + (" " * self.gap).join("-" * max(2, len(cell)) for cell in padded[0]))
        lines = [line if self.ended else line.rstrip() for line in lines]
        return [_tabbed(line, self.tab) for line in lines] if self.tab else lines

    def _shaken(self, i: int, line: str) -> str:
        """A line with one space too many or too few, if it is among those."""
        if i not in map(abs, self.moved[:1]):
            return line
        at = line.find("  ", self.moved[1] % max(1, len(line)))
        if at < 0:
            return line
        return line[:at] + " " * self.moved[2] + line[at:] if self.moved[2] > 0 else line[:at] + line[at + 1 :]


def _tabbed(line: str, tab: int) -> str:
    """A line in which tabs stand for every two spaces or more that end where a tab does."""
    pieces = [line[i : i + tab] for i in range(0, len(line), tab)]
    return "".join(
        piece.rstrip(" ") + "\t" if len(piece) == tab and piece.endswith("  ") and piece.strip() else piece
        for piece in pieces
    )


@st.composite
def drawn_tables(draw: st.DrawFn) -> Drawn:
    """Any table, drawn in any way."""
    base = draw(
        written_tables(LAYOUTS).filter(lambda table: any(c.number is not None for r in table.readings for c in r))
    )
    look = draw(st.sampled_from(["spaces", "spaces", "spaces", *BARS]))
    if look == "frame" and base.encoding == "cp1252":
        look = "boxed"  # Windows-1252 has no letters to draw with
    given = {f.name: getattr(base, f.name) for f in dataclasses.fields(Written)}
    moved = draw(st.tuples(st.integers(0, 12), st.integers(0, 60), st.sampled_from([-1, 1, 2, 3])))
    return Drawn(
        **given,
        look=look,
        sides=tuple(draw(st.lists(st.sampled_from("<>^"), min_size=1, max_size=4))),
        gap=draw(st.sampled_from([1, 2, 2, 3, 6])),
        indent=draw(st.integers(0, 4)),
        tab=draw(st.sampled_from([0, 0, 0, 8])),
        ruled=draw(st.booleans()),
        ended=draw(st.booleans()),
        footed=draw(st.booleans()),
        moved=draw(st.sampled_from([(), (), moved])),
    )
