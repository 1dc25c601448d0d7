"""The file of a gauge study to a balanced set of readings, or every problem found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.batch import DataNote, Source
from qc.intake.beside.notes import note_columns, note_numbers
from qc.intake.findings import Findings
from qc.intake.formats.content import Kind, read_content
from qc.intake.formats.delimited import DELIMITERS, DelimitedSheet, Held
from qc.intake.formats.encoding import as_utf8
from qc.intake.formats.raw import Doubt
from qc.intake.formats.workbooks import workbook_sheets
from qc.intake.gauge_study.gauge_kind import GaugeStudyKind
from qc.intake.gauge_study.study_balance import labelled, report_faults
from qc.intake.gauge_study.study_columns import StudyRole, find_study_header, table_header
from qc.intake.gauge_study.study_kinds import RR_STUDIES, holds_judgements, recognised, report_other_faults
from qc.intake.gauge_study.study_readings import Wish, advise, choose_readings, report_no_study
from qc.intake.layouts import lay_out
from qc.intake.matching import called
from qc.intake.plan import ColumnPlan
from qc.intake.prepare import prepare
from qc.intake.readings.numbers import read_numbers
from qc.intake.readings.verdict_marks import read_marks
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from qc.intake.columns import Header
    from qc.intake.formats.content import Content
    from qc.intake.formats.raw import RawTable, Sheet
    from qc.intake.gauge_study.study_balance import Labelled
    from qc.intake.gauge_study.study_readings import Chosen
    from qc.intake.prepare import Prepared
    from qc.intake.readings.cells import Cells
    from qc.intake.readings.numbers import Numbers


_ANY = Wish()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Study:
    """The readings of a gauge study.

    Attributes
    ----------
    name : str
        What was measured: the header of its column, or the characteristic's name in the standard.
    unit : str or None
        Of the readings; None where neither file nor standard says.
    values : (n,) float array
        Finite; of judgements 0 for OK and 1 for NG.
    part, operator : tuple of n str
        Which part, and who measured it; empty texts where the file says nothing.
    decimals : int
        Most digits after the decimal mark.
    source : Source
        The file.
    notes : tuple of DataNote
        What was decided while reading.
    kind : GaugeStudyKind
        What the study asks: as it was asked for, or as the columns say.
    reference : (n,) float array or None
        Accepted value of each piece, or what its judgement should be.
    session : tuple of n str
        When each reading was taken; empty texts where the file says nothing.
    """

    name: str
    unit: str | None
    values: NDArray[np.float64]
    part: tuple[str, ...]
    operator: tuple[str, ...]
    decimals: int
    source: Source
    notes: tuple[DataNote, ...]
    kind: GaugeStudyKind = GaugeStudyKind.CROSSED
    reference: NDArray[np.float64] | None = None
    session: tuple[str, ...] = ()


def read_study(source: Path | str, wish: Wish = _ANY) -> Study:
    """Read the file of a gauge study.

    CSV or XLSX as a batch may be, with either one column of readings or one for each trial, and columns that name the
    part and the operator, or the reference value, or the session. Headers may be Indonesian or English.

    Parameters
    ----------
    source : Path or str
        The file.
    wish : Wish, optional
        The characteristic of a standard, to whose unit readings are converted; or the name of the readings, which is
        needed where the file leaves a choice.

    Returns
    -------
    Study

    Raises
    ------
    InputError
        With every problem of the file: what cannot be read, and what keeps the study from being analysed.
    """
    findings = Findings()
    content = read_content(source, findings)
    sheets = [] if content is None else _sheets(content, findings)
    study = _read(content, sheets, wish, findings) if content is not None and sheets else None
    findings.stop()
    assert study is not None
    return study


def _sheets(content: Content, findings: Findings) -> Sequence[Sheet]:
    if content.kind is Kind.WORKBOOK:
        return workbook_sheets(content, findings)
    data = as_utf8(content, findings)
    rows = b"" if data is None else data.rstrip(b"\r\n")
    return [DelimitedSheet(name=content.name, held=Held(rows), delimiter=mark) for mark in DELIMITERS] if rows else []


def _read(content: Content, sheets: Sequence[Sheet], wish: Wish, findings: Findings) -> Study | None:
    """Read the sheet that looks most like a gauge study."""
    headers = [find_study_header(sheet.head, wish.kind) for sheet in sheets]
    known = [(header.score, place) for place, header in enumerate(headers) if header is not None]
    if not known:
        report_no_study(sheets[0], findings)
        return None
    place = max(known, key=itemgetter(0))[1]
    sheet, header = sheets[place], headers[place]
    assert header is not None
    chosen = choose_readings(sheet, header, wish, findings)
    if chosen is None:
        return None
    judged = wish.kind is GaugeStudyKind.ATTRIBUTE or (wish.kind is None and holds_judgements(sheet, chosen))
    found = _understood(sheet, chosen, wish, findings, judged=judged)
    if found is None:
        return None
    cells, numbers = found
    study = labelled(cells, numbers)
    kind = wish.kind or recognised(study, header, judged=judged)
    reference = None
    if kind not in RR_STUDIES:
        reference = _references(sheet, chosen, wish, study, findings, judged=judged)
    report = report_faults if kind is GaugeStudyKind.CROSSED else partial(report_other_faults, kind, reference)
    report(study, numbers, findings)
    rows = int(np.unique(cells.row).size)
    return Study(
        name=called(chosen.expected),
        unit=chosen.unit,
        values=study.values,
        part=study.part,
        operator=study.operator,
        decimals=numbers.decimals,
        source=Source(name=content.name, sha256=content.sha256, size=len(content.data), sheet=sheet.title, rows=rows),
        notes=tuple(findings.notes),
        kind=kind,
        reference=reference,
        session=study.session,
    )


def _references(
    sheet: Sheet, chosen: Chosen, wish: Wish, study: Labelled, findings: Findings, *, judged: bool
) -> NDArray[np.float64] | None:
    """Return the accepted value of every reading's piece; None where the file has no such column."""
    column = chosen.header.column(StudyRole.REFERENCE)
    if column is None:
        return None
    trial = Findings()
    found = _understood(sheet, replace(chosen, columns=(column,)), wish, trial, judged=judged)
    findings.problems.extend(trial.problems)
    if found is None:
        return None
    cells, numbers = found
    known = dict(zip(cells.row.tolist(), numbers.values.tolist(), strict=True))
    return np.array([known.get(row, np.nan) for row in study.cells.row.tolist()])


