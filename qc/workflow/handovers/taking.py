"""Take over another workshop's set-up: first what it would bring, then that, and nothing is overwritten in silence."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import OutputError, Problem
from qc.report.files import write_whole
from qc.report.text_table import text_table
from qc.store import schema
from qc.store.keeping import keep_file, keep_standard
from qc.store.opening import open_store
from qc.store.recalling import baselines as locked_of, known_part
from qc.store.set_ups import column_matches, keep_match
from qc.values import dataclass
from qc.words import language, message
from qc.workflow.handovers.handover_file import unpack
from qc.workflow.handovers.set_ups import names_of, set_ups
from qc.workflow.remembered.remembering import standing_of, user
from qc.workflow.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import sqlalchemy as sa

    from qc.store.log import Book
    from qc.words import Message
    from qc.workflow.handovers.set_ups import Lock, SetUp

FORMS = "formulir"
"""The folder of the forms that are made from the standards."""


class Fate(StrEnum):
    """What becomes of something that a hand-over brings."""

    NEW = "new"
    SAME = "same"
    REPLACED = "replaced"
    KEPT = "kept"
    WAITS = "waits"


_SAID = {
    Fate.NEW: message("new"),
    Fate.SAME: message("there already"),
    Fate.REPLACED: message("takes the place of another one"),
    Fate.KEPT: message("another one is there: left as it is"),
    Fate.WAITS: message("not taken: --baselines takes it"),
}
_WRITTEN = {Fate.NEW, Fate.REPLACED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One thing that a hand-over brings.

    Attributes
    ----------
    what : Message
        What it is.
    fate : Fate
        What becomes of it.
    """

    what: Message
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What a hand-over brings, or brought.

    Attributes
    ----------
    brought : tuple of Brought
        Each thing.
    folder : Path or None
        Where files went; None where nothing was taken yet.
    """

    brought: tuple[Brought, ...]
    folder: Path | None

    @property
    def whole(self) -> bool:
        """Whether nothing was left because something else is there."""
        return all(one.fate is not Fate.KEPT for one in self.brought)

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        reader = language(lang)
        rows = [[reader.say(one.what), reader.say(_SAID[one.fate])] for one in self.brought]
        head = [reader.say(message("what it brings")), reader.say(message("what becomes of it"))]
        return "\n".join([text_table(head, rows, first_width=70), "", *(reader.say(one) for one in self._ends())])

    def _ends(self) -> Iterator[Message]:
        if not self.whole:
            yield message(
                "What is left as it is was not taken. --replace puts files of the hand-over in the place of others; "
                "what is recorded is never replaced."
            )
        if self.folder is None:
            yield message("Nothing was taken yet: say where the files go with --into FOLDER.")
        else:
            yield message("Taken into {folder}.", folder=str(self.folder))


def take_over(
    source: Path,
    *,
    into: Path | None = None,
    replace: bool = False,
    baselines: bool = False,
    store: str | Path | None = None,
    who: str | None = None,
) -> TakenOver:
    """Take a hand-over, or show what it would bring.

    Parameters
    ----------
    source : Path
        What ``hand_over`` wrote.
    into : Path, optional
        The folder for standards and forms; without it nothing is taken.
    replace : bool
        Whether other files of these names there may be replaced. What is recorded is never replaced.
    baselines : bool
        Whether locked baselines are taken: they describe the process of the workshop that locked them.
    store : path or str, optional
        Where everything is remembered.
    who : str, optional
        Who takes it.

    Raises
    ------
    InputError
        If it is no hand-over, or was changed, or one of its files cannot be used: then nothing is taken.
    SpecError
        If one of its standards is at fault.
    OutputError
        If a file cannot be written.
    """
    files, matched = unpack(source)
    found, opened = set_ups(source, files, matched), open_store(store)
    contents = {one.name: one.content for one in files}
    target = Path.cwd() if into is None else into
    fates = {name: _fate(place_of(target, name), contents[name], replace=replace) for name in names_of(found)}
    wanted = [one for one in found if all(fates[name] is not Fate.KEPT for name in one.places)]
    brought = [Brought(what=message("{name}", name=name.partition("/")[2]), fate=fate) for name, fate in fates.items()]
    forms = [_form_of(target, one) for one in wanted]
    for path in forms:
        fate = Fate.SAME if path.exists() else Fate.NEW
        brought.append(Brought(what=message("form {name}", name=path.name), fate=fate))
    with opened.reading() as connection:
        brought += [item for one in wanted for item, _, _ in _remembered(connection, one, baselines=baselines)]
    if into is not None:
        for name in names_of(wanted):
            if fates[name] in _WRITTEN:
                _write(place_of(target, name), contents[name])
        _make_forms(target, wanted, forms)
        with opened.writing(who or user()) as book:
            for one in wanted:
                _keep(book, one, place_of(target, one.places[0]), baselines=baselines)
    return TakenOver(brought=tuple(brought), folder=into)


def place_of(target: Path, name: str) -> Path:
    """Return where a file of a hand-over goes: below the folder, without the hand-over's own one."""
    return target.joinpath(*name.split("/")[1:])


