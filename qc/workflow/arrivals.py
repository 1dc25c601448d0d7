"""An upload on its way: received, understood, confirmed, judged, recorded. Each step can be repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.errors import QCError
from qc.intake import Sent
from qc.verdict.model import Identity
from qc.words import language
from qc.words.language import CODES
from qc.workflow.offers import standard_file
from qc.workflow.reading import Hints, read
from qc.workflow.records import record
from qc.workflow.remembering import Memory
from qc.workflow.uploads import State, advance, recorded_as, upload_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qc.workflow.reading import Reading
    from qc.workflow.uploads import Upload


def understand(key: str, *, store: str | Path | None, draw: Callable[[Reading, str], str]) -> None:
    """Say what is understood of an upload, and keep that with it.

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
    try:
        with standard_file(upload.options["standard"], store=store) as spec:
            found = read(_batch(upload), spec=spec, hints=_hints(upload))
            problems = {code: [_said(one, code) for one in found.facts.survey.problems] for code in CODES}
            shown = {code: draw(found, code) for code in CODES}
    except QCError as error:
        _fail(key, error, store)
        return
    known = {"shown": shown, "problems": problems, "readings": found.facts.readings, "usable": found.usable}
    advance(key, State.ASKING, progress=known, store=store)


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
                hints=_hints(upload),
            )
    except QCError as error:
        _fail(key, error, store)
        return
    advance(key, State.DONE, progress={}, batch=found.number, store=store)


def _batch(upload: Upload) -> Sent:
    return Sent(name=upload.name, data=upload.content)


def _pilot(upload: Upload) -> Sent | None:
    return None if upload.pilot is None else Sent(name=upload.pilot_name or upload.name, data=upload.pilot)


def _hints(upload: Upload) -> Hints:
    return Hints(columns=upload.options.get("columns", {}))


def _fail(key: str, error: QCError, store: str | Path | None) -> None:
    problems = {code: [_said(one, code) for one in error.problems] for code in CODES}
    advance(key, State.FAILED, progress={"problems": problems}, store=store)


def _said(problem: Any, code: str) -> list[str]:
    return list(problem.lines(language(code)))
