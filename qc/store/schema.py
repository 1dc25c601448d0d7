"""The tables. Each row of each table has an entry in the log; only the log itself has none."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()
HEAD = "0001"
"""The newest step in ``qc.store.migrations``."""


def _text(name: str, *, needed: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=not needed, unique=unique)


def _whole(name: str, *, needed: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=not needed)


def _day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def _of(name: str, table: str | None = None, *, needed: bool = False) -> sa.Column[int]:
    """Return a column that points at a row of another table, usually the one of its own name."""
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table or name}.id"), nullable=not needed)


def _table(name: str, *items: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, METADATA, sa.Column("id", sa.Integer, primary_key=True), *items)


FILE = _table("file", _text("sha256", needed=True, unique=True), _whole("size", needed=True), _bytes("content"))
WORKSHOP = _table("workshop", _text("name", needed=True, unique=True))
BUYER = _table("buyer", _text("name", needed=True, unique=True))
PERSON = _table("person", _text("name", needed=True), _text("role", needed=True), _of("workshop"), _of("buyer"))
PART = _table(
    "part",
    _of("buyer", needed=True),
    _text("part_number", needed=True),
    _text("name_id", needed=True),
    _text("name_en", needed=True),
    sa.UniqueConstraint("buyer", "part_number"),
)
STANDARD = _table(
    "standard",
    _of("part", needed=True),
    _text("revision", needed=True),
    _day("edition"),
    _text("name", needed=True),
    _text("sha256", needed=True),
    _of("complete", "file", needed=True),
    _of("source", "file", needed=True),
    sa.UniqueConstraint("part", "sha256"),
)
BASELINE = _table(
    "baseline",
    _of("part", needed=True),
    _of("standard", needed=True),
    _of("content", "file", needed=True),
    _text("who", needed=True),
    _day("locked_on"),
    _text("why"),
    _of("replaces", "baseline"),
)
BATCH = _table(
    "batch",
    _of("part", needed=True),
    _of("standard", needed=True),
    _of("workshop"),
    _of("baseline"),
    _text("lot"),
    _whole("quantity"),
    _whole("sampled", needed=True),
    _whole("shipped"),
    _text("order_number"),
    _whole("ordered"),
    _day("due"),
    _day("shipped_on"),
    _day("produced"),
    _day("inspected"),
)
BATCH_FILE = _table(
    "batch_file",
    _of("batch", needed=True),
    _text("role", needed=True),
    _text("name", needed=True),
    _of("content", "file", needed=True),
)
SERIES = _table(
    "series",
    _of("batch", needed=True),
    _text("role", needed=True),
    _text("characteristic", needed=True),
    _whole("readings", needed=True),
    _bytes("content"),
)
CORRECTION = _table(
    "correction",
    _of("batch", needed=True),
    _text("file_name", needed=True),
    _text("sheet"),
    _whole("row_number", needed=True),
    _text("column_name", needed=True),
    _text("old", needed=True),
    _text("new", needed=True),
    _text("who", needed=True),
    _text("made_on", needed=True),
    _text("why", needed=True),
)
VERDICT = _table(
    "verdict",
    _of("batch", needed=True),
    _text("program", needed=True),
    _text("schema_version", needed=True),
    _text("decision", needed=True),
    _text("conformity", needed=True),
    _text("stability", needed=True),
    _text("capability", needed=True),
    _of("facts", "file", needed=True),
    _of("record", "file", needed=True),
)
ANSWER = _table("answer", _of("batch", needed=True), _text("question", needed=True), _text("said", needed=True))
DISPOSITION = _table("disposition", _of("batch", needed=True), _text("decision", needed=True), _text("why"))
REPORT = _table(
    "report", _of("batch", needed=True), _text("language", needed=True), _of("content", "file", needed=True)
)
PUBLIC_KEY = _table("public_key", _text("name", needed=True), _text("fingerprint", needed=True), _bytes("certificate"))

LOG = sa.Table(
    "log",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    _text("moment", needed=True),
    _text("who", needed=True),
    _text("entity", needed=True),
    _whole("entity_id", needed=True),
    _text("content", needed=True),
    _text("previous", needed=True),
    _text("digest", needed=True),
)
LOGGED = tuple(table for table in METADATA.sorted_tables if table is not LOG)
