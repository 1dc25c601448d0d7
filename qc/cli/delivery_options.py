"""What commands ask of order and shipment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from qc.cli.days import DAY
from qc.cli.speaking import option
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.workflow.asked import Delivery

_NAMES = ("order_number", "ordered", "due", "shipped", "shipped_on")


def delivery_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what was ordered and what was shipped of it."""
    asked = (
        option("--order", "order_number", metavar="NUMBER", said=message("the buyer's order")),
        option("--ordered", type=click.IntRange(1), metavar="N", said=message("units ordered")),
        option("--due", type=DAY, metavar="YYYY-MM-DD", said=message("day on which the buyer wants them")),
        option("--shipped", type=click.IntRange(0), metavar="N", said=message("units shipped")),
        option("--shipped-on", type=DAY, metavar="YYYY-MM-DD", said=message("day of shipment")),
    )
    for one in reversed(asked):
        function = one(function)
    return function


def delivery_of(given: dict[str, Any]) -> Delivery:
    """Take what was said of order and shipment out of a command's options, and return it."""
    from qc.store.delivery import Delivery  # noqa: PLC0415 - loaded only where it is used

    return Delivery(**{name: given.pop(name) for name in _NAMES})
