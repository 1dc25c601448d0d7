"""Reports that prove themselves: written with what they rest on, and checked by anybody who holds one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qc.values import dataclass
from qc.words import language
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from qc.proof.drawing import Drawing
    from qc.proof.findings import Proof, Standing
    from qc.proof.own_key import Signer
    from qc.verdict.model import LotFacts
    from qc.words import Language
    from qc.workflow.gauges import Gauge


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of checking a report.

    Attributes
    ----------
    proof : Proof
        Every check with what it found.
    """

    proof: Proof

    @property
    def standing(self) -> Standing:
        """Whether everything holds, something is left open, or something does not hold."""
        return self.proof.standing

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it: one line that says it all, then a line for each check."""
        from qc.proof.screen import proof_text  # noqa: PLC0415 - loaded only where it is used

        return proof_text(self.proof, language(lang))

    def to_json(self) -> str:
        """Return every check as JSON, with a schema version."""
        from qc.proof.screen import proof_json  # noqa: PLC0415 - loaded only where it is used

        return proof_json(self.proof)


def verify(report: str | Path, *, spec: str | Path | None = None, paper: str | None = None) -> Checked:
    """Check a document: its signature, its verdict, what its pages print.

    Nothing is fetched, and nothing that the report carries is executed or written to the disk under its own name.

    Parameters
    ----------
    report : path
        A PDF file.
    spec : path, optional
        The standard that the reader holds: whether the document was judged by it, and what differs.
    paper : str, optional
        What the QR code of a printed copy holds: whether the paper is of this file.

    Returns
    -------
    Checked

    Raises
    ------
    InputError
        If there is no such file, or it is no PDF.
    SpecError
        If the standard cannot be used.
    """
    held = None
    if spec is not None:
        from qc.spec.load import load_spec  # noqa: PLC0415 - few readers hold the standard

        held = load_spec(Path(spec))
    from qc.proof.checking import check  # noqa: PLC0415 - pikepdf and the statistics are loaded only here
    from qc.proof.places import key_folder  # noqa: PLC0415 - as above
    from qc.proof.trusted import read_trusted  # noqa: PLC0415 - as above

    return Checked(check(Path(report), program=PROGRAM, trusted=read_trusted(key_folder()), held=held, paper=paper))


def gauge_bytes(study: Gauge, reader: Language, signer: Signer | None) -> bytes:
    """Return the page of a gauge study with what it rests on, signed where there is a key.

    Parameters
    ----------
    study : Gauge
        The study.
    reader : Language
        The reader's language.
    signer : Signer or None
        The workshop's opened key.
    """
    from qc.proof.report import sealed  # noqa: PLC0415 - reportlab is loaded only where it is used
    from qc.proof.studies import study_document, study_files  # noqa: PLC0415 - the same

    key = None if signer is None else signer.fingerprint
    carried = study_files(study.facts, study.asked, study.standard, reader, key)
    return _signed(sealed(study_document(study.facts, reader), carried, key), signer)


def report_bytes(facts: LotFacts, data: Mapping[str, Any], drawing: Drawing, signer: Signer | None) -> bytes:
    """Return a document with what it rests on, signed where there is a key.

    Parameters
    ----------
    facts : LotFacts
        What was judged.
    data : mapping
        The standard with all that it inherits.
    drawing : Drawing
        Which document, and how it is drawn.
    signer : Signer or None
        The workshop's opened key.

    Returns
    -------
    bytes
        Without a key the same for the same input.
    """
    from qc.proof.report import self_proving  # noqa: PLC0415 - reportlab is loaded only where it is used

    written = self_proving(facts, data, drawing, None if signer is None else signer.fingerprint)
    return _signed(written, signer)


def _signed(written: bytes, signer: Signer | None) -> bytes:
    if signer is None:
        return written
    from qc.proof.signing import signed  # noqa: PLC0415 - pyHanko is loaded only for those who sign

    return signed(written, signer)
