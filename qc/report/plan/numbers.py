"""Shares, chances and qualities of sampling plans and gauges as a reader is shown them."""

from __future__ import annotations

import math

from qc.words import Message, Number, message

_FEWEST = 2


def share(value: float) -> Number:
    """Return a share as a percentage with a digit after the mark, and at least two digits in all.

    Examples
    --------
    >>> share(0.1129), share(0.00066)
    (Number(value=11.29, decimals=1), Number(value=0.066, decimals=3))
    """
    percent = 100 * value
    if not 0 < percent < 1:
        return Number(percent, 1)
    return Number(percent, _FEWEST - 1 - math.floor(math.log10(percent)))


def given_share(value: float) -> Number:
    """Return a share that was given as a percentage, with the digits that it was given with.

    Examples
    --------
    >>> given_share(0.025)
    Number(value=2.5, decimals=None)
    """
    return Number(round(100 * value, 10))


def chance(value: float) -> Message:
    """Return a probability as a percentage; one that is neither none nor certain never looks so.

    Examples
    --------
    >>> from qc.words import language
    >>> [language("en").say(chance(p)) for p in (0.98491, 0.00002, 0.99999, 1.0)]
    ['98.5 %', '< 0.1 %', '> 99.9 %', '100.0 %']
    """
    percent = 100 * value
    if 0 < percent < 0.05:
        return message("< {percent} %", percent=Number(0.1, 1))
    if 99.95 <= percent < 100:
        return message("> {percent} %", percent=Number(99.9, 1))
    return message("{percent} %", percent=Number(percent, 1))


def quality(value: float, *, per_unit: bool) -> Message:
    """Return the quality of a lot: a percentage, or nonconformities per 100 units."""
    if per_unit:
        return message("{number} nonconformities per 100 units", number=share(value))
    return message("{percent} % nonconforming", percent=share(value))


def given_quality(value: float, *, per_unit: bool) -> Message:
    """Return a quality that was given, with the digits that it was given with."""
    if per_unit:
        return message("{number} nonconformities per 100 units", number=given_share(value))
    return message("{percent} % nonconforming", percent=given_share(value))
