"""An upload on its way: received, understood, confirmed, judged, recorded. Each step can be repeated."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING, Any

from qc.errors import Problem, QCError, UsageError
from qc.intake import Sent
from qc.verdict.model import Identity
from qc.words import language, message
from qc.words.language import CODES
from qc.workflow.online.column_question import column_question
from qc.workflow.online.guessing import fitting, unreadable
from qc.workflow.online.offers import standard_file
from qc.workflow.online.sheets import close_sheet
from qc.workflow.online.uploads import State, advance, recorded_as, upload_of
from qc.workflow.reading import Hints, read
from qc.workflow.remembered.column_memory import recalled_hints
from qc.workflow.remembered.locked_already import locked_baselines, refuse_pilot
from qc.workflow.remembered.records import record
from qc.workflow.remembered.remembering import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from qc.verdict.lot import Progress
    from qc.words import Message
    from qc.workflow.online.offers import Offer
    from qc.workflow.online.uploads import Upload
    from qc.workflow.reading import Reading

_SELDOM = 0.7  # seconds: as often as a page asks


def bundled(files: Sequence[Sent]) -> Sent:
    """Return the files of one lot as one: a single one as it is, several in an archive.

    Parameters
    ----------
    files : sequence of Sent
        At least one.

    Examples
    --------
    >>> bundled([Sent(name="a.csv", data=b"x")]).name
    'a.csv'
    >>> bundled([Sent(name="a.csv", data=b"x"), Sent(name="b.csv", data=b"y")]).name
    'a.csv + b.csv.zip'
    """
    if len(files) == 1:
        return files[0]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for one in files:
            # A date of its own would make another archive of the same files.
            archive.writestr(zipfile.ZipInfo(one.name), one.data)
    return Sent(name=" + ".join(one.name for one in files) + ".zip", data=packed.getvalue())


def understand(key: str, *, store: str | Path | None, draw: Callable[[Reading, str], str]) -> None:
    """Say what is understood of an upload, and keep that with it; where its part is not told, find that out first.

    Parameters
    ----------
    key : str
        Of the upload.
    store : path or str or None
        Where everything is remembered.
    draw : callable
        Draws what was understood in a language.
    """
    upload = upload_of(key, store=store)
    said = upload.options
    try:
        if not said["standard"]:
            found = fitting(_batch(upload), workshop=said.get("workshop"), store=store)
            if not found and (problems := unreadable(_batch(upload), store=store)):
                _tell(key, problems, store)
                return
            if len(found) != 1:
                _ask_for_part(key, found, store)
                return
            said = said | {"standard": found[0].key}
            advance(key, State.READING, options=said, store=store)
        with standard_file(said["standard"], store=store) as spec:
            locked = locked_baselines(spec, store=store)
            if upload.pilot is not None:
                refuse_pilot(locked)
            hints = recalled_hints(spec, _hints(said), store, said.get("workshop"))
            reading = read(_batch(upload), spec=spec, hints=hints)
    except QCError as error:
        _fail(key, error, store)
        return
    about = {"locked": bool(locked), "pilot": upload.pilot_name}
    advance(key, State.ASKING, progress=_shown(reading, draw, typed="sheet" in said) | about, store=store)


def _ask_for_part(key: str, found: Sequence[Offer], store: str | Path | None) -> None:
    """Ask which part it is: of several that fit equally well, or of all where none does."""
    advance(key, State.ASKING, progress={"parts": [one.key for one in found]}, store=store)


def _shown(reading: Reading, draw: Callable[[Reading, str], str], *, typed: bool) -> dict[str, Any]:
    """Return what a page shows of a reading, in every language."""
    facts = reading.facts
    return {
        "usable": reading.usable,
        "readings": facts.readings,
        "names": {code: facts.standard.spec.part_name.say(code) for code in CODES},
        "about": f"{facts.standard.spec.buyer} · {facts.standard.spec.part_number}",
        "problems": {code: _lines(facts.survey.problems, code) for code in CODES},
        "shown": {code: draw(reading, code) for code in CODES},
        "question": None if reading.usable or typed else column_question(reading),
    }


def judge(key: str, *, store: str | Path | None, who: str) -> None:
    """Judge and record an upload.

    Parameters
    ----------
    key : str
        Of the upload.
    store : path or str or None
        Where everything is remembered.
    who : str
        Whose entries these are in the log.
    """
    upload = upload_of(key, store=store)
    said = upload.options
    # The computer may have stopped between the record and this note of it.
    if said.get("begun") and (number := recorded_as(key, store=store)) is not None:
        advance(key, State.DONE, progress={}, batch=number, store=store)
        return
    advance(key, State.JUDGING, options=said | {"begun": True}, store=store)
    try:
        with standard_file(said["standard"], store=store) as spec:
            found, _ = record(
                [_batch(upload)],
                spec=spec,
                memory=Memory(store=store, who=who),
                pilot=_pilot(upload),
                pilot_units=said.get("pilot_units"),
                identity=Identity(workshop=said.get("workshop"), lot=said.get("lot"), quantity=said.get("quantity")),
                hints=_hints(said),
                progress=_telling(key, store),
            )
    except QCError as error:
        _fail(key, error, store)
        return
    if "sheet" in said:
        close_sheet(said["sheet"], batch=found.number, store=store, who=who)
    advance(key, State.DONE, progress={}, batch=found.number, store=store)


def _telling(key: str, store: str | Path | None) -> Progress:
    """Return what notes with an upload how far its judging is; not more often than a page asks."""
    last = 0.0

    def tell(said: Message) -> None:
        nonlocal last
        if time.monotonic() - last >= _SELDOM:
            last = time.monotonic()
            advance(
                key, State.JUDGING, progress={"doing": {code: language(code).say(said) for code in CODES}}, store=store
            )

    return tell


def give_up(key: str, *, store: str | Path | None) -> None:
    """Say that an upload cannot be worked on, after an error that nobody foresaw.

    Parameters
    ----------
    key : str
        Of the upload.
    store : path or str or None
        Where everything is remembered.
    """
    fix = message("send it again; if it happens again, give the file to whoever looks after the program")
    _fail(key, UsageError([Problem(reason=message("this file could not be worked on"), fix=fix)]), store)


def _batch(upload: Upload) -> Sent:
    return Sent(name=upload.name, data=upload.content)


def _pilot(upload: Upload) -> Sent | None:
    return None if upload.pilot is None else Sent(name=upload.pilot_name or upload.name, data=upload.pilot)


def _hints(said: dict[str, Any]) -> Hints:
    return Hints(columns=said.get("columns", {}))


def _fail(key: str, error: QCError, store: str | Path | None) -> None:
    _tell(key, error.problems, store)


def _tell(key: str, problems: Sequence[Problem], store: str | Path | None) -> None:
    said = {code: _lines(problems, code) for code in CODES}
    advance(key, State.FAILED, progress={"problems": said}, store=store)


def _lines(problems: Sequence[Problem], code: str) -> list[tuple[str, ...]]:
    return [one.lines(language(code)) for one in problems]
