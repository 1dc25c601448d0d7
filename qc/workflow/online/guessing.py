"""Which standard a file belongs to, told from its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import QCError
from qc.intake.columns import Way
from qc.workflow.online.offers import Offer, offers, standard_file
from qc.workflow.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qc.errors import Problem
    from qc.intake import Sent
    from qc.intake.understood import UnderstoodReadings
    from qc.spec.model import Characteristic


def fitting(sent: Sent, *, workshop: str | None = None, store: str | Path | None = None) -> tuple[Offer, ...]:
    """Return the standards whose characteristics a file names best; several where they do so equally well.

    Standards that batches were recorded under go before examples.

    Parameters
    ----------
    sent : Sent
        The file.
    workshop : str, optional
        Whose standards are looked through, beside the examples.
    store : path or str, optional
        Where everything is remembered.

    Returns
    -------
    tuple of Offer
        Empty where none fits.
    """
    known = offers(workshop=workshop, store=store)
    own = _best(sent, [one for one in known if not one.example], store)
    return own or _best(sent, [one for one in known if one.example], store)


def unreadable(sent: Sent, *, store: str | Path | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with a file whatever its part; nothing where that may depend on the standard.

    Parameters
    ----------
    sent : Sent
        The file.
    store : path or str, optional
        Where everything is remembered.

    Returns
    -------
    tuple of Problem
    """
    found: list[tuple[Problem, ...]] = []
    for offer in [one for one in offers(store=store) if one.example][:2]:
        with standard_file(offer.key) as spec:
            survey = read(sent, spec=spec).facts.survey
        found.append(() if survey.understood else survey.problems)
    return found[0] if found and found[0] == found[-1] else ()


def _best(sent: Sent, known: Sequence[Offer], store: str | Path | None) -> tuple[Offer, ...]:
    scores = {one.key: _score(sent, one, store) for one in known}
    best = max(scores.values(), default=0.0)
    return tuple(one for one in known if best > 0 and scores[one.key] == best)


def _score(sent: Sent, offer: Offer, store: str | Path | None) -> float:
    """Return the share of the standard's characteristics that the file names as the standard does."""
    try:
        with standard_file(offer.key, store=store) as spec:
            found = read(sent, spec=spec)
    except QCError:
        return 0.0
    understood = found.facts.survey.understood
    doubtful = {
        name
        for each in understood
        for column in each.columns
        if column.way is Way.CLOSE
        for name in column.characteristics
    }
    asked = found.facts.standard.spec.characteristic
    limits = {one.id: one for one in asked}
    read_as = [part for each in understood for part in each.readings]
    named = {part.characteristic for part in read_as if not _elsewhere(part, limits[part.characteristic])} - doubtful
    return len(named) / len(asked)


def _elsewhere(part: UnderstoodReadings, asked: Characteristic) -> bool:
    """Whether the first readings lie so far from both limits that they are those of another part."""
    values = [one.value for one in part.examples if one.value is not None]
    if asked.lsl is None or asked.usl is None or not values:
        return False
    tolerance = asked.usl - asked.lsl
    return all(not asked.lsl - tolerance <= value <= asked.usl + tolerance for value in values)
