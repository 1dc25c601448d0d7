"""What the tables are made of."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

METADATA = sa.MetaData()


def text(name: str, *, needed: bool = False, unique: bool = False) -> sa.Column[str]:
    """Return a column of text."""
    return sa.Column(name, sa.Text, nullable=not needed, unique=unique)


def whole(name: str, *, needed: bool = False) -> sa.Column[int]:
    """Return a column of whole numbers."""
    return sa.Column(name, sa.Integer, nullable=not needed)


def flag(name: str) -> sa.Column[bool]:
    """Return a column that says yes or no."""
    return sa.Column(name, sa.Boolean, nullable=False)


def day(name: str) -> sa.Column[object]:
    """Return a column of days."""
    return sa.Column(name, sa.Date)


def octets(name: str, *, needed: bool = True) -> sa.Column[bytes]:
    """Return a column of bytes."""
    return sa.Column(name, sa.LargeBinary, nullable=not needed)


def of(name: str, table: str | None = None, *, needed: bool = False, found_by: bool = False) -> sa.Column[int]:
    """Return a column that points at a row of another table, usually the one of its own name."""
    target = sa.ForeignKey(f"{table or name}.id")
    return sa.Column(name, sa.Integer, target, nullable=not needed, index=found_by or None)


def later(column: sa.Column[Any]) -> sa.Column[Any]:
    """Mark a column that came to a table after rows did: without a value it is no part of a row's digest."""
    column.info["later"] = True
    return column


def table(name: str, *items: sa.schema.SchemaItem) -> sa.Table:
    """Return a table whose rows are numbered."""
    return sa.Table(name, METADATA, sa.Column("id", sa.Integer, primary_key=True), *items)
