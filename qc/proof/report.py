"""A document with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.proof.drawing import drawn
from qc.proof.record import RECORD, carried_by, seal_of
from qc.report.page.pdf import render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.proof.drawing import Drawing
    from qc.report.carried import Carried
    from qc.report.document import Document
    from qc.verdict.model import LotFacts


def self_proving(facts: LotFacts, data: Mapping[str, Any], drawing: Drawing, key: str | None) -> bytes:
    """Return a document as a PDF file that carries readings, standard and verdict.

    Parameters
    ----------
    facts : LotFacts
        What was judged.
    data : mapping
        The standard with all that it inherits.
    drawing : Drawing
        Which document, and how it is drawn.
    key : str or None
        Fingerprint of the key that will sign it.

    Returns
    -------
    bytes
        The same for the same input.

    Raises
    ------
    QCError
        If the facts do not allow the document.
    """
    return rendered(facts, carried_by(facts, data, drawing, key), drawing, key)


def rendered(facts: LotFacts, carried: Sequence[Carried], drawing: Drawing, key: str | None) -> bytes:
    """Return a document with files that are there already.

    Parameters
    ----------
    facts : LotFacts
        What was judged.
    carried : sequence of Carried
        What it carries, the record among it.
    drawing : Drawing
        Which document, and how it is drawn.
    key : str or None
        Fingerprint of the key; only a document that is to be signed has a QR code.

    Returns
    -------
    bytes

    Raises
    ------
    QCError
        If the facts do not allow the document.
    """
    return sealed(drawn(facts, drawing), carried, key)


def sealed(document: Document, carried: Sequence[Carried], key: str | None) -> bytes:
    """Return a document that is set on pages already in words, with files that are there already.

    Parameters
    ----------
    document : Document
        The words.
    carried : sequence of Carried
        What it carries, the record among it.
    key : str or None
        Fingerprint of the key; only a document that is to be signed has a QR code.
    """
    record = next(one.content for one in carried if one.name == RECORD)
    return render(document, carried=carried, seal=None if key is None else seal_of(record, key))
