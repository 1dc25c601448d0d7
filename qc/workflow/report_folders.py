"""A document for each of many batches: with both cores, past bad files, which are listed at the end."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from typing import TYPE_CHECKING, Any

from qc.errors import OutputError, Problem, QCError, UsageError
from qc.report.files import write_whole
from qc.values import dataclass
from qc.verdict.lot import silent
from qc.words import language, message
from qc.workflow.reports import report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from qc.terms import Decision
    from qc.verdict.lot import Progress
    from qc.verdict.model import Identity
    from qc.workflow.reading import Hints
    from qc.workflow.reports import Wanted

FEW = 4
"""So many batches are done by one process: to start others takes as long."""
_MOST_PROCESSES = 61
"""Windows waits for no more at a time."""

_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".dfq", ".zip"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One document to be made.

    Attributes
    ----------
    batch, to : Path
        The measurements, and the PDF file.
    spec : Path
        The buyer's standard.
    pilot : Path or None
    pilot_units : int or None
    identity : Identity or None
    hints : Hints
    wanted : Wanted
        As ``report`` takes them.
    lang : {"id", "en"}
        The language of refusals.
    """

    batch: Path
    to: Path
    spec: Path
    pilot: Path | None
    pilot_units: int | None
    identity: Identity | None
    hints: Hints
    wanted: Wanted
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one batch.

    Attributes
    ----------
    batch : Path
        Its file.
    written : Path or None
        Its document; None where it was refused.
    decision : Decision or None
        What to do with the lot.
    refused : str
        Why there is no document, in the reader's language.
    """

    batch: Path
    written: Path | None = None
    decision: Decision | None = None
    refused: str = ""


def batches_in(given: Sequence[Path]) -> tuple[Path, ...]:
    """Return the measurement files among files and in folders, in the order of their names.

    Raises
    ------
    UsageError
        If there are none.
    """
    found: list[Path] = []
    for path in given:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found += [one for one in inside if one == path or _is_batch(one)]
    if not found:
        reason = message("there are no measurement files in {places}", places=tuple(map(str, given)))
        raise UsageError([Problem(reason=reason, expected=message("one of {values}", values=tuple(sorted(_SUFFIXES))))])
    return tuple(found)


def _is_batch(path: Path) -> bool:
    # Spreadsheet programs keep a hidden neighbour of an open file: ~$name.xlsx, .~lock.name.ods#
    return path.is_file() and path.suffix.lower() in _SUFFIXES and not path.name.startswith((".", "~$"))


def places(batches: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Return where each batch's document goes: its own name, with its suffix where two share a name.

    Two names that differ in capitals only are one name under Windows.
    """
    stems = Counter(one.stem.casefold() for one in batches)
    names = [one.stem if stems[one.stem.casefold()] == 1 else one.name.replace(".", "-") for one in batches]
    taken = Counter(name.casefold() for name in names)
    found: dict[str, Path] = {}
    for name in names:
        numbered = (f"{name}-{number}" for number in itertools.count(2) if f"{name}-{number}".casefold() not in taken)
        free = next(one for one in itertools.chain([name], numbered) if one.casefold() not in found)
        found[free.casefold()] = folder / f"{free}.pdf"
    return tuple(found.values())


def jobs(batches: Sequence[Path], folder: Path, *, lang: str, **given: Any) -> tuple[Job, ...]:
    """Return what is to be made: a document in ``folder`` for each measurement file.

    Parameters
    ----------
    batches : sequence of Path
        Files, and folders that hold them.
    folder : Path
        Where the documents go.
    lang : {"id", "en"}
        The language of refusals.
    **given
        The other attributes of ``Job``, the same for all.

    Raises
    ------
    UsageError
        If there are no measurement files.
    """
    found = batches_in(batches)
    return tuple(
        Job(batch=batch, to=to, lang=lang, **given) for batch, to in zip(found, places(found, folder), strict=True)
    )


def report_each(jobs: Sequence[Job], progress: Progress = silent, workers: int | None = None) -> tuple[Outcome, ...]:
    """Make every document that can be made, and return what became of each batch, in their order.

    Parameters
    ----------
    jobs : sequence of Job
        One for each batch.
    progress : callable, optional
        Told how many are done.
    workers : int, optional
        Processes; absent: one for each core.

    Returns
    -------
    tuple of Outcome

    Raises
    ------
    OutputError
        If the folder cannot be made.
    """
    for folder in {job.to.parent for job in jobs}:
        _make(folder)
    count = min(workers or os.cpu_count() or 1, len(jobs), _MOST_PROCESSES)
    made = map(_done, jobs) if count < 2 or len(jobs) <= FEW else _in_processes(jobs, count)
    outcomes = []
    for number, outcome in enumerate(made, start=1):
        outcomes.append(outcome)
        progress(message("{done} of {total} reports: {name}", done=number, total=len(jobs), name=outcome.batch.name))
    return tuple(outcomes)


def _in_processes(jobs: Sequence[Job], count: int) -> Iterator[Outcome]:
    """Yield outcomes in the order of the jobs; processes start anew, as they do on every system."""
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - one batch needs no other process

    with _pool(count) as pool:
        asked = [pool.submit(_done, job) for job in jobs]
        for job, one in zip(jobs, asked, strict=True):
            try:
                outcome = one.result()
            except BrokenExecutor:  # one file ended a process, and with it all that were waiting
                outcome = _alone(job)
            yield outcome


def _pool(count: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - one batch needs no other process
    from multiprocessing import get_context  # noqa: PLC0415 - the same

    return ProcessPoolExecutor(max_workers=count, mp_context=get_context("spawn"))


def _alone(job: Job) -> Outcome:
    """Return what becomes of a batch in a process of its own."""
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as above

    try:
        with _pool(1) as pool:
            return pool.submit(_done, job).result()
    except BrokenExecutor:
        said = message("the system ended the work on this file; perhaps the memory was used up: try it by itself")
        return Outcome(batch=job.batch, refused=language(job.lang).say(said))


def _done(job: Job) -> Outcome:
    """Return what became of one batch; what is wrong with it is told, never raised."""
    try:
        made = report(
            job.batch,
            spec=job.spec,
            wanted=job.wanted,
            pilot=job.pilot,
            pilot_units=job.pilot_units,
            identity=job.identity,
            hints=job.hints,
        )
        write_whole(job.to, made.pdf)
    except QCError as error:
        return Outcome(batch=job.batch, refused=error.text(language(job.lang)))
    except Exception as error:  # noqa: BLE001 - a fault of this program must not cost hundreds of other reports
        said = message("this is a fault of the program: {fault}", fault=f"{type(error).__name__}: {error}")
        return Outcome(batch=job.batch, refused=language(job.lang).say(said))
    return Outcome(batch=job.batch, written=job.to, decision=made.verdict.decision)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = message("the folder {name} cannot be made", name=str(folder))
        raise OutputError([Problem(reason=reason, fix=message("choose another folder"))]) from error
