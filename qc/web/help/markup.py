"""Markdown as help pages use it, and nothing else: every token and every address is one that is allowed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_RULES = ("heading", "list", "table", "fence", "emphasis", "backticks", "link", "image", "escape", "newline")
BLOCKS = frozenset(
    f"{kind}_{end}"
    for kind in (
        *("paragraph", "heading", "bullet_list", "ordered_list", "list_item"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
    for end in ("open", "close")
) | {"inline", "fence"}
INLINE = frozenset(
    {"text", "softbreak", "code_inline", "image", "em_open", "em_close", "strong_open", "strong_close"}
) | {"link_open", "link_close"}
DRAWN = re.compile(r"(?:picture|table):[a-z]+")
"""What a page is given at request: ``![words](picture:control)`` on a line of its own."""
_ADDRESS = re.compile(r"[a-z]+\.md|/[a-z/-]*|https://[a-z0-9./-]+")


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return what a page says.

    Parameters
    ----------
    text : str
        Markdown. HTML in it is text.

    Raises
    ------
    ValueError
        If it holds a token or an address that help pages do not have.

    Examples
    --------
    >>> [token.type for token in tokens_of("# Title")]
    ['heading_open', 'inline', 'heading_close']
    >>> tokens_of("[x](javascript-free.html)")
    Traceback (most recent call last):
        ...
    ValueError: `text` has an address that help does not have: 'javascript-free.html'
    """
    found = tuple(MarkdownIt("zero", {"html": False}).enable(_RULES).parse(text))
    for token in found:
        _check(token, BLOCKS)
        for child in token.children or ():
            _check(child, INLINE)
    return found


def _check(token: Token, allowed: frozenset[str]) -> None:
    if token.type not in allowed:
        raise ValueError(f"`text` has a token that help does not have: {token.type!r}")
    address = str(token.attrs.get("href", token.attrs.get("src", "")))
    expected = DRAWN if token.type == "image" else _ADDRESS
    if token.type in {"image", "link_open"} and not expected.fullmatch(address):
        raise ValueError(f"`text` has an address that help does not have: {address!r}")


def plain(token: Token) -> str:
    """Return the words of an inline token without marks.

    Parameters
    ----------
    token : Token
        An inline token.
    """
    return "".join(" " if child.type == "softbreak" else child.content for child in token.children or ())


def drawn_here(tokens: Sequence[Token], place: int) -> Token | None:
    """Return the image that a paragraph consists of, or None for any other token.

    Parameters
    ----------
    tokens : sequence of Token
        Of a page.
    place : int
        Of a token among them.
    """
    if tokens[place].type != "paragraph_open":
        return None
    children = tokens[place + 1].children or []
    return children[0] if [child.type for child in children] == ["image"] else None
