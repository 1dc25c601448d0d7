"""The many options of ``qc report``: which document, and what it says beside the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.days import DAY
from qc.cli.results import FILE
from qc.cli.speaking import option
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.words import Message

    Command = Callable[..., None]

KINDS = ("inspection", "certificate", "dimensional", "first-article", "owner", "class")
IDENTITY = ("workshop", "lot", "quantity", "produced", "inspected")
PARTICULARS = (
    "number",
    "address",
    "supplier_code",
    "purchase_order",
    "order_quantity",
    "shipped_quantity",
    "shipped",
    "serial",
    "processes",
    "deviations",
    "kept",
    "prepared",
    "checked",
    "approved",
)
_COUNT = click.IntRange(1)


def paper_options(function: Command) -> Command:
    """Give a command the options that say which document is wanted."""
    return _all(
        function,
        option(
            "--kind",
            type=click.Choice(KINDS),
            default=KINDS[0],
            said=message("which document: inspection is usual; owner and class are pages for the workshop itself"),
        ),
        option(
            "--lang",
            metavar="id,en,ko,ja",
            said=message(
                "languages side by side, the first one leads; ko and ja are added to headings, body in English"
            ),
        ),
        option("--page", type=click.Choice(("a4", "letter")), default="a4", said=message("size of the paper")),
        option("--logo", type=FILE, metavar="FILE", said=message("the workshop's logo, PNG or JPEG")),
        option("--characteristic", metavar="ID", said=message("class page: the characteristic that is explained")),
        option(
            "--unit",
            metavar="N",
            said=message("first article: which unit, by its number in the file; else the file's first"),
        ),
    )


def lot_options(function: Command) -> Command:
    """Give a command the options that say what a paper tells of the lot."""
    return _all(
        function,
        _text("--workshop", message("who made the lot")),
        _text("--address", message("the workshop's address")),
        _text("--supplier-code", message("what the buyer calls the workshop")),
        _text("--lot", message("the lot's number")),
        _number("--quantity", message("units made")),
        _day("--produced", message("day of production")),
        _day("--inspected", message("day of inspection")),
        _text("--number", message("the document's number")),
        _text("--purchase-order", message("the buyer's order, with its line")),
        _number("--order-quantity", message("units ordered")),
        _number("--shipped-quantity", message("units sent, if not all that were made")),
        _day("--shipped", message("day of shipping")),
        _text("--serial", message("serial numbers")),
        _text("--processes", message("special processes (plating, heat treatment) and who did them")),
        _text("--deviations", message("deviations and concessions that the buyer agreed to")),
        _text("--kept", message("where the readings are kept")),
        _text("--prepared", message("who prepared the document")),
        _text("--checked", message("who checked it")),
        _text("--approved", message("who approved it")),
    )


def languages_of(given: str | None) -> tuple[str, ...]:
    """Return the languages asked for, each once.

    Examples
    --------
    >>> languages_of("id, en,id"), languages_of(None)
    (('id', 'en'), ())
    """
    if given is None:
        return ()
    return tuple(dict.fromkeys(code.strip().lower() for code in given.split(",") if code.strip()))


def _all(function: Command, *options: Callable[[Any], Any]) -> Command:
    for each in reversed(options):
        function = each(function)
    return function


def _text(name: str, said: Message) -> Callable[[Any], Any]:
    return option(name, metavar="…", said=said)


def _number(name: str, said: Message) -> Callable[[Any], Any]:
    return option(name, type=_COUNT, metavar="N", said=said)


def _day(name: str, said: Message) -> Callable[[Any], Any]:
    return option(name, type=DAY, metavar="YYYY-MM-DD", said=said)
