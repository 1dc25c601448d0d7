"""Somebody may change sides: an account says whose side they are on now. Other keys lie in the user's own folder."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
SIDES = ("workshop", "buyer")


def upgrade() -> None:
    """Add the columns, and drop the table that nothing was ever written to."""
    for name in SIDES:
        # Said as it is: Alembic adds a reference as a step of its own, for which SQLite would make the table anew.
        op.execute(f"ALTER TABLE account ADD COLUMN {name} INTEGER REFERENCES {name} (id)")
    op.drop_table("public_key")


def downgrade() -> None:
    """Make the table again, and let everybody be on the side that they were added on."""
    op.create_table(
        "public_key",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("certificate", sa.LargeBinary, nullable=False),
    )
    for name in SIDES:
        op.execute(f"ALTER TABLE account DROP COLUMN {name}")
