"""The compliance report with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.proof.record import RECORD, carried_by, seal_of
from qc.report.documents import compliance_report
from qc.report.pdf import render

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.report.carried import Carried
    from qc.verdict.model import LotFacts
    from qc.words import Language


def self_proving(facts: LotFacts, data: Mapping[str, Any], language: Language, key: str | None) -> bytes:
    """Return the compliance report as a PDF file that carries readings, standard and verdict.

    Parameters
    ----------
    facts : LotFacts
        What was judged.
    data : mapping
        The standard with all that it inherits.
    language : Language
        The reader's language.
    key : str or None
        Fingerprint of the key that will sign it.

    Returns
    -------
    bytes
        The same for the same input.
    """
    return rendered(facts, carried_by(facts, data, language, key), language, key)


def rendered(facts: LotFacts, carried: Sequence[Carried], language: Language, key: str | None) -> bytes:
    """Return the compliance report with files that are there already.

    Parameters
    ----------
    facts : LotFacts
        What was judged.
    carried : sequence of Carried
        What it carries, the record among it.
    language : Language
        The reader's language.
    key : str or None
        Fingerprint of the key; only a report that is to be signed has a QR code.

    Returns
    -------
    bytes
    """
    record = next(one.content for one in carried if one.name == RECORD)
    seal = None if key is None else seal_of(record, key)
    return render(compliance_report(facts, language), carried=carried, seal=seal)
