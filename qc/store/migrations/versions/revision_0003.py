"""Sessions say only who is signed in: forms are guarded by a cookie of their own, and a cookie keeps the language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Drop what nobody asks a session for; whoever is signed in stays so."""
    with op.batch_alter_table("session") as session:
        session.drop_column("csrf")
        session.drop_column("language")


def downgrade() -> None:
    """Make the columns again; nobody knows what stood there, so everybody signs in anew."""
    op.execute("DELETE FROM session")
    with op.batch_alter_table("session") as session:
        session.add_column(sa.Column("csrf", sa.Text, nullable=False))
        session.add_column(sa.Column("language", sa.Text))
