"""What all commands ask that remember something: where, and who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.cli.speaking import option
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable


def store_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that says where everything is remembered."""
    said = message("where everything is remembered: a file or a PostgreSQL address; also QC_STORE")
    found: Callable[..., None] = option("--store", metavar="PATH|URL", said=said)(function)
    return found


def who_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that says who records."""
    said = message("who records it; without it this computer's user")
    found: Callable[..., None] = option("--who", metavar="NAME", said=said)(function)
    return found
