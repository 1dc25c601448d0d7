"""A page of help as plain text for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from qc.web.help.markup import drawn_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

WIDTH = 80
"""Characters in a line."""


class Text:
    """Writes pages of help as plain text.

    Parameters
    ----------
    drawn : callable
        Returns the lines that stand for ``picture:name`` or ``table:name``, given that and the words beside it.
    """

    def __init__(self, *, drawn: Callable[[str, str], Sequence[str]]) -> None:
        self._drawn = drawn

    def of(self, tokens: Sequence[Token]) -> str:
        """Return the text of allowed tokens.

        Parameters
        ----------
        tokens : sequence of Token
            As ``tokens_of`` returns them.
        """
        return "\n".join(self._lines(tokens)).strip() + "\n"

    def _lines(self, tokens: Sequence[Token]) -> Iterator[str]:
        state = _Lists()
        for place, token in enumerate(tokens):
            image = drawn_here(tokens, place)
            if image is not None:
                yield from ("", *self._drawn(str(image.attrs["src"]), image.content))
            elif token.type == "inline":
                within = tokens[place - 1]
                if drawn_here(tokens, place - 1) is None:
                    yield from _said(_words(token), within.tag, state)
            elif token.type == "fence":
                yield from ("", *(f"    {line}" for line in token.content.splitlines()))
            else:
                state.step(token)


class _Lists:
    """Where in a list or a table a text stands."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.fresh = False
        self.begins = False
        self.cell = 0

    def step(self, token: Token) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            self.begins = not self.numbers
            self.numbers.append(0 if token.type.startswith("ordered") else -1)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.numbers.pop()
        elif token.type == "list_item_open":
            self.fresh = True
            self.numbers[-1] += self.numbers[-1] >= 0
        elif token.type == "tr_open":
            self.cell = 0
        elif token.type in {"td_open", "th_open"}:
            self.cell += 1

    def marks(self) -> tuple[str, str]:
        """Return what stands before the first line of a text, and before the others."""
        if not self.numbers:
            return "", ""
        first = "- " if self.numbers[-1] < 0 else f"{self.numbers[-1]}. "
        outer = "   " * (len(self.numbers) - 1)
        blank = outer + " " * len(first)
        shown = outer + first if self.fresh else blank
        self.fresh = self.begins = False
        return shown, blank


def _said(words: str, tag: str, state: _Lists) -> Iterator[str]:
    """Yield the lines of one text; a table's first cell stands above the others of its row."""
    if tag in {"h1", "h2", "h3"}:
        yield from ("", words, ("=" if tag == "h1" else "-") * len(words))
    elif tag == "th":
        return
    elif tag == "td":
        indent = "" if state.cell == 1 else "    "
        yield from ("",) if state.cell == 1 else ()
        yield from wrapped(words, indent, indent)
    else:
        yield from () if state.numbers and not state.begins else ("",)
        yield from wrapped(words, *state.marks())


def wrapped(text: str, first: str = "", others: str = "") -> list[str]:
    """Return a text in lines of a terminal; no option of a command is torn at its hyphen.

    Parameters
    ----------
    text : str
        In one line.
    first, others : str
        What stands before the first line, and before the others.
    """
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)


def _words(token: Token) -> str:
    """Return what a text says; a link to another page by the command that shows it, any other by its address."""
    pieces: list[str] = []
    leads: list[str] = []
    for child in token.children or ():
        if child.type == "link_open":
            leads.append(_lead(str(child.attrs["href"])))
        elif child.type == "link_close":
            pieces.append(leads.pop())
        else:
            pieces.append(" " if child.type == "softbreak" else child.content)
    return "".join(pieces)


def _lead(href: str) -> str:
    if href.endswith(".md"):
        return f" (qc help {href.removesuffix('.md')})"
    return "" if href.startswith("/") else f" ({href})"
