"""Record a batch: inspect it against the locked baseline, see it among all before it, and remember it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.intake import Sent
from qc.proof.drawing import drawing_in
from qc.proof.record import RECORD, carried_by
from qc.report.json import SCHEMA_VERSION
from qc.spec.load import load_spec
from qc.store import schema
from qc.store.keeping import Paper, keep_batch, next_batch
from qc.store.opening import open_store
from qc.store.recalling import baselines, batches, known_part
from qc.verdict.lot import silent
from qc.workflow.lots import Verdict, inspect
from qc.workflow.proofs import report_bytes
from qc.workflow.reading import NO_HINTS
from qc.workflow.remembered.column_memory import keep_columns, with_recalled, workshop_of
from qc.workflow.remembered.courses import over_lots, since_locked
from qc.workflow.remembered.deliveries import delivery_again
from qc.workflow.remembered.earlier_lots import among, earlier_lots
from qc.workflow.remembered.locked_already import refuse_pilot
from qc.workflow.remembered.recorded import Recorded
from qc.workflow.remembered.recorded_again import recorded_before
from qc.workflow.remembered.remembering import USUAL, baseline_file, standing_of, user

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.spec.load import LoadedSpec
    from qc.store.log import Book
    from qc.store.recalling import Kept
    from qc.verdict.lot import Progress
    from qc.verdict.model import Identity
    from qc.workflow.reading import Hints
    from qc.workflow.remembered.remembering import Memory


def record(  # noqa: PLR0913 - all that inspect takes, and how it is remembered
    batch: Sequence[str | Path | Sent],
    *,
    spec: str | Path,
    memory: Memory = USUAL,
    pilot: str | Path | Sent | None = None,
    pilot_units: int | None = None,
    identity: Identity | None = None,
    hints: Hints = NO_HINTS,
    target_volume: int | None = None,
    progress: Progress = silent,
) -> tuple[Recorded, bytes | None]:
    """Inspect a batch and remember it; it is recorded whole or not at all.

    Parameters
    ----------
    batch : sequence of path or Sent
        The files of one lot.
    spec : path
        The buyer's standard.
    memory : Memory, optional
        Where and how it is remembered.
    pilot, pilot_units
        As ``inspect`` has them; a part with a locked baseline takes none.
    identity : Identity, optional
        Workshop, lot, quantity and dates.
    hints : Hints, optional
        What the user says of the files; it is kept with the batch.
    target_volume : int, optional
        Say what has been shown for so many units, instead of the standard's target volume.
    progress : callable, optional
        Told in a sentence what is being done.

    Returns
    -------
    tuple of Recorded and (bytes or None)
        And the report, a PDF.

    Raises
    ------
    SpecError, InputError, UsageError
        As ``inspect``; if the batch was recorded already, unless that was before a baseline was locked; if a pilot is
        given although a baseline is locked.
    OutputError
        If it cannot be recorded.
    """
    loaded, opened = load_spec(Path(spec)), open_store(memory.store)
    with opened.reading() as connection:
        part = known_part(connection, loaded.spec.buyer, loaded.spec.part_number)
        locked = () if part is None else baselines(connection, part)[-1:]
        if pilot is not None or pilot_units is not None:
            refuse_pilot(locked)
        others = earlier_lots(connection, part)
        read_by = with_recalled(hints, connection, part, workshop_of(identity))
    with baseline_file(locked) as file:
        verdict = inspect(
            batch,
            spec=spec,
            pilot=pilot if file is None else file,
            pilot_units=pilot_units,
            identity=identity,
            hints=replace(read_by, answers=None),
            target_volume=target_volume,
            progress=progress,
        )
    verdict = among(verdict, others, hints.answers)
    papers = tuple(_papers(batch, pilot, hints))
    baseline = locked[0].id if locked else None
    with opened.writing(memory.who or user()) as book:
        earlier = () if part is None else batches(book.connection, schema.BATCH.c.part == part)
        found = _found(loaded, verdict, earlier, baseline, book)
        results = _results(found.verdict, memory)
        keep_batch(
            book,
            found.verdict.facts,
            standing_of(loaded, Path(spec).read_bytes()),
            delivery=delivery_again(book.connection, found.replaces, memory.delivery),
            papers=papers,
            baseline=baseline,
            results=results,
        )
        keep_columns(book, verdict.facts)
    return found, results.get(memory.report or "")


def _found(loaded: LoadedSpec, verdict: Verdict, earlier: Sequence[Kept], baseline: int | None, book: Book) -> Recorded:
    """Return a lot's answer, seen among all lots since its baseline was locked."""
    before = recorded_before(verdict.facts, earlier, baseline)
    since = since_locked(book.connection, earlier, baseline)
    return Recorded(
        verdict=Verdict(over_lots(loaded, verdict.facts, since), verdict.standard),
        number=next_batch(book),
        before=len(since),
        replaces=before,
    )


def _results(verdict: Verdict, memory: Memory) -> dict[str, bytes]:
    """Return what is kept of a verdict, the report too where one is wanted."""
    carried = carried_by(verdict.facts, verdict.standard, drawing_in("id"), None)
    kept = {
        "decision": verdict.decision.value.encode(),
        "facts": verdict.to_json().encode(),
        "record": next(one.content for one in carried if one.name == RECORD),
        "schema_version": SCHEMA_VERSION.encode(),
    }
    if memory.report is None:
        return kept
    report = report_bytes(verdict.facts, verdict.standard, drawing_in(memory.report), memory.signer)
    return {**kept, memory.report: report}


def _papers(batch: Sequence[str | Path | Sent], pilot: str | Path | Sent | None, hints: Hints) -> Iterator[Paper]:
    """Yield the files that were given, those of a folder one by one."""
    given: list[tuple[str, Any]] = [("batch", one) for one in batch]
    said = {name: getattr(hints, name) for name in ("corrections", "exclude", "answers")}
    given += [("pilot", pilot), *said.items()]
    for role, named in given:
        if isinstance(named, Sent):
            yield Paper(role=role, name=named.name, content=named.data)
        elif named is not None:
            path = Path(named)
            for file in sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]:
                yield Paper(role=role, name=str(file), content=file.read_bytes())
    if hints.columns:
        matched = json.dumps(dict(hints.columns), ensure_ascii=False, indent=1) + "\n"
        yield Paper(role="columns", name="columns.json", content=matched.encode())
