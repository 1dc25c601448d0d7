"""People who sign in, what they ask and decide, readings typed at the machine; and what a server works with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
TABLES = (
    "account",
    "column_match",
    "question",
    "reply",
    "sheet",
    "typed",
    "sheet_closed",
    "session",
    "attempt",
    "upload",
)
FOUND_BY = {
    "standard": ("part",),
    "baseline": ("part",),
    "batch": ("part", "workshop"),
    "batch_file": ("batch",),
    "series": ("batch",),
    "correction": ("batch",),
    "verdict": ("batch",),
    "answer": ("batch",),
    "disposition": ("batch",),
    "report": ("batch",),
    "account": ("person",),
    "column_match": ("part",),
    "question": ("batch",),
    "reply": ("question",),
    "sheet": ("part", "workshop"),
    "typed": ("sheet",),
    "session": ("person",),
    "upload": ("person",),
}
"""Columns by which rows are looked up."""
LATER: dict[str, tuple[tuple[str, str | None], ...]] = {
    "answer": (("said_by", "person"), ("moment", None)),
    "disposition": (("characteristic", None), ("units", None), ("decided_by", "person"), ("moment", None)),
}
"""Columns that tables of the step before get, each with the table that it points at."""


def _text(name: str, *, needed: bool = False, unique: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=not needed, unique=unique)


def _bytes(name: str, *, needed: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=not needed)


def _of(name: str, table: str | None = None, *, needed: bool = False) -> sa.Column[int]:
    """Return a column that points at a row of another table, usually the one of its own name."""
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table or name}.id"), nullable=not needed)


def _table(name: str, *items: sa.schema.SchemaItem) -> None:
    op.create_table(name, sa.Column("id", sa.Integer, primary_key=True), *items)


def upgrade() -> None:
    """Make the new tables and columns."""
    for make in (_people, _asked, _typed, _working, _columns):
        make()
    for table, names in FOUND_BY.items():
        for name in names:
            op.create_index(f"ix_{table}_{name}", table, [name])


def downgrade() -> None:
    """Remove them, with what they hold; the log then says which rows were removed."""
    for table, names in FOUND_BY.items():
        for name in names:
            op.drop_index(f"ix_{table}_{name}", table)
    for table, columns in LATER.items():
        with op.batch_alter_table(table) as batch:
            for name, target in columns:
                if target is not None:
                    batch.drop_constraint(f"fk_{table}_{name}", type_="foreignkey")
                batch.drop_column(name)
    for name in reversed(TABLES):
        op.drop_table(name)


def _columns() -> None:
    """Give older tables their new columns; SQLite can point at another table only in one that is made anew."""
    for table, columns in LATER.items():
        with op.batch_alter_table(table) as batch:
            for name, target in columns:
                batch.add_column(sa.Column(name, sa.Text if target is None else sa.Integer))
                if target is not None:
                    batch.create_foreign_key(f"fk_{table}_{name}", target, [name], ["id"])


def _people() -> None:
    _table(
        "account",
        _of("person", needed=True),
        _text("login", needed=True),
        _bytes("password_hash"),
        _text("role", needed=True),
        sa.Column("active", sa.Boolean, nullable=False),
        _of("replaces", "account"),
    )


def _asked() -> None:
    _table(
        "column_match",
        _of("part", needed=True),
        _of("workshop"),
        _text("header", needed=True),
        _text("characteristic", needed=True),
    )
    _table(
        "question",
        _of("batch", needed=True),
        _of("asked_by", "person"),
        _text("text", needed=True),
        _text("moment", needed=True),
    )
    _table(
        "reply",
        _of("question", needed=True),
        _text("said", needed=True),
        _of("said_by", "person"),
        _text("moment", needed=True),
    )


def _typed() -> None:
    _table(
        "sheet",
        _of("part", needed=True),
        _of("standard", needed=True),
        _of("workshop"),
        _text("lot"),
        _of("opened_by", "person"),
        _text("moment", needed=True),
    )
    _table(
        "typed",
        _of("sheet", needed=True),
        _text("client_key", needed=True, unique=True),
        _text("characteristic", needed=True),
        sa.Column("unit", sa.Integer, nullable=False),
        _text("value", needed=True),
        _text("typed_at", needed=True),
    )
    _table(
        "sheet_closed",
        sa.Column("sheet", sa.Integer, sa.ForeignKey("sheet.id"), nullable=False, unique=True),
        _of("batch"),
        _of("closed_by", "person"),
        _text("moment", needed=True),
    )


def _working() -> None:
    _table(
        "session",
        _text("token_sha256", needed=True, unique=True),
        _of("person"),
        _of("account"),
        _text("csrf", needed=True),
        _text("language"),
        *(_text(name, needed=True) for name in ("created", "seen", "expires")),
    )
    _table(
        "attempt",
        *(_text(name, needed=True) for name in ("login", "address", "moment")),
        sa.Column("success", sa.Boolean, nullable=False),
    )
    _table(
        "upload",
        _text("key", needed=True, unique=True),
        _of("person"),
        _text("name", needed=True),
        _bytes("content", needed=True),
        _text("pilot_name"),
        _bytes("pilot_content"),
        *(_text(name, needed=True) for name in ("options", "state", "progress")),
        _of("batch"),
        _text("created", needed=True),
    )
