"""Which units are known to be bad, by the numbers that the file gives them: who sorts must find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.terms import Context
from qc.words import Message, Named, message, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from qc.intake.batch import Series
    from qc.verdict.model import CharacteristicFacts

    Known = tuple[CharacteristicFacts, Series, int]

_MOST = 5
_FEW = 0.5  # of all units: where more are bad, none stands out


def bad_units(characteristics: Iterable[CharacteristicFacts]) -> Message | None:
    """Return the first units that are known to be nonconforming, or None where no unit is, or most are.

    Parameters
    ----------
    characteristics : iterable of CharacteristicFacts
        Of one lot. Sums do not say which units they count.

    Returns
    -------
    Message or None
        By the file's unit numbers; where it has none, by its rows; of several files without, by running numbers.
    """
    known = _known(characteristics)
    units = {int(series.unit[index]): (one, series, index) for one, series, index in reversed(known)}
    if not units or len(units) > _FEW * max(np.unique(series.unit).size for _, series, _ in known):
        return None
    return _named([units[unit] for unit in sorted(units)])


def with_bad_units(characteristics: Iterable[CharacteristicFacts]) -> tuple[Named, ...]:
    """Return the names of the characteristics that these units do not meet, in the order of the standard.

    Parameters
    ----------
    characteristics : iterable of CharacteristicFacts
        Of one lot.
    """
    return tuple(dict.fromkeys(one.characteristic.names for one, _, _ in _known(characteristics)))


def _known(characteristics: Iterable[CharacteristicFacts]) -> list[Known]:
    """Return every reading that is known to be nonconforming."""
    return [
        (one, one.series, int(index))
        for one in characteristics
        if one.series is not None and one.series.inspected is None and one.nonconforming is not None
        for index in one.nonconforming.indices
    ]


def _named(bad: Sequence[Known]) -> Message:
    """Return these units in words."""
    numbers = [_number(series, index) for _, series, index in bad]
    if all(numbers):
        return _listed(numbers, lambda said: message("unit no. {numbers} of the file", numbers=said))
    if all(np.ptp(series.source) == 0 for _, series, _ in bad):
        rows = [str(int(series.row[index])) for _, series, index in bad]
        return _listed(rows, lambda said: message("what stands in row {numbers} of the file", numbers=said))
    running = [str(int(series.unit[index]) + _before(one) + 1) for one, series, index in bad]
    return _listed(running, lambda said: message("measured unit {numbers}", numbers=said))


def _listed(numbers: Iterable[str], say: Callable[[object], Message]) -> Message:
    """Return the first of these numbers, and how many others there are."""
    each = tuple(dict.fromkeys(numbers))
    if len(each) <= _MOST:
        return say(each)
    return plural(
        "{units} and {count} other", "{units} and {count} others", units=say(each[:_MOST]), count=len(each) - _MOST
    )


def _number(series: Series, index: int) -> str:
    """Return what the file calls a unit; an empty string where it calls it nothing, or another one the same."""
    labels = series.context.get(Context.UNIT)
    if labels is None:
        return ""
    return str(labels[index]).strip() if np.unique(series.unit[labels == labels[index]]).size == 1 else ""


def _before(one: CharacteristicFacts) -> int:
    """Return how many units the pilot has."""
    return 0 if one.pilot is None else int(one.pilot.unit.max()) + 1
