"""An index with the digits that show on which side of what is asked it lies."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from qc.words import Number, message

if TYPE_CHECKING:
    from qc.spec.parts import Capability
    from qc.words import Message

_USUAL, _MOST = 2, 12


def against(value: float, asked: Capability | None) -> Number:
    """Return an index with two digits, or as many more as tell it from what the standard asks.

    Parameters
    ----------
    value : float
        The index, or its bound.
    asked : Capability or None
        What it is held against; None for nothing.

    Examples
    --------
    >>> from qc.spec.parts import Capability
    >>> asked = Capability.model_validate({"minimum": 1.33})
    >>> against(1.3285, asked), against(1.3349, asked), against(1.2, asked)
    (Number(value=1.3285, decimals=3), Number(value=1.3349, decimals=2), Number(value=1.2, decimals=2))
    """
    if asked is None or math.isnan(value):
        return Number(value, _USUAL)
    return apart(value, asked.minimum, asked.accepted_above)


def apart(value: float, minimum: float, above: float | None = None) -> Number:
    """Return an index with the digits that leave it on its side of a minimum, and of what is accepted without asking.

    Parameters
    ----------
    value : float
        The index.
    minimum : float
        It is reached or not.
    above : float or None
        It is exceeded or not.

    Examples
    --------
    >>> apart(1.66996, 1.33, 1.67)
    Number(value=1.66996, decimals=2)
    >>> apart(1.6704, 1.33, 1.67).decimals
    4
    """
    fewest = as_asked(minimum).decimals or _USUAL
    exact = Decimal(repr(float(value)))
    for decimals in range(fewest, _MOST):
        shown = Decimal(format(exact, f".{decimals}f"))
        if _sides(shown, minimum, above) == _sides(exact, minimum, above):
            return Number(value, decimals)
    return Number(value, _MOST)


def as_asked(minimum: float) -> Number:
    """Return what is asked, with all its digits and at least two.

    Examples
    --------
    >>> as_asked(1.5), as_asked(1.333)
    (Number(value=1.5, decimals=2), Number(value=1.333, decimals=3))
    """
    exponent = Decimal(repr(float(minimum))).as_tuple().exponent
    return Number(minimum, max(_USUAL, -exponent if isinstance(exponent, int) else 0))


def demand(asked: Capability) -> Message:
    """Return which index the standard asks for, how large, and whether its bound must be.

    Examples
    --------
    >>> from qc.spec.parts import Capability
    >>> from qc.words import language
    >>> language("en").say(demand(Capability.model_validate({"minimum": 1.33, "judge": "estimate"})))
    'Ppk of at least 1.33'
    """
    said = {"index": asked.index.capitalize(), "minimum": as_asked(asked.minimum)}
    if asked.judge == "estimate":
        return message("{index} of at least {minimum}", **said)
    return message("{index} whose lower bound is at least {minimum}", **said)


def _sides(value: Decimal, minimum: float, above: float | None) -> tuple[bool, bool]:
    """Return whether a value reaches the minimum, and whether it exceeds what is accepted without asking."""
    return value >= Decimal(repr(float(minimum))), above is not None and value > Decimal(repr(float(above)))
