"""Numbers on the command line: with the reader's decimal mark, and none that could be misread."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import click

from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from qc.words import Message


class Quantity(click.ParamType[float]):
    """A finite number, written with a decimal point or a decimal comma."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ARG002 - Click's signature
        """Return the number.

        Raises
        ------
        UsageError
            If it is none.
        """
        found = _number(value)
        if found is None:
            raise _refused(param, value, message("this is not a number"), message("a number such as 2.5 or 2,5"))
        return found


class InPercent(Quantity):
    """A number of percent, whether or not its sign stands behind it; it stays what it is."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number.

        Raises
        ------
        UsageError
            If it is none.
        """
        return super().convert(str(value).strip().removesuffix("%").strip(), param, ctx)


class Whole(click.ParamType[int]):
    """A whole number without marks: 1.000 is a thousand to one reader and one to another."""

    name = "whole"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002 - Click's signature
        """Return the number.

        Raises
        ------
        UsageError
            If it is none.
        """
        if not (value.strip().isdecimal() and value.isascii()):
            wanted = message("a whole number without thousands marks, such as 1000")
            raise _refused(param, value, message("this is not a whole number"), wanted)
        return int(value)


class Percent(click.ParamType[float]):
    """A percentage, ``6`` or ``6%`` or ``0,65%``; gives a share from 0 to 1.

    A bare number below 1 could be a share as well as a percentage: it is refused until it says which.
    """

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ARG002 - Click's signature
        """Return the share.

        Raises
        ------
        UsageError
            If it is no number, or could be read in two ways.
        """
        bare = value.strip().removesuffix("%").strip()
        found = _number(bare)
        if found is None:
            raise _refused(
                param, value, message("this is not a percentage"), message("a percentage such as 2.5 or 2,5%")
            )
        if 0 < found < 1 and not value.strip().endswith("%"):
            either = message("this number can be read in two ways: as {number} % or as a share", number=bare)
            wanted = message("the percentage with its sign, such as {first} or {second}", first=f"{bare}%", second="5%")
            raise _refused(param, value, either, wanted)
        return round(found / 100, 15)


def _number(text: str) -> float | None:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _refused(param: click.Parameter | None, value: str, reason: Message, expected: Message) -> UsageError:
    option = param.opts[0] if param is not None else ""
    said = message("{option}: {reason}", option=option, reason=reason)
    return UsageError([Problem(reason=said, found=value, expected=expected)])


NUMBER, IN_PERCENT, WHOLE, PERCENT = Quantity(), InPercent(), Whole(), Percent()
