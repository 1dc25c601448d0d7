"""All that is remembered in open formats: CSV tables and readings, JSON verdicts and baselines, TOML standards."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.proof.readings_text import readings_text
from qc.report.files import write_whole
from qc.store import schema
from qc.store.log import head_of
from qc.store.opening import open_store
from qc.store.recalling import batches, lots_of
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LIVELY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_NAMED = (
    (schema.STANDARD, "complete", "standards/standard-{id}.toml"),
    (schema.BASELINE, "content", "baselines/baseline-{id}.json"),
    (schema.VERDICT, "facts", "verdicts/verdict-{id}.json"),
    (schema.REPORT, "content", "reports/report-{id}.pdf"),
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""What every file in the archive is dated: the same store gives the same archive."""


def export(target: Path, *, store: str | Path | None = None) -> Path:
    """Write everything that is remembered as one archive of open formats, whole or not at all.

    Names in the archive are made of ids and digests only. A cell that a spreadsheet program would take for a formula
    begins with an apostrophe.

    Parameters
    ----------
    target : Path
        The archive, ``.zip``.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    stream = io.BytesIO()
    with open_store(store).reading() as connection, zipfile.ZipFile(stream, "w") as archive:
        for name, content in _contents(connection):
            about = zipfile.ZipInfo(name, _FIRST_DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, content)
    return write_whole(target, stream.getvalue())


def _contents(connection: sa.Connection) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the archive."""
    entries, digest = head_of(connection)
    about = {"schema": "qc-export", "schema_version": "1.0", "program": PROGRAM, "entries": entries, "digest": digest}
    yield "about.json", (json.dumps(about, indent=1) + "\n").encode()
    for table in (*schema.LOGGED, schema.LOG):
        yield f"tables/{table.name}.csv", _table(connection, table).encode()
    for sha256, content in connection.execute(sa.select(schema.FILE.c.sha256, schema.FILE.c.content)):
        yield f"files/{sha256}", content
    for table, column, name in _NAMED:
        wanted = sa.select(table.c.id, schema.FILE.c.content).join(schema.FILE, schema.FILE.c.id == table.c[column])
        for key, content in connection.execute(wanted.order_by(table.c.id)):
            yield name.format(id=key), content
    for kept in batches(connection):
        yield f"readings/batch-{kept.id}.csv", readings_text(lots_of(connection, kept)).encode()


def _table(connection: sa.Connection, table: sa.Table) -> str:
    """Return a table as CSV, without its columns of bytes: these stand in files of their own."""
    columns = [column for column in table.columns if not isinstance(column.type, sa.LargeBinary)]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    first = next(iter(table.primary_key.columns))
    for row in connection.execute(sa.select(*columns).order_by(first)):
        writer.writerow([_tame(cell) for cell in row])
    return stream.getvalue()


def _tame(cell: Any) -> str:
    """Return a cell as text that no spreadsheet program takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_LIVELY) else text
