"""Files or data frames to a batch: the room's two doors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import Location
from qc.intake.batch import Source
from qc.intake.findings import Findings
from qc.intake.formats.content import Content, Kind, Sent, read_content
from qc.intake.formats.delimited import DelimitedSheet
from qc.intake.formats.drawing import may_be_drawn
from qc.intake.formats.encoding import as_utf8, without_blank_end
from qc.intake.formats.text_forms import text_sheets
from qc.intake.lot_files import batch_of
from qc.intake.sheets import read_sheets
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from qc.intake.batch import Batch
    from qc.intake.formats.raw import Sheet
    from qc.intake.plan import ColumnPlan
    from qc.intake.table import TableRead


def read_batch(
    sources: Sequence[Path | str | Sent], plan: ColumnPlan, *, subgroup_sizes: Mapping[str, int] = {}
) -> Batch:
    """Read the measurement files of one lot.

    CSV (semicolon, tab or comma; decimal comma or point; UTF-8, UTF-16 with a byte order mark, Windows-1252) and XLSX,
    with a row per reading, per unit or per subgroup; text tables with bars, or aligned by spaces; Q-DAS files, reports
    of measuring machines, and numbers that a gauge typed. What a file is, is told from its bytes, not from its name.

    Units are put in the order of their numbers, else of their times, else they stand as the rows do; files follow each
    other in the order given.

    Parameters
    ----------
    sources : sequence of Path, str or Sent
        The files, in production order; a folder or an archive of files (``.zip``) stands for its files in the natural
        order of their names.
    plan : ColumnPlan
        The characteristics that the standard asks for.
    subgroup_sizes : mapping of str to int, optional
        By characteristic id: how many consecutive units make a subgroup where a file names no subgroups. Without it
        such readings have no subgroups.

    Returns
    -------
    Batch

    Raises
    ------
    InputError
        With every problem of every file.
    """
    findings = Findings()
    return batch_of(read_tables(sources, plan, subgroup_sizes, findings), plan, subgroup_sizes, findings)


def read_tables(
    sources: Sequence[Path | str | Sent], plan: ColumnPlan, subgroup_sizes: Mapping[str, int], findings: Findings
) -> list[tuple[Source, TableRead]]:
    """Return every file that has a table, and what it holds.

    Parameters
    ----------
    sources, plan, subgroup_sizes
        As `read_batch` takes them.
    findings : Findings
        Where problems and notes go.
    """
    if not sources:
        findings.problem(message("no measurement file was given"), fix=message("Give at least one file."))
    contents = [one for source in sources for one in _contents(source, findings)]
    _report_twins(contents, findings)
    read: list[tuple[Source, TableRead]] = []
    while contents:
        read += _read(contents.pop(0), plan, subgroup_sizes, findings)
    return read


def read_frame(
    frame: pd.DataFrame, plan: ColumnPlan, *, name: str = "DataFrame", subgroup_sizes: Mapping[str, int] = {}
) -> Batch:
    """Read the measurements of one lot from a data frame, by the same rules as a file.

    Parameters
    ----------
    frame : DataFrame
        Column names are the headers; an index with a name is a column too. Rows are numbered from 1.
    plan : ColumnPlan
        The characteristics that the standard asks for.
    name : str, optional
        What to call the frame in problems, notes and the report.
    subgroup_sizes : mapping of str to int, optional
        As in `read_batch`.

    Returns
    -------
    Batch
        The digest of its source is that of the frame as CSV (UTF-8, no index, lines ended by LF).

    Raises
    ------
    InputError
        With every problem.
    """
    from qc.intake.formats.frame import FrameSheet, digest  # noqa: PLC0415 - files need none of it

    findings = Findings()
    if any(label is not None for label in frame.index.names):
        frame = frame.reset_index()
    tables = read_sheets([FrameSheet(name=name, frame=frame)], plan, subgroup_sizes, findings)
    return batch_of([(_source(name, *digest(frame), table), table) for table in tables], plan, subgroup_sizes, findings)


def _contents(source: Path | str | Sent, findings: Findings) -> Sequence[Content]:
    """Return what a source holds: a file, or the files of a folder or of an archive."""
    if not isinstance(source, Sent) and Path(source).is_dir():
        from qc.intake.formats.bundles import folder_contents  # noqa: PLC0415 - loaded only for a folder

        return folder_contents(Path(source), findings)
    content = read_content(source, findings)
    if content is None:
        return ()
    if content.kind is Kind.WORKBOOK:
        from qc.intake.formats.bundles import archive_contents, is_archive  # noqa: PLC0415 - loaded only for a zip

        if is_archive(content.data):
            return archive_contents(content, findings)
    return (content,)


def _read(
    content: Content, plan: ColumnPlan, sizes: Mapping[str, int], findings: Findings
) -> list[tuple[Source, TableRead]]:
    """Read one file, or report why it has no table."""
    name, digest, size = content.name, content.sha256, len(content.data)
    sheets = _sheets(content, plan, findings)
    del content  # its bytes, when the sheets need them no longer
    tables = _tables(sheets, plan, sizes, findings) if sheets else ()
    return [(_source(name, digest, size, table), table) for table in tables]


def _tables(
    sheets: Sequence[Sheet], plan: ColumnPlan, sizes: Mapping[str, int], findings: Findings
) -> tuple[TableRead, ...]:
    """Read what a file holds; bars or spaces part the cells of a text only where no other mark does."""
    first = sheets[0]
    if isinstance(first, DelimitedSheet) and may_be_drawn(first.data):
        from qc.intake.drawn_tables import read_drawn  # noqa: PLC0415 - loaded only for such a text

        return read_drawn(first.name, first.data, sheets, plan, sizes, findings)
    return read_sheets(sheets, plan, sizes, findings)


def _sheets(content: Content, plan: ColumnPlan, findings: Findings) -> Sequence[Sheet]:
    """Return what may be read of a file."""
    if content.kind is Kind.WORKBOOK:
        from qc.intake.formats.workbooks import workbook_sheets  # noqa: PLC0415 - loaded only for a workbook

        return workbook_sheets(content, findings)
    data = as_utf8(content, findings)
    return text_sheets(content.name, without_blank_end(data), plan, findings) if data else ()


def _source(name: str, sha256: str, size: int, table: TableRead) -> Source:
    return Source(name=name, sha256=sha256, size=size, sheet=table.sheet.title, rows=table.rows)


def _report_twins(contents: Sequence[Content], findings: Findings) -> None:
    """Report a file that was given twice: its units would count twice."""
    first: dict[str, str] = {}
    for content in contents:
        if content.sha256 in first:
            findings.problem(
                message("this file has the same content as {other}", other=first[content.sha256]),
                Location(file=content.name),
                fix=message("Give every file once."),
            )
        first.setdefault(content.sha256, content.name)