def _understood(
    sheet: Sheet, chosen: Chosen, wish: Wish, findings: Findings, *, judged: bool
) -> tuple[Cells, Numbers] | None:
    """Read the quick way; where that leaves a doubt, the careful way."""
    header = table_header(chosen.header, chosen.columns)
    note_columns([header.label(i) for i in header.left_out], Location(file=sheet.name, sheet=sheet.title), findings)
    trial = Findings()
    try:
        found = _numbers(sheet.quick(header), header, chosen, trial, judged=judged)
    except Doubt:
        trial = Findings()
        table = sheet.careful(header, trial)
        found = None if table is None else _numbers(table, header, chosen, trial, judged=judged)
    if wish.expected is None:
        advise(trial, unit=chosen.unit is not None)
    findings.take(trial)
    return found


def _numbers(
    table: RawTable, header: Header, chosen: Chosen, findings: Findings, *, judged: bool
) -> tuple[Cells, Numbers] | None:
    """Return the cells of the readings with their numbers, or None with problems."""
    prepared = prepare(table, header, findings)
    if not prepared.table.row.size:
        findings.problem(
            message("there are headers but no readings below them"),
            table.place(),
            expected=message("at least one row with readings below the headers"),
            fix=message("Check that this is the right file and that it was saved."),
        )
        return None
    # That a table without names of characteristics holds the only one goes without saying here.
    said = Findings() if prepared.named is None else findings
    found = lay_out(prepared, ColumnPlan(columns=(chosen.expected,)), said)
    if not found:
        _no_such_rows(prepared, chosen, findings)
        return None
    (cells,) = found
    numbers = read_marks(cells, findings) if judged else read_numbers(cells, findings)
    if numbers is None:
        return None
    if not judged:
        note_numbers([(cells, numbers)], findings)
    return cells, numbers


def _no_such_rows(prepared: Prepared, chosen: Chosen, findings: Findings) -> None:
    """Report that no row names the characteristic."""
    names = () if prepared.named is None else prepared.named.names.tolist()
    findings.problem(
        message("no row names the characteristic {name}", name=called(chosen.expected)),
        prepared.table.place(),
        found=", ".join(name for name in names if name),
        fix=message("Say with --characteristic which one the study is of."),
    )
