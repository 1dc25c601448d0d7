"""What a check found, for a terminal and for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qc.proof.findings import Standing, Subject
from qc.proof.own_key import grouped
from qc.report.json import plain
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.proof.findings import Finding, Proof
    from qc.proof.own_key import OwnKey
    from qc.proof.trusted import Trusted
    from qc.words import Language, Message

SCHEMA, SCHEMA_VERSION = "qc-proof", "1.1"
_MARKS = {Standing.HOLDS: "✓", Standing.OPEN: "?", Standing.BROKEN: "✗"}

_NAMES = {
    Subject.FILE: message("every byte"),
    Subject.SIGNATURE: message("the signature"),
    Subject.KEY: message("the key"),
    Subject.ATTACHMENTS: message("the attachments"),
    Subject.STANDARD: message("the standard"),
    Subject.PAPER: message("the printed copy"),
    Subject.VERDICT: message("the verdict"),
    Subject.PAGES: message("the pages"),
    Subject.VERSION: message("the version"),
}


def proof_text(proof: Proof, reader: Language) -> str:
    """Return a line that says what holds and what does not, then a line for each check.

    Parameters
    ----------
    proof : Proof
        What was found.
    reader : Language
        The reader's language.
    """
    lines = [headline(proof), *_told(proof)]
    return "\n".join(reader.say(line) for line in lines)


def headline(proof: Proof) -> Message:
    """Return a line that says what holds and what does not."""
    good = tuple(_NAMES[one.subject] for one in proof.of(Standing.HOLDS))
    if proof.standing is Standing.HOLDS:
        return message("HOLDS: {names}.", names=good)
    said = _joined(proof.of(proof.standing))
    first = (
        message("NOT SHOWN: {said}.", said=said)
        if proof.standing is Standing.OPEN
        else message("DOES NOT HOLD: {said}.", said=said)
    )
    return message("{first} What holds: {names}.", first=first, names=good) if good else first


def _joined(findings: Sequence[Finding]) -> Message:
    """Return sentences as one, the later ones behind semicolons."""
    first, *rest = [one.said for one in findings]
    for said in rest:
        first = message("{first}; {more}", first=first, more=said)
    return first


def _told(proof: Proof) -> Iterator[Message]:
    if proof.about is not None:
        yield message("  {said}", said=proof.about)
    for one in proof.findings:
        yield message("  {mark} {said}", mark=_MARKS[one.standing], said=one.said)
        for detail in one.details:
            yield message("      {said}", said=detail)
        if one.code == "key-unknown":
            yield message("      if it is the same: qc keys trust {file}", file=proof.file)
    yield message(
        "What no file can show: that these readings are those of the parts in the box. Measure five parts again and"
        " compare them with readings.csv, which is attached to the report."
    )


def proof_json(proof: Proof) -> str:
    """Return every check as JSON.

    Parameters
    ----------
    proof : Proof
        What was found.
    """
    facts: dict[str, Any] = {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "file": proof.file,
        "sha256": proof.sha256,
        "standing": proof.standing,
        "decision": proof.decision,
        "document": proof.kind,
        "findings": proof.findings,
    }
    return json.dumps(plain(facts), ensure_ascii=False, indent=1) + "\n"


def keys_text(own: OwnKey | None, trusted: Sequence[Trusted], reader: Language) -> str:
    """Return one's own key and those that are trusted, as a terminal shows them.

    Parameters
    ----------
    own : OwnKey or None
        The workshop's own key.
    trusted : sequence of Trusted
        Keys of others.
    reader : Language
        The reader's language.
    """
    return "\n".join(reader.say(line) for line in _key_lines(own, trusted))


def _key_lines(own: OwnKey | None, trusted: Sequence[Trusted]) -> Iterator[Message]:
    if own is None:
        yield message("You have no key of your own; qc keys new makes one.")
    else:
        yield message("Your own key: {name}", name=own.name)
        yield message("  {fingerprint}", fingerprint=grouped(own.fingerprint))
        yield message("  Tell it to buyers by telephone or on paper; reports are signed with it.")
        yield message("  kept in {folder}", folder=str(own.folder))
    others = [one for one in trusted if not one.own]
    yield message("Keys that you trust: {count}", count=len(others))
    for one in others:
        yield message("  {name}: {fingerprint}", name=one.name, fingerprint=grouped(one.fingerprint))
