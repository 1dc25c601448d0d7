"""What all commands ask that remember something: where, and who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.cli.speaking import option
from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from qc.words import Message

_WHERE = message("where everything is remembered: a file or a PostgreSQL address; also QC_STORE")


def store_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command that records the option that says where; a file that is not there is made."""
    found: Callable[..., None] = option("--store", metavar="PATH|URL", said=_WHERE)(function)
    return found


def kept_option(said: Message = _WHERE) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that says where something is remembered already: a file that is not there is refused."""
    found: Callable[[Callable[..., None]], Callable[..., None]] = option(
        "--store", metavar="PATH|URL", callback=_kept, said=said
    )
    return found


def _kept(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from qc.store.place import is_there, named  # noqa: PLC0415 - loaded only where a place is named

    if value is None or is_there(value):
        return value
    reason = message("nothing is remembered there: there is no such file")
    fix = message("Check the name. Without --store it is looked for in {place}.", place=named())
    raise UsageError([Problem(reason=reason, found=value, fix=fix)])


def who_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that says who records."""
    said = message("who records it; without it this computer's user")
    found: Callable[..., None] = option("--who", metavar="NAME", said=said)(function)
    return found
