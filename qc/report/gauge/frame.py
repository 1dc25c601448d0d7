"""What every page of a gauge study has around its findings: names, head, what identifies it, and how it was read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from qc.report.blocks import Fact, FactGrid, Masthead
from qc.report.document import Document
from qc.report.parts.figures import requirement
from qc.words import Number, language, message

if TYPE_CHECKING:
    from qc.report.blocks import Section
    from qc.report.gauge.check_facts import GaugeCheck
    from qc.report.gauge.facts import GaugeFacts
    from qc.words import Language, Message

_SHORT = 16


def study_page(
    facts: GaugeFacts | GaugeCheck, title: Message, sections: tuple[Section, ...], reader: Language
) -> Document:
    """Return a study's page with its properties, running head and foot.

    Parameters
    ----------
    facts : GaugeFacts or GaugeCheck
        The study.
    title : Message
        What it is.
    sections : tuple of Section
        What it says.
    reader : Language
        The reader's language.
    """
    said, name, source = reader.say(title), name_of(facts, reader), facts.study.source
    digest = message("input sha256 {digests}", digests=f"{source.sha256[:_SHORT]}…")
    return Document(
        title=f"{said}: {name}",
        subject=reader.say(message("{title} of {name}", title=title, name=name)),
        author="",
        language=reader.code,
        date=None,
        head=(name, said),
        foot=(f"{facts.program} · {PurePath(source.name).name}", reader.say(digest)),
        page=reader.say(message("page {page} of {pages}", page="{page}", pages="{pages}")),
        sections=sections,
    )


def name_of(facts: GaugeFacts | GaugeCheck, reader: Language) -> str:
    """Return the part and the characteristic, or what the file calls the readings."""
    if facts.standard is None:
        return facts.study.name
    return f"{facts.standard.spec.part_number} · {reader.say(facts.standard.characteristic.names)}"


def masthead(
    facts: GaugeFacts | GaugeCheck, title: Message, reader: Language, details: tuple[Message, ...] = ()
) -> Masthead:
    """Return the head of the page: title in both languages, name, buyer and standard, and what else is said.

    Parameters
    ----------
    facts : GaugeFacts or GaugeCheck
        The study.
    title : Message
        What it is.
    reader : Language
        The reader's language.
    details : tuple of Message
        What is said after the standard.
    """
    other = language("en" if reader.code == "id" else "id")
    return Masthead(
        title=reader.say(title),
        subtitle=other.say(title),
        maker=Fact(label=reader.say(message("Workshop")), value=None),
        name=name_of(facts, reader),
        details=tuple(reader.say(detail) for detail in (*_standard(facts), *details)),
    )


def _standard(facts: GaugeFacts | GaugeCheck) -> tuple[Message, ...]:
    if facts.standard is None:
        return ()
    spec = facts.standard.spec
    return (
        message("Buyer: {buyer}", buyer=spec.buyer),
        message("Standard: revision {revision}, {edition}", revision=spec.revision, edition=spec.edition),
    )


def identified(facts: GaugeFacts | GaugeCheck, method: object, reader: Language, *, users: object = None) -> FactGrid:
    """Return what identifies the study; what nobody said is left to fill in by hand.

    Parameters
    ----------
    facts : GaugeFacts or GaugeCheck
        The study.
    method : object
        How it was analysed.
    reader : Language
        The reader's language.
    users : object, optional
        Who measured.
    """
    asked = None if facts.standard is None else facts.standard.characteristic
    gauge = None if asked is None or asked.gauge is None else asked.gauge.name
    width = facts.tolerance
    tolerance = None if width is None else message("{width} {unit}", width=Number(width), unit=facts.study.unit or "")
    said: tuple[tuple[Message, object], ...] = (
        (message("Characteristic"), facts.study.name),
        (message("Requirement"), None if asked is None else requirement(asked)),
        (message("Width of the tolerance"), tolerance),
        (message("Gauge"), gauge),
        (message("Gauge's number"), None),
        (message("Calibrated until"), None),
        *(() if users is None else ((message("Users"), users),)),
        (message("Date of the study"), None),
        (message("Method"), method),
    )
    told = ((reader.say(label), None if value is None else reader.say(value).strip()) for label, value in said)
    return FactGrid(facts=tuple(Fact(label=label, value=value) for label, value in told), columns=3)


def how_read(facts: GaugeFacts | GaugeCheck) -> tuple[Message, ...]:
    """Return which file was read, its digest, and how."""
    source = facts.study.source
    name = PurePath(source.name).name
    file = message("File {name}, {rows} rows, sha256 {digest}.", name=name, rows=source.rows, digest=source.sha256)
    if not facts.study.notes:
        return (file,)
    notes = tuple(note.said for note in facts.study.notes)
    return file, message("How the data were read: {notes}.", notes=notes)