def _fate(path: Path, content: bytes, *, replace: bool) -> Fate:
    if not path.exists():
        return Fate.NEW
    if path.is_file() and path.read_bytes() == content:
        return Fate.SAME
    return Fate.REPLACED if replace else Fate.KEPT


def _form_of(target: Path, one: SetUp) -> Path:
    return target / FORMS / f"{Path(one.places[0]).stem}.xlsx"


def _make_forms(target: Path, wanted: Sequence[SetUp], forms: Sequence[Path]) -> None:
    """Make a form for each standard, where there is none yet."""
    for one, path in zip(wanted, forms, strict=True):
        if not path.exists():
            _write(path, template(place_of(target, one.places[0])).to_xlsx())


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = message("the folder {name} cannot be made", name=str(path.parent))
        raise OutputError([Problem(reason=reason, fix=message("choose another folder"))]) from error
    write_whole(path, content)


def _remembered(
    connection: sa.Connection, one: SetUp, *, baselines: bool
) -> Iterator[tuple[Brought, str | None, str | None]]:
    """Yield what is remembered of a standard: the baseline, or a column with what it was understood as."""
    spec = one.loaded.spec
    part = known_part(connection, spec.buyer, spec.part_number)
    if one.lock is not None:
        fate = _fate_of_lock(connection, part, one.lock) if baselines else Fate.WAITS
        what = message(
            "baseline of {part}, locked by {who} on {day}: it describes the process that it was locked on, not yours",
            part=spec.part_number,
            who=one.lock.who,
            day=one.lock.locked_on,
        )
        yield Brought(what=what, fate=fate), None, None
    known: Mapping[str, str] = {} if part is None else column_matches(connection, part)
    for each in one.matched:
        before = known.get(each.header)
        fate = Fate.NEW if before is None else Fate.SAME if before == each.characteristic else Fate.KEPT
        facts = {"part": spec.part_number, "header": each.header, "characteristic": each.characteristic}
        what = message("{part}: column {header} is {characteristic}", **facts)
        yield Brought(what=what, fate=fate), each.header, each.characteristic


def _fate_of_lock(connection: sa.Connection, part: int | None, lock: Lock) -> Fate:
    locked = () if part is None else locked_of(connection, part)
    if not locked:
        return Fate.NEW
    return Fate.SAME if locked[-1].text == lock.text else Fate.KEPT


def _keep(book: Book, one: SetUp, path: Path, *, baselines: bool) -> None:
    """Record a standard with its baseline and columns, where nothing else is recorded."""
    found = _remembered(book.connection, one, baselines=baselines)
    new = [step for step in found if step[0].fate is Fate.NEW]
    part, standard = keep_standard(book, one.loaded.spec, standing_of(one.loaded, path.read_bytes()))
    for _, header, characteristic in new:
        if header is not None and characteristic is not None:
            keep_match(book, part, header, characteristic)
        elif one.lock is not None:
            content = keep_file(book, one.lock.text.encode())
            day, who = one.lock.locked_on, one.lock.who
            book.append(schema.BASELINE, part=part, standard=standard, content=content, who=who, locked_on=day)
