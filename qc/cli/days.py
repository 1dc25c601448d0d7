"""A day on the command line, as people write one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import datetime as dt


class _Day(click.ParamType["dt.date"]):
    """A date without a time: papers and records say days."""

    name = "day"
    _written = click.DateTime(["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day."""
        found: dt.datetime = self._written.convert(value, param, ctx)
        return found.date()


DAY = _Day()
