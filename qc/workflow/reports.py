"""Documents from one verdict: which kind, in which languages, on which paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.particulars import Kind, Particulars
from qc.store.place import is_there
from qc.values import dataclass
from qc.verdict.lot import silent
from qc.words import message
from qc.workflow.lots import inspect
from qc.workflow.reading import NO_HINTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from qc.proof.drawing import Drawing
    from qc.proof.own_key import Signer
    from qc.report.document import Logo
    from qc.verdict.lot import Progress
    from qc.verdict.model import Identity
    from qc.workflow.lots import Verdict
    from qc.workflow.reading import Hints

LANGUAGES = ("id", "en", "ko", "ja")
NOTHING_BESIDE = Particulars()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which document of a lot is wanted.

    Attributes
    ----------
    kind : Kind
        Which one.
    languages : tuple of {"id", "en", "ko", "ja"}
        In this order; none: the kind's usual ones.
    page : {"a4", "letter"}
        The paper.
    logo : Path or None
        A PNG or JPEG file.
    particulars : Particulars
        What is said beside the verdict.
    characteristic : str or None
        Which characteristic a class page explains.
    unit : str or None
        What the file calls the unit that is the first article; None for the file's first.
    signer : Signer or None
        The workshop's opened key; the document is signed with it.
    store : Path, str or None
        Where everything is remembered: no document ships a lot that is held there. Nothing is made where there is none.
    """

    kind: Kind = Kind.INSPECTION
    languages: tuple[str, ...] = ()
    page: str = "a4"
    logo: Path | None = None
    particulars: Particulars = NOTHING_BESIDE
    characteristic: str | None = None
    unit: str | None = None
    signer: Signer | None = None
    store: str | Path | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A document of a lot.

    Attributes
    ----------
    verdict : Verdict
        The answer that it tells.
    pdf : bytes
        Its file.
    """

    verdict: Verdict
    pdf: bytes


def report(
    batch: str | Path | pd.DataFrame | Sequence[str | Path],
    *,
    spec: str | Path,
    wanted: Wanted,
    pilot: str | Path | pd.DataFrame | None = None,
    pilot_units: int | None = None,
    identity: Identity | None = None,
    hints: Hints = NO_HINTS,
    progress: Progress = silent,
) -> Report:
    """Hold a batch against a buyer's standard and write a document on it, with what it rests on.

    Parameters
    ----------
    batch, spec, pilot, pilot_units, identity, hints, progress
        As ``inspect`` takes them.
    wanted : Wanted
        Which document.

    Returns
    -------
    Report

    Raises
    ------
    QCError
        As ``inspect``; if the languages do not fit the kind, the logo is no picture, or conformity would have to be
        stated of a lot that is not accepted, or is remembered as held.
    """
    from qc.report.kinds import usual_languages  # noqa: PLC0415 - loaded only where it is used
    from qc.workflow.proofs import report_bytes  # noqa: PLC0415 - reportlab is loaded only where a PDF is made

    codes = wanted.languages or usual_languages(wanted.kind)
    check_languages(wanted.kind, codes)
    logo = None
    if wanted.logo is not None:
        from qc.report.logo import read_logo  # noqa: PLC0415 - few workshops give a logo

        logo = read_logo(wanted.logo)
    verdict = inspect(
        batch, spec=spec, pilot=pilot, pilot_units=pilot_units, identity=identity, hints=hints, progress=progress
    )
    if is_there(wanted.store):
        from qc.workflow.remembered.held_lots import as_remembered  # noqa: PLC0415 - many keep no store

        verdict = as_remembered(verdict, wanted.kind, store=wanted.store)
    progress(message("writing the report"))
    return Report(verdict, report_bytes(verdict.facts, verdict.standard, _drawing(wanted, codes, logo), wanted.signer))


def _drawing(wanted: Wanted, codes: tuple[str, ...], logo: Logo | None) -> Drawing:
    """Return how the document is drawn, or refuse what no page takes."""
    from qc.proof.drawing import LONGEST, Drawing, too_long  # noqa: PLC0415 - loaded only where it is used

    if (name := too_long(wanted.particulars)) is not None:
        reason = message("what is said with --{name} is too long", name=name.replace("_", "-"))
        raise UsageError([Problem(reason=reason, expected=message("at most {count} letters", count=LONGEST))])
    return Drawing(
        kind=wanted.kind.value,
        languages=codes,
        page=wanted.page,
        particulars=wanted.particulars,
        logo=logo,
        characteristic=wanted.characteristic,
        unit=wanted.unit,
    )


def check_languages(kind: Kind, codes: Sequence[str]) -> None:
    """Refuse languages that there are not, and several where a page is in one.

    Raises
    ------
    UsageError
        With what may stand there.
    """
    from qc.report.kinds import ONE_LANGUAGE  # noqa: PLC0415 - loaded only where it is used

    said = ",".join(codes)
    if unknown := [code for code in codes if code not in LANGUAGES]:
        reason = message("there is no language {code}", code=unknown[0])
        expected = message("some of {values} with commas between them", values=LANGUAGES)
        raise UsageError([Problem(reason=reason, found=said, expected=expected)])
    if kind in ONE_LANGUAGE and (len(codes) != 1 or codes[0] not in LANGUAGES[:2]):
        reason = message("this page is in one language, so that it stays short")
        raise UsageError([Problem(reason=reason, found=said, expected=message("id or en"))])
