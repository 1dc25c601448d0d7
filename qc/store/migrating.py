"""Bring a database to another step of its shape, forwards and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from qc.store.schema import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

EMPTY = "base"
"""The step before the first: no tables."""


def step_of(connection: sa.Connection) -> str:
    """Return the step that a database stands at; ``EMPTY`` where nothing was made yet.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    """
    if not sa.inspect(connection).has_table("alembic_version"):
        return EMPTY
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return EMPTY if found is None else str(found)


def steps() -> tuple[str, ...]:
    """Return every step, the oldest first.

    Examples
    --------
    >>> steps()
    ('0001', '0002', '0003', '0004')
    """
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - loaded only where the shape changes

    found = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(reversed([one.revision for one in found]))


def move(connection: sa.Connection, step: str = HEAD) -> None:
    """Bring a database to a step, forwards or back, in the caller's transaction.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        In a transaction.
    step : str
        One of ``steps()``, or ``EMPTY``.
    """
    from alembic import command  # noqa: PLC0415 - loaded only where the shape changes

    known, now = (EMPTY, *steps()), step_of(connection)
    config = _config()
    config.attributes["connection"] = connection
    if known.index(now) < known.index(step):
        command.upgrade(config, step)
    elif known.index(now) > known.index(step):
        command.downgrade(config, step)


def _config() -> Config:
    from alembic.config import Config  # noqa: PLC0415 - loaded only where the shape changes

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
