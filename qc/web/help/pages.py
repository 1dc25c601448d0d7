"""The pages of help, in the order in which one needs them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from qc.values import dataclass
from qc.web.help.markup import plain, tokens_of

if TYPE_CHECKING:
    from markdown_it.token import Token

PAGES = ("sending", "answer", "charts", "measuring", "buyer", "standard", "installing", "words")
HOME = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of help in one language.

    Attributes
    ----------
    name : str
        One of ``PAGES``.
    title : str
        Its first heading.
    lead : str
        Its first paragraph: what it is for.
    tokens : tuple of Token
        All that it says, from the first heading on.
    """

    name: str
    title: str
    lead: str
    tokens: tuple[Token, ...]


@cache
def page(name: str, code: str) -> Page:
    """Return a page.

    Parameters
    ----------
    name : str
        One of ``PAGES``.
    code : {"id", "en"}
        Its language.

    Raises
    ------
    ValueError
        If there is no such page.

    Examples
    --------
    >>> page("answer", "en").title
    'Reading the answer'
    """
    if name not in PAGES:
        raise ValueError(f"`name` must be one of {PAGES}, got {name!r}")
    tokens = tokens_of((HOME / code / f"{name}.md").read_text(encoding="utf-8"))
    said = [plain(token) for token in tokens if token.type == "inline"]
    return Page(name=name, title=said[0], lead=said[1], tokens=tokens)


def pages(code: str) -> tuple[Page, ...]:
    """Return all pages in a language.

    Parameters
    ----------
    code : {"id", "en"}
        The language.
    """
    return tuple(page(name, code) for name in PAGES)
