"""What ends the paper: how the file was read, signatures, how to read it, and where everything came from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qc.intake.alike import together
from qc.report.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    FactGrid,
    Notes,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qc.errors import Location
    from qc.intake.batch import Batch, DataNote, Source
    from qc.verdict.model import LotFacts
    from qc.words import Language, Message


_MISREAD = (
    message(
        "Three questions are answered apart: whether the lot conforms, whether the process is stable, and "
        "whether the capability that the buyer asks is shown. One answer says nothing about the others."
    ),
    message(
        "Control limits say what the process does; specification limits say what the buyer wants. A stable "
        "process can still make units outside the specification."
    ),
    message(
        "A signal is a reason to look for a cause at the machine, the material, the method or the people; it "
        "does not say that a unit is bad."
    ),
    message(
        "How often rules call out where nothing changed is reckoned for independent, nearly normal points and limits "
        "that are known exactly; with limits from a small pilot it is more often."
    ),
    message(
        "An index is an estimate from these readings. With the confidence that is given, the true index is "
        "not below its lower bound, if the process stays stable and its readings are nearly normal."
    ),
    message("“Not judged” does not mean good: the reason says what is missing."),
    message("Readings are held against the buyer's limits as they were read, without rounding."),
)


def data_notes(facts: LotFacts, reader: Language) -> tuple[Block, ...]:
    """Return how the files were read."""
    batches = (facts.batch, *(() if facts.pilot is None else (facts.pilot,)))
    notes = together(list(dict.fromkeys(note for batch in batches for note in batch.notes)))
    said = list(dict.fromkeys((*(_note(note, reader) for note in notes), *_gathered(_remarks(facts), reader))))
    if not said:
        text = message("Nothing was converted, left out or corrected while the files were read.")
        return (Paragraph(text=reader.say(text)),)
    return (Notes(items=tuple(said)),)


def _remarks(facts: LotFacts) -> Iterator[DataNote]:
    """Yield what people remarked on readings outside the limits or called out by a rule, in their own words."""
    if all(one.series is None or one.series.remarks is None for one in facts.characteristics):
        return
    from qc.verdict.remarked import remark_notes  # noqa: PLC0415 - most files have none

    for one in facts.characteristics:
        yield from remark_notes(one, facts.batch)


def _gathered(notes: Iterable[DataNote], reader: Language) -> Iterator[str]:
    """Yield notes, those that say the same of a column's rows as one."""
    alike: dict[tuple[Message, Location | None], list[DataNote]] = {}
    for note in notes:
        where = None if note.location is None else replace(note.location, row=None)
        alike.setdefault((note.said, where), []).append(note)
    for (said, where), same in alike.items():
        rows = tuple(str(one.location.row) for one in same if one.location is not None)
        if where is None or len(rows) < 2:
            yield from (_note(note, reader) for note in same)
        else:
            yield reader.say(message("{place}, rows {rows}: {said}", place=where.message(), rows=rows, said=said))


def _note(note: DataNote, reader: Language) -> str:
    if note.location is None:
        return reader.say(note.said)
    return reader.say(message("{place}: {said}", place=note.location.message(), said=note.said))


def signatures(reader: Language, names: Sequence[str | None] = (None, None, None)) -> tuple[Block, ...]:
    """Return the three boxes that Indonesian papers are signed and stamped in, with the names that are known."""
    titles = (message("Prepared by"), message("Checked by"), message("Approved by"))
    boxes = tuple(
        Signature(title=reader.say(title), lines=tuple(reader.say(line) for line in _to_sign(name)))
        for title, name in zip(titles, names, strict=True)
    )
    return (Signatures(boxes=boxes),)


def _to_sign(name: str | None) -> tuple[Message, ...]:
    known = message("Name") if name is None else message("Name: {name}", name=name)
    return (known, message("Position"), message("Date"))


def how_to_read(reader: Language) -> tuple[Block, ...]:
    """Return the few things that are easily misread."""
    return (Notes(items=tuple(reader.say(each) for each in _MISREAD)),)


def provenance(facts: LotFacts, reader: Language) -> tuple[Block, ...]:
    """Return which files the paper rests on, with their digests, and which program wrote it."""
    columns = (
        Column(title=reader.say(message("File"))),
        Column(title=reader.say(message("Name")), flexible=True),
        Column(title=reader.say(message("Rows")), align=Align.RIGHT),
        Column(title=reader.say(message("Bytes")), align=Align.RIGHT),
        Column(title=reader.say(message("Digest (sha256)")), flexible=True),
    )
    standard = (
        Cell(text=reader.say(message("standard"))),
        Cell(text=facts.spec_name),
        Cell(text="–"),
        Cell(text="–"),
        Cell(text=facts.spec_sha256),
    )
    rows = (
        standard,
        *_sources(facts.pilot, message("pilot"), reader),
        *_sources(facts.batch, message("batch"), reader),
    )
    program = Fact(label=reader.say(message("Program")), value=facts.program)
    rule = Fact(
        label=reader.say(message("To check a file")),
        value=reader.say(message("compute its sha256 digest; it must equal the one printed here")),
    )
    return (Table(columns=columns, rows=rows), FactGrid(facts=(program, rule), columns=2))


def _sources(batch: Batch | None, role: Message, reader: Language) -> tuple[tuple[Cell, ...], ...]:
    """Return a row for each file, however many of its sheets were read."""
    files: dict[tuple[str, str], list[Source]] = {}
    for source in () if batch is None else batch.sources:
        files.setdefault((source.name, source.sha256), []).append(source)
    return tuple(_file(sheets, role, reader) for sheets in files.values())


def _file(sheets: Sequence[Source], role: Message, reader: Language) -> tuple[Cell, ...]:
    first = sheets[0]
    return (
        Cell(text=reader.say(role)),
        Cell(text=first.name, below=_sheets([s.sheet for s in sheets if s.sheet is not None], reader)),
        Cell(text=reader.say(sum(sheet.rows for sheet in sheets))),
        Cell(text=reader.say(first.size)),
        Cell(text=first.sha256),
    )


def _sheets(names: Sequence[str], reader: Language) -> str:
    """Return which sheets of a workbook were read."""
    if not names:
        return ""
    if len(names) == 1:
        return reader.say(message("sheet {sheet}", sheet=names[0]))
    return reader.say(message("{count} sheets: {first} to {last}", count=len(names), first=names[0], last=names[-1]))
