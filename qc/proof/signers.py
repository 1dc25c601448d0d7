"""Whether the key that signed a report is the one that it names, and one that the reader trusts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.proof.findings import Subject, broken, holds, left_open
from qc.proof.own_key import grouped
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.proof.findings import Finding
    from qc.proof.signature import Signed
    from qc.proof.trusted import Trusted


def check_signer(signed: Signed, named: str | None, trusted: Sequence[Trusted]) -> Finding | None:
    """Check whose key signed a report.

    Parameters
    ----------
    signed : Signed
        Its signature.
    named : str or None
        Fingerprint of the key that the report names.
    trusted : sequence of Trusted
        Keys that the reader trusts.

    Returns
    -------
    Finding or None
        None where there is nothing to say: no signature that holds, and no key that is named.
    """
    if signed.finding.code == "unsigned" and named is not None:
        said = message("it names a key but is not signed: the signature was taken off")
        return broken(Subject.KEY, "signature-removed", said)
    if signed.certificate is None or signed.fingerprint is None:
        return None
    if signed.fingerprint != named:
        return broken(
            Subject.KEY, "key-not-named", message("it was signed with another key than the one that it names")
        )
    from qc.proof.certificates import name_of  # noqa: PLC0415 - cryptography is loaded only for a signed report

    return _trust(name_of(signed.certificate), signed.fingerprint, trusted)


def _trust(name: str, fingerprint: str, trusted: Sequence[Trusted]) -> Finding:
    for one in trusted:
        if one.fingerprint == fingerprint:
            said = message("it was signed with your own key ({name})", name=one.name)
            if not one.own:
                said = message("it was signed with the key of {name}, which you trust", name=one.name)
            return holds(Subject.KEY, "key-trusted", said)
    shown = {"name": name, "fingerprint": grouped(fingerprint)}
    if any(one.name == name for one in trusted):
        said = message(
            "it was signed with another key than the one that you trust for {name}; the key here is {fingerprint};"
            " ask the workshop, by a way that you know, before you rely on it",
            **shown,
        )
        return broken(Subject.KEY, "another-key", said)
    said = message(
        "it was signed by {name} with a key that you have not trusted yet; have the workshop read its key to you, by"
        " telephone or on paper, and compare: {fingerprint}",
        **shown,
    )
    return left_open(Subject.KEY, "key-unknown", said)
