"""The way between pages: each visitor sees only what is open to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, url_for

from qc.values import dataclass
from qc.web.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.words import Message
    from qc.workflow.signing_in.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page that the navigation leads to.

    Attributes
    ----------
    endpoint : str
        Of the page.
    called : Message
        What the visitor reads.
    elsewhere : frozenset of Role
        Those who find nothing of theirs there.
    """

    endpoint: str
    called: Message
    elsewhere: frozenset[Role] = frozenset()


def visible(places: Sequence[Place]) -> Iterator[tuple[str, Message]]:
    """Yield addresses and names of the places that are open to the visitor.

    Parameters
    ----------
    places : sequence of Place
        All that there are.
    """
    for place in places:
        if is_open(place.endpoint) and visitor().role not in place.elsewhere:
            yield url_for(place.endpoint), place.called


def is_open(endpoint: str) -> bool:
    """Return whether a page is open to the visitor.

    Parameters
    ----------
    endpoint : str
        Of the page.
    """
    return visitor().role in getattr(current_app.view_functions[endpoint], "open_to", ())
