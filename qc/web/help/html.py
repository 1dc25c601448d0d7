"""A page of help as HTML that may stand inside a page with a strict content policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from qc.web.help.markup import drawn_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

_TABLE = {
    "table_open": Markup('<div class="scroll" tabindex="0" role="region" aria-labelledby="s{}"><table>'),
    "table_close": Markup("</table></div>"),
    "th_open": Markup('<th scope="col">'),
}


class Html:
    """Draws pages of help as HTML.

    Parameters
    ----------
    address : callable
        Returns where a link of a page leads for this reader; None where the page behind it is not open to them, whose
        name is then shown without a link.
    drawn : callable
        Returns what stands for ``picture:name`` or ``table:name``, given that and the words beside it.
    """

    def __init__(self, *, address: Callable[[str], str | None], drawn: Callable[[str, str], Markup]) -> None:
        self._address, self._drawn = address, drawn
        self._linked = False

    def of(self, tokens: Sequence[Token]) -> Markup:
        """Return the HTML of allowed tokens.

        Parameters
        ----------
        tokens : sequence of Token
            As ``tokens_of`` returns them.
        """
        return Markup("").join(self._pieces(tokens))

    def _pieces(self, tokens: Sequence[Token]) -> Iterator[Markup]:
        place, sections = 0, 0
        while place < len(tokens):
            token = tokens[place]
            image = drawn_here(tokens, place)
            if image is not None:
                yield self._drawn(str(image.attrs["src"]), image.content)
                place += 3
                continue
            sections += token.type == "heading_open" and token.tag == "h2"
            yield self._block(token, sections)
            place += 1

    def _block(self, token: Token, section: int) -> Markup:
        if token.type in _TABLE:
            return _TABLE[token.type].format(section)
        if token.type == "inline":
            return Markup("").join(self._inline(child) for child in token.children or ())
        if token.type == "fence":
            return Markup('<pre class="scroll" tabindex="0"><code>{}</code></pre>').format(token.content)
        if token.hidden:
            return Markup("")
        if token.type == "heading_open" and token.tag != "h3":
            return Markup('<{} id="s{}">').format(token.tag, section)
        return _tag(token)

    def _inline(self, token: Token) -> Markup:
        if token.type == "link_open":
            address = self._address(str(token.attrs["href"]))
            self._linked = address is not None
            return Markup('<a href="{}">').format(address) if self._linked else Markup("<strong>")
        if token.type == "link_close" and not self._linked:
            return Markup("</strong>")
        if token.type == "code_inline":
            return Markup("<code>{}</code>").format(token.content)
        if token.type == "softbreak":
            return Markup("\n")
        return _tag(token) if token.nesting else escape(token.content)


def _tag(token: Token) -> Markup:
    """Return the tag of an allowed token, without attributes."""
    return Markup("</{}>").format(token.tag) if token.nesting < 0 else Markup("<{}>").format(token.tag)
