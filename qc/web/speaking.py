"""The visitor's language on pages: what templates say, and how numbers and dates stand there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import g, request

from qc.web.forms import here
from qc.words import Message, language
from qc.words.language import CODES

if TYPE_CHECKING:
    from flask import Response

    from qc.words import Language

COOKIE = "qc-language"
_YEAR = 365 * 24 * 3600


def reader() -> Language:
    """Return the visitor's language: as chosen, else Indonesian."""
    if "reader" not in g:
        asked = request.args.get("lang") or request.cookies.get(COOKIE)
        g.reader = language(asked if asked in CODES else CODES[0])
    found: Language = g.reader
    return found


def say(said: object, **facts: Any) -> str:
    """Return a sentence, number, date or term as the visitor reads it.

    Parameters
    ----------
    said : object
        English text with ``{named}`` places, or anything that a language can say.
    **facts
        What fills the places.
    """
    if isinstance(said, dt.datetime):
        said = said.astimezone()  # the computer that serves the pages stands where its visitors are
    return reader().say(Message(said, tuple(facts.items())) if type(said) is str else said)


def remember_language(response: Response) -> Response:
    """Keep the language that was asked for."""
    asked = request.args.get("lang")
    if asked in CODES:
        response.set_cookie(COOKIE, asked, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def other_languages() -> list[tuple[str, str]]:
    """Return the languages that the page is not in, each with the address of the same page in it."""
    names = {"id": "Indonesia", "en": "English"}
    kept = {name: value for name, value in request.args.items() if name != "lang"}
    return [(names[code], f"{here()}?{urlencode(kept | {'lang': code})}") for code in CODES if code != reader().code]
