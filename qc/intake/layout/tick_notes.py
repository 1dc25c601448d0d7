"""What is said of two columns of ticks: how they are read, and what of them nobody can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.findings import row_list
from qc.intake.layout.tick_pairs import opposed
from qc.intake.layout.two_rows import two_rows
from qc.intake.names import Names
from qc.intake.readings.asking import called
from qc.intake.readings.tick_marks import counted
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.formats.raw import Sheet
    from qc.intake.layout.grid import Grid
    from qc.intake.layout.tick_columns import OwnCount, Ticked
    from qc.intake.layout.tick_pairs import Pair
    from qc.intake.plan import ColumnPlan

JUDGEMENT, VALUE = "OK/NG", "Hasil"
"""What two columns are called that bear no name: the sheet's own judgement of each unit, or the only readings."""
_TWO = message("Name the two columns OK and NG, or write OK or NG into one column; put all else beside them.")
_COUNTED = message(
    "If these are numbers of units, write how many were inspected in a column “Jml Periksa”, and how many are NG in a"
    " column with the name of the characteristic."
)


def note_ticks(pairs: Sequence[tuple[Pair, Ticked]], plan: ColumnPlan, place: Location, findings: Findings) -> None:
    """Note how ticks are read; report units without a mark where those that are OK may bear none.

    Parameters
    ----------
    pairs : sequence of (Pair, Ticked)
        Two columns each, and what they say.
    plan : ColumnPlan
        What the standard asks for.
    place : Location
        The header.
    findings : Findings
        Where notes and problems go.
    """
    known = Names(plan)
    names: dict[tuple[str, str], list[str]] = {}
    for pair, ticked in pairs:
        names.setdefault(ticked.headers, []).append("" if pair.name in {JUDGEMENT, VALUE} else pair.name)
    for headers, of in names.items():
        findings.note(_read_as([name for name in of if name], *headers), place)
    for pair, ticked in pairs:
        if ticked.crosses:
            findings.note(_crosses(ticked.headers[0], ticked.crosses), place)
        for one in ticked.counts:
            findings.note(_differs(one), place)
        if ticked.all_bad and ticked.unmarked and known.match(pair.name)[0]:
            _report_unmarked(pair, ticked, place, findings)
        if pair.name == JUDGEMENT:
            _note_nameless(ticked.headers, plan, place, findings)


def _read_as(names: Sequence[str], good: str, bad: str) -> Message:
    """Return how marks in two columns are read."""
    said = message(
        "two columns “{good}” and “{bad}” read as ticks: a mark in “{good}” means OK, a mark in “{bad}” means NG",
        good=good,
        bad=bad,
    )
    return message("{names}: {said}", names=tuple(dict.fromkeys(names)), said=said) if names else said


def _crosses(good: str, rows: Sequence[int]) -> Message:
    return plural(
        "an X in the column “{good}” is a tick like any other, so OK: row {rows}",
        "{count} X in the column “{good}” are ticks like any other, so OK: rows {rows}",
        count=len(rows),
        good=good,
        rows=row_list(rows),
    )


def _differs(one: OwnCount) -> Message:
    return message(
        "“{header}”, cell {cell}: the sheet says {said}, but {ours} units are marked; the marks count",
        header=one.header,
        cell=one.cell,
        said=one.said,
        ours=one.ours,
    )


def _report_unmarked(pair: Pair, ticked: Ticked, place: Location, findings: Findings) -> None:
    """Report that units are marked as NG only: whether the others are OK, nobody can tell."""
    findings.problem(
        message(
            "{name}: no unit is marked in the column “{good}”, and {count} units bear no mark at all: rows {rows}",
            name=pair.name,
            good=ticked.headers[0],
            count=len(ticked.unmarked),
            rows=row_list(ticked.unmarked),
        ),
        place,
        expected=message("one mark for each unit: in the column for OK or in the column for NG"),
        fix=message("Mark the units that are OK too: a blank may also mean that a unit was not looked at."),
    )


def _note_nameless(headers: tuple[str, str], plan: ColumnPlan, place: Location, findings: Findings) -> None:
    """Note that ticks without a name are taken as the judgement of each unit, where they may be a characteristic's."""
    judged = [one for one in plan.columns if one.counts == "nonconforming"]
    if judged:
        findings.note(
            message(
                "no name stands above “{good}” and “{bad}”, so they are taken as the sheet's own judgement of each"
                ' unit; if they are about {names}, write that name above them, or say so: --column "{good}={id}"',
                good=headers[0],
                bad=headers[1],
                names=tuple(f"“{called(one)}”" for one in judged),
                id=judged[0].id,
            ),
            place,
        )


def report_unread(sheet: Sheet, grid: Grid, row: int, plan: ColumnPlan, findings: Findings) -> None:
    """Report columns below a characteristic judged OK or NG that say both, or yes and no, and are no pair of ticks.

    Parameters
    ----------
    sheet : Sheet
        For its names.
    grid : Grid
        Its cells, the two columns that were understood being one.
    row : int
        The row that looks most like a header.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where problems go.
    """
    heading, known = two_rows(grid, row, plan), Names(plan)
    judged = {one.id for one in plan.columns if one.counts == "nonconforming"}
    for name in () if heading is None else dict.fromkeys(heading.groups):
        if heading is None or not judged & set(known.match(name)[0]):
            continue
        texts = tuple(text for text, group in zip(heading.texts, heading.groups, strict=True) if group == name)
        if opposed(texts):
            columns = [i for i, group in enumerate(heading.groups) if group == name]
            cells = grid.take(slice(heading.row + 1, None), columns).written(merged=False).ravel().tolist()
            findings.problem(
                message(
                    "{name}: the columns {columns} do not say which units are OK and which NG", name=name, columns=texts
                ),
                Location(file=sheet.name, sheet=sheet.title, row=heading.row + 1),
                expected=message("two columns side by side, OK and NG, with one mark for each unit"),
                fix=_COUNTED if counted(cells, [""] * len(cells)) else _TWO,
            )
