"""What Alembic runs: the steps, on the connection that ``qc.store.migrating`` hands over."""

from __future__ import annotations

from alembic import context


def run() -> None:
    """Run the steps that were asked for in the caller's transaction."""
    context.configure(connection=context.config.attributes["connection"])
    context.run_migrations()


if __name__ == "env_py":  # Alembic's name for this file; anybody else only imports it
    run()
