"""Reading: what is understood of a file, without judging it; and what the user says of its columns and cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.intake import Sent, read_batch, read_frame
from qc.intake.names import NOTHING
from qc.values import dataclass
from qc.words import language, message
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from qc.intake import ColumnPlan
    from qc.intake.batch import Batch
    from qc.intake.survey import Survey
    from qc.report.reading.facts import ReadFacts
    from qc.spec.model import Spec


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the user says of the files, where they do not say it themselves.

    Attributes
    ----------
    columns : mapping of str to str
        Headers (or letters) of columns, each with the id of the characteristic that it holds.
    corrections : path or None
        A CSV file of corrected cells.
    answers : path or None
        A TOML or CSV file of the workshop's answers to questions about the data.
    exclude : path or None
        A CSV file of points of the pilot that do not count, with their causes.
    remembered : mapping of str to str
        Headers of earlier files of the part, each with the id of the characteristic that it held there.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    corrections: str | Path | None = None
    answers: str | Path | None = None
    exclude: str | Path | None = None
    remembered: Mapping[str, str] = field(default_factory=dict)


NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of some files.

    Attributes
    ----------
    facts : ReadFacts
        Tables, columns, decimal marks, units, notes and problems.
    explain : bool
        Whether the first readings are shown as written and as read.
    """

    facts: ReadFacts
    explain: bool = False

    @property
    def usable(self) -> bool:
        """Whether the files can be judged."""
        return self.facts.usable

    def explained(self) -> Reading:
        """Return the same, with the first readings as written and as read."""
        return replace(self, explain=True)

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: the answer, each file's table, notes and problems."""
        from qc.report.reading.screen import read_text  # noqa: PLC0415 - loaded only where it is used

        return read_text(self.facts, language(lang), explain=self.explain)

    def to_json(self) -> str:
        """Return every fact as JSON, with a schema version."""
        from qc.report.reading.json import read_json  # noqa: PLC0415 - loaded only where it is used

        return read_json(self.facts)


def read(
    files: str | Path | Sent | Sequence[str | Path | Sent], *, spec: str | Path, hints: Hints = NO_HINTS
) -> Reading:
    """Say what is understood of measurement files, held against a standard.

    Parameters
    ----------
    files : path, Sent, or sequence of them
        The files of one lot.
    spec : path
        The buyer's standard, a TOML file.
    hints : Hints, optional
        What the user says of the files.

    Returns
    -------
    Reading
        Also of files that cannot be used: then it holds every problem.

    Raises
    ------
    SpecError, InputError
        If the standard or the file of corrections cannot be used.
    UsageError
        If the hints name a characteristic that the standard does not have.

    Examples
    --------
    >>> found = read("samples/bos-bubut/pilot.csv", spec="specs/contoh-bos-bubut.toml")
    >>> found.usable, found.facts.survey.understood[0].header_row
    (True, 1)
    """
    from qc.intake.survey import survey  # noqa: PLC0415 - an inspection does without
    from qc.report.reading.facts import ReadFacts  # noqa: PLC0415 - the same
    from qc.spec.load import load_spec  # noqa: PLC0415 - the standard's format is loaded only where it is used

    loaded = load_spec(Path(spec))
    plan = asked_plan(loaded.spec, hints)
    sizes = {c.id: c.subgroup_size for c in loaded.spec.characteristic}
    given = [files] if isinstance(files, str | Path | Sent) else list(files)
    found = _with_figures(survey(given, plan, subgroup_sizes=sizes), loaded.spec)
    return Reading(ReadFacts(program=PROGRAM, standard=loaded, survey=found))


def _with_figures(found: Survey, spec: Spec) -> Survey:
    """Return a survey in which what sheets say of their readings' spread is held against them."""
    if found.batch is None or not found.batch.figures:
        return found
    from qc.verdict.sheet_figures import with_figures  # noqa: PLC0415 - most sheets say nothing of it

    batch = with_figures(found.batch, spec)
    return replace(found, batch=batch, notes=batch.notes)


def asked_plan(spec: Spec, hints: Hints) -> ColumnPlan:
    """Return what to look for in a file: the standard's characteristics, and what the user says of the file.

    Parameters
    ----------
    spec : Spec
        The standard.
    hints : Hints
        What the user says.

    Raises
    ------
    InputError
        If the file of corrections cannot be used.
    UsageError
        If an id is none of the standard's.
    """
    plan = spec.column_plan()
    known = [column.id for column in plan.columns]
    if strangers := [(header, name) for header, name in hints.columns.items() if name not in {*known, NOTHING}]:
        raise UsageError([_stranger(header, name, known) for header, name in strangers])
    if hints.columns or hints.remembered:
        # What an earlier revision of the standard called otherwise is remembered in vain.
        remembered = {header: name for header, name in hints.remembered.items() if name in known}
        plan = replace(plan, given=dict(hints.columns), remembered=remembered)
    if hints.corrections is None:
        return plan
    from qc.intake.beside.correction_file import read_corrections  # noqa: PLC0415 - most lots have none

    return replace(plan, corrections=read_corrections(hints.corrections))


def read_lot(
    source: str | Path | Sent | pd.DataFrame | Sequence[str | Path | Sent], spec: Spec, plan: ColumnPlan
) -> Batch:
    """Read one lot from wherever it stands, and hold against it what its sheets say of its spread.

    Parameters
    ----------
    source : path, Sent, sequence of them, or DataFrame
        The readings.
    spec : Spec
        The standard.
    plan : ColumnPlan
        What to look for.

    Raises
    ------
    InputError
        With every problem of the files.
    """
    sizes = {c.id: c.subgroup_size for c in spec.characteristic}
    if isinstance(source, str | Path | Sent):
        batch = read_batch([source], plan, subgroup_sizes=sizes)
    elif isinstance(source, Sequence):
        batch = read_batch(list(source), plan, subgroup_sizes=sizes)
    else:
        batch = read_frame(source, plan, subgroup_sizes=sizes)
    if not batch.figures:
        return batch
    from qc.verdict.sheet_figures import with_figures  # noqa: PLC0415 - most sheets say nothing of it

    return with_figures(batch, spec)


def _stranger(header: str, name: str, known: Sequence[str]) -> Problem:
    return Problem(
        reason=message("the standard has no characteristic {name}", name=name),
        found=f"--column {header}={name}",
        expected=message("one of {values}", values=tuple(known)),
    )
