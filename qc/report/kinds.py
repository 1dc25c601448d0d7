"""Which file writes which kind of document; each is loaded when its kind is asked for."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from qc.report.particulars import Kind
from qc.words import language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.report.document import Document
    from qc.report.particulars import Asked

ONE_LANGUAGE = (Kind.OWNER, Kind.CLASS)
"""Pages that are read in one language, the reader's own."""

_HOMES: Mapping[Kind, str] = {
    Kind.INSPECTION: "qc.report.kind.inspection",
    Kind.CERTIFICATE: "qc.report.kind.certificate",
    Kind.DIMENSIONAL: "qc.report.kind.dimensional",
    Kind.FIRST_ARTICLE: "qc.report.kind.first_article",
    Kind.OWNER: "qc.report.kind.owner",
    Kind.CLASS: "qc.report.kind.class_page",
}


def usual_languages(kind: Kind) -> tuple[str, ...]:
    """Return the languages of a document for which none are asked: buyers' documents have two.

    Examples
    --------
    >>> usual_languages(Kind.CERTIFICATE), usual_languages(Kind.OWNER)
    (('id', 'en'), ('id',))
    """
    return ("id",) if kind in ONE_LANGUAGE else ("id", "en")


def document_of(kind: Kind, asked: Asked, codes: Sequence[str]) -> Document:
    """Return a document of a kind.

    Parameters
    ----------
    kind : Kind
        Which one.
    asked : Asked
        The lot and what is said beside it.
    codes : sequence of {"id", "en", "ko", "ja"}
        Languages, the first one first. Korean and Japanese are added to headings; the body is then in English too.

    Returns
    -------
    Document
        Ready to be set on pages.
    """
    write = import_module(_HOMES[kind]).document
    bodies = tuple(code for code in codes if code in {"id", "en"})
    asian = tuple(code for code in codes if code in {"ko", "ja"})
    if asian and "en" not in bodies:
        bodies = (*bodies, "en")
    if len(bodies) == 1 and not asian:
        made: Document = write(asked, language(bodies[0]))
    else:
        from qc.report.page.bilingual import guest, host  # noqa: PLC0415 - one language needs none of it
        from qc.report.page.side_by_side import side_by_side  # noqa: PLC0415 - the same

        first = host(bodies[0]) if len(bodies) > 1 else language(bodies[0])
        readers = (first, *(guest(code, first) for code in bodies[1:]))
        made = side_by_side(tuple(write(asked, reader) for reader in readers), bodies, asian)
    return replace(made, paper=asked.paper, logo=asked.logo)
