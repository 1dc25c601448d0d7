"""What a document is drawn from besides the facts: which kind, in which languages, on which paper, and more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.proof.distrust import MOST, Distrusted, Misshapen, counted, day, listed, mapping, optional, text
from qc.report.document import PAPERS
from qc.report.json import plain
from qc.report.kinds import document_of
from qc.report.particulars import Asked, Kind, Particulars
from qc.values import dataclass
from qc.words import language, message
from qc.words.language import CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.report.document import Document, Logo
    from qc.verdict.model import LotFacts
    from qc.words import Language, Message

RAMP, GAUGE = "ramp", "gauge"
NAMES: Mapping[str, Message] = {
    Kind.INSPECTION: message("compliance report"),
    Kind.CERTIFICATE: message("certificate of conformance"),
    Kind.DIMENSIONAL: message("dimensional results"),
    Kind.FIRST_ARTICLE: message("first article inspection"),
    Kind.OWNER: message("owner's page"),
    Kind.CLASS: message("class page"),
    RAMP: message("report from pilot to volume"),
    GAUGE: message("gauge study"),
}
_LANGUAGES = (*CODES, "ko", "ja")
_NOTHING_BESIDE = Particulars()
LONGEST = 1000
"""So many letters are enough for what is said beside a verdict; a page breaks a longer word slowly."""
_COUNTS, _DAYS = ("order_quantity", "shipped_quantity"), ("shipped",)
_TEXTS = (
    "number", "address", "supplier_code", "purchase_order", "serial", "processes", "deviations", "kept", "prepared",
    "checked", "approved",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawing:
    """How facts are drawn.

    Attributes
    ----------
    kind : str
        A value of ``Kind``, ``ramp``, or ``gauge`` for a page that tells of no lot.
    languages : tuple of {"id", "en", "ko", "ja"}
        The first one leads.
    page : {"a4", "letter"}
        The paper.
    particulars : Particulars
        What is said beside the facts.
    logo : Logo or None
        The workshop's mark.
    characteristic : str or None
        Which characteristic a class page explains.
    unit : str or None
        What the first article is called; None for the file's first unit.
    """

    kind: str = Kind.INSPECTION.value
    languages: tuple[str, ...] = CODES
    page: str = "a4"
    particulars: Particulars = _NOTHING_BESIDE
    logo: Logo | None = None
    characteristic: str | None = None
    unit: str | None = None

    @property
    def host(self) -> Language:
        """The language that leads; Korean and Japanese stand beside English."""
        return language(next((code for code in self.languages if code in CODES), "en"))


def drawing_in(code: str) -> Drawing:
    """Return how the inspection report in one language is drawn.

    Examples
    --------
    >>> drawing_in("en").kind, drawing_in("en").languages
    ('inspection', ('en',))
    """
    return Drawing(languages=(code,))


def too_long(particulars: Particulars) -> str | None:
    """Return the name of a text that is longer than a page takes, or None.

    Examples
    --------
    >>> too_long(Particulars(address="Tegal")), too_long(Particulars(address="x" * 1001))
    (None, 'address')
    """
    return next((name for name in _TEXTS if len(getattr(particulars, name) or "") > LONGEST), None)


def said_of(drawing: Drawing) -> dict[str, Any]:
    """Return what a record says of a drawing; the logo is a file of its own.

    Parameters
    ----------
    drawing : Drawing
        How facts are drawn.
    """
    beside = {name: getattr(drawing.particulars, name) for name in (*_TEXTS, *_COUNTS, *_DAYS)}
    return {
        "kind": str(drawing.kind),
        "languages": list(drawing.languages),
        "page": drawing.page,
        "characteristic": drawing.characteristic,
        "unit": drawing.unit,
        "particulars": {name: plain(value) for name, value in beside.items() if value is not None},
    }


def drawing_of(record: Mapping[str, Any], logo: Logo | None) -> Drawing:
    """Return the drawing that a record tells of.

    Parameters
    ----------
    record : mapping
        A report's record; one of an early version tells the language only, and is of an inspection report.
    logo : Logo or None
        The mark that the report carries.

    Raises
    ------
    Distrusted
        If it tells of something that this program does not draw, or has another shape.
    """
    if record.get("document") is None:
        return Drawing(languages=(_known(text(record.get("language")), CODES),), logo=logo)
    said = mapping(record["document"])
    kind = text(said.get("kind"))
    if kind not in NAMES:
        raise Distrusted(message("this program does not draw documents of the kind {kind}", kind=kind[:40]))
    languages = tuple(_known(text(code), _LANGUAGES) for code in listed(said.get("languages")))
    if not 1 <= len(set(languages)) == len(languages):
        raise Misshapen
    found = Drawing(
        kind=kind,
        languages=languages,
        page=_known(text(said.get("page")), tuple(PAPERS)),
        particulars=_particulars(mapping(said.get("particulars"))),
        logo=logo,
        characteristic=optional(said.get("characteristic")),
        unit=optional(said.get("unit")),
    )
    _known(text(record.get("language")), (found.host.code,))
    return found


def _known(value: str, among: tuple[str, ...]) -> str:
    if value not in among:
        raise Misshapen
    return value


def _particulars(said: Mapping[str, Any]) -> Particulars:
    if set(said) - {*_TEXTS, *_COUNTS, *_DAYS}:
        raise Misshapen
    found: dict[str, Any] = {name: text(said[name]) for name in _TEXTS if name in said}
    if any(len(told) > LONGEST for told in found.values()):
        raise Misshapen
    found |= {name: counted(said[name], MOST) for name in _COUNTS if name in said}
    return Particulars(**found | {name: day(said[name]) for name in _DAYS if name in said})


def drawn(facts: LotFacts, drawing: Drawing) -> Document:
    """Return a document, ready to be set on pages.

    Parameters
    ----------
    facts : LotFacts
        What was judged.
    drawing : Drawing
        How it is drawn.

    Raises
    ------
    QCError
        If the facts do not allow it: conformity is stated only of a lot that is accepted.
    """
    if drawing.kind == RAMP:
        from qc.report.ramp.document import ramp_document  # noqa: PLC0415 - few documents are of several batches

        return ramp_document(facts, drawing.host)
    asked = Asked(
        facts=facts,
        particulars=drawing.particulars,
        paper=PAPERS[drawing.page],
        logo=drawing.logo,
        characteristic=drawing.characteristic,
        unit=drawing.unit,
    )
    return document_of(Kind(drawing.kind), asked, drawing.languages)
