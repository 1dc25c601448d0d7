"""The first shape of the database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
TABLES = (
    "file",
    "workshop",
    "buyer",
    "person",
    "part",
    "standard",
    "baseline",
    "batch",
    "batch_file",
    "series",
    "correction",
    "verdict",
    "answer",
    "disposition",
    "report",
    "public_key",
    "log",
)


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


def _table(name: str, *items: sa.schema.SchemaItem) -> None:
    op.create_table(name, sa.Column("id", sa.Integer, primary_key=True), *items)


def upgrade() -> None:
    """Make all tables."""
    for make in (_parties, _batches, _readings, _findings):
        make()


def downgrade() -> None:
    """Remove all tables."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _parties() -> None:
    _table("file", _text("sha256", needed=True, unique=True), _whole("size", needed=True), _bytes("content"))
    _table("workshop", _text("name", needed=True, unique=True))
    _table("buyer", _text("name", needed=True, unique=True))
    _table("person", _text("name", needed=True), _text("role", needed=True), _of("workshop"), _of("buyer"))
    _table(
        "part",
        _of("buyer", needed=True),
        _text("part_number", needed=True),
        _text("name_id", needed=True),
        _text("name_en", needed=True),
        sa.UniqueConstraint("buyer", "part_number"),
    )
    _table(
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
    _table(
        "baseline",
        _of("part", needed=True),
        _of("standard", needed=True),
        _of("content", "file", needed=True),
        _text("who", needed=True),
        _day("locked_on"),
        _text("why"),
        _of("replaces", "baseline"),
    )


def _batches() -> None:
    _table(
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


def _readings() -> None:
    _table(
        "batch_file",
        _of("batch", needed=True),
        _text("role", needed=True),
        _text("name", needed=True),
        _of("content", "file", needed=True),
    )
    _table(
        "series",
        _of("batch", needed=True),
        _text("role", needed=True),
        _text("characteristic", needed=True),
        _whole("readings", needed=True),
        _bytes("content"),
    )
    _table(
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


def _findings() -> None:
    _table(
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
    _table("answer", _of("batch", needed=True), _text("question", needed=True), _text("said", needed=True))
    _table("disposition", _of("batch", needed=True), _text("decision", needed=True), _text("why"))
    _table("report", _of("batch", needed=True), _text("language", needed=True), _of("content", "file", needed=True))
    _table("public_key", _text("name", needed=True), _text("fingerprint", needed=True), _bytes("certificate"))

    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        _text("moment", needed=True),
        _text("who", needed=True),
        _text("entity", needed=True),
        _whole("entity_id", needed=True),
        _text("content", needed=True),
        _text("previous", needed=True),
        _text("digest", needed=True),
    )
