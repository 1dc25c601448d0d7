"""The interval that holds a place, in words that also read well where the place is an end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.words import Message, message

if TYPE_CHECKING:
    from qc.verdict.change.diagnosis import Diagnosis
    from qc.verdict.counts.count_drift import CountDrift


_NEARLY_ALL = 0.9  # of the places where a change may have come


def since_span(known: Diagnosis) -> Message | None:
    """Return what stands behind the first unit after a change: where else it may be; None where nowhere else.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    made = known.made
    first, lower, upper = (made.at(unit) for unit in (known.first, known.lower, known.upper))
    if lower == upper:
        return None
    if anywhere(known):
        return _anywhere()
    if first == upper:
        return _earlier(made.place(known.lower))
    if first == lower:
        return _later(made.place(known.upper))
    return message("(between {lower} and {upper})", lower=str(lower), upper=str(upper))


def anywhere(known: Diagnosis) -> bool:
    """Return whether the interval leaves out hardly any unit of the batch: since when is not known then.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    found = known.found
    return found.upper - found.lower >= _NEARLY_ALL * int(found.starts[-1]) > 0


def count_since_span(drift: CountDrift) -> Message:
    """Return what stands behind the first point after a change of counts: its units, or where else it may be.

    Parameters
    ----------
    drift : CountDrift
        With a change.
    """
    change, earliest, latest = drift.change, drift.earliest, drift.latest
    assert change is not None
    assert earliest is not None
    assert latest is not None
    first, last = str(earliest.first_unit), str(latest.last_unit)
    if change.earliest == change.latest:
        one = message("(unit {number})", number=first)
        return one if first == last else message("(units {first}–{last})", first=first, last=last)
    if change.earliest == 0 and change.latest == drift.evidence.rows - 1:
        return _anywhere()
    if change.row == change.latest:
        return _earlier(message("unit {number}", number=first))
    if change.row == change.earliest:
        return _later(message("unit {number}", number=last))
    return message("(between units {first} and {last})", first=first, last=last)


def count_since(drift: CountDrift) -> str | Message:
    """Return the first point after a change of counts: with its units, unless the span behind it names them.

    Parameters
    ----------
    drift : CountDrift
        With a change.
    """
    change, since = drift.change, drift.since
    assert change is not None
    assert since is not None
    if change.earliest == change.latest or since.first_unit == since.last_unit:
        return since.label
    first, last = str(since.first_unit), str(since.last_unit)
    return message("{label}, units {first}–{last}", label=since.label, first=first, last=last)


def reached_at(known: Diagnosis) -> Message | None:
    """Return at which unit a trend brings the first units to a limit; None where that is so already, or not proven.

    Parameters
    ----------
    known : Diagnosis
        The change.
    """
    made, unit = known.made, None if known.reach is None else known.reach.unit
    last = int(made.running[-1])
    if unit is None or unit.value <= last:
        return None
    place, lower, upper = made.place(unit.value), made.at(unit.lower), made.at(unit.upper)
    if lower == upper:
        return message("at about {place}", place=place)
    if unit.lower <= last:
        latest = made.place(unit.upper)
        return message("at about {place}, perhaps already now, {latest} at the latest", place=place, latest=latest)
    return message("at about {place}, between {lower} and {upper}", place=place, lower=str(lower), upper=str(upper))


def _anywhere() -> Message:
    return message("(exactly since when is not known)")


def _earlier(place: Message) -> Message:
    return message("(perhaps earlier, {place} at the earliest)", place=place)


def _later(place: Message) -> Message:
    return message("(perhaps later, {place} at the latest)", place=place)
