"""Help on a terminal: which pages there are, and what one says."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.web.help.keys import key_groups
from qc.web.help.pages import PAGES, page, pages
from qc.web.help.terminal import Text, wrapped
from qc.web.help.words import words_of
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.web.help.keys import KeyLine
    from qc.words import Language

_INDENT = " " * 4


def contents_text(reader: Language) -> str:
    """Return which pages there are.

    Parameters
    ----------
    reader : Language
        The reader's language.

    Examples
    --------
    >>> from qc.words import language
    >>> contents_text(language("en")).splitlines()[0]
    'sending     Sending a file'
    """
    lines = [f"{one.name:<12}{one.title}" for one in pages(reader.code)]
    return "\n".join((*lines, "", reader.say(message("Show one with: qc help PAGE.")), ""))


def page_text(name: str, reader: Language) -> str:
    """Return one page as plain text.

    Parameters
    ----------
    name : str
        One of ``PAGES``.
    reader : Language
        The reader's language.

    Raises
    ------
    UsageError
        If there is no such page.
    """
    if name not in PAGES:
        near = get_close_matches(name, PAGES, n=1)
        fix = message("did you mean {key}?", key=near[0]) if near else None
        known = message("one of: {words}", words=PAGES)
        raise UsageError(
            [Problem(reason=message("there is no such page of help"), found=name, expected=known, fix=fix)]
        )

    def drawn(what: str, caption: str) -> Sequence[str]:
        return tuple(_drawn(what, caption, reader))

    return Text(drawn=drawn).of(page(name, reader.code).tokens)


def _drawn(what: str, caption: str, reader: Language) -> Iterator[str]:
    if what == "table:keys":
        yield from (*wrapped(caption), *_keys(reader))
    elif what == "table:words":
        yield from (*wrapped(caption), "", *_words(reader))
    else:
        yield from wrapped(reader.say(message("[Picture, in the browser: {caption}]", caption=caption)))


def _keys(reader: Language) -> Iterator[str]:
    for group in key_groups():
        heading = f"{group.where}: {reader.say(group.said)}".lstrip(": ")
        yield from ("", *wrapped(heading), "")
        for key in group.keys:
            required = f" ({reader.say(message('required'))})" if key.required else ""
            yield from (f"{key.word}{required}", *_about(key, reader))


def _about(key: KeyLine, reader: Language) -> Iterator[str]:
    yield from wrapped(reader.say(key.said), _INDENT, _INDENT)
    if key.holds is not None:
        yield from wrapped(reader.say(key.holds), _INDENT, _INDENT)
    if key.usual is not None:
        yield _INDENT + reader.say(message("usual: {value}", value=key.usual))
    if key.example is not None:
        yield f"{_INDENT}{reader.say(message('example:'))} {key.word} = {key.example}"


def _words(reader: Language) -> Iterator[str]:
    for word in words_of(reader.code):
        yield from wrapped(f"{word.say(reader.code)} = {word.other(reader.code)}", "", _INDENT)
        if word.also:
            yield from wrapped(reader.say(message("in workshops also: {words}", words=word.also)), _INDENT, _INDENT)
        if word.means(reader.code):
            yield from wrapped(word.means(reader.code), _INDENT, _INDENT)
