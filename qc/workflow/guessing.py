"""Which standard a file belongs to, told from its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import QCError
from qc.intake.columns import Way
from qc.workflow.offers import Offer, offers, standard_file
from qc.workflow.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qc.intake import Sent


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
    named = {part.characteristic for each in understood for part in each.readings} - doubtful
    return len(named) / len(found.facts.standard.spec.characteristic)
