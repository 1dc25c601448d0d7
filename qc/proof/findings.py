"""What a check finds: a state and a sentence for each question, and what they come to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.words import Message


class Standing(StrEnum):
    """What a check comes to, the worst last."""

    HOLDS = "holds"
    OPEN = "open"
    BROKEN = "broken"


class Subject(StrEnum):
    """What is checked."""

    FILE = "file"
    SIGNATURE = "signature"
    KEY = "key"
    ATTACHMENTS = "attachments"
    STANDARD = "standard"
    PAPER = "paper"
    VERDICT = "verdict"
    PAGES = "pages"
    VERSION = "version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check.

    Attributes
    ----------
    subject : Subject
        What was checked.
    standing : Standing
        Whether it holds.
    code : str
        A name for what was found, for other programs.
    said : Message
        The same in a sentence.
    details : tuple of Message
        What differs, one by one, where that is more than a sentence.
    """

    subject: Subject
    standing: Standing
    code: str
    said: Message
    details: tuple[Message, ...] = ()


def holds(subject: Subject, code: str, said: Message) -> Finding:
    """Return a finding that something holds."""
    return Finding(subject=subject, standing=Standing.HOLDS, code=code, said=said)


def left_open(subject: Subject, code: str, said: Message) -> Finding:
    """Return a finding that something cannot be told."""
    return Finding(subject=subject, standing=Standing.OPEN, code=code, said=said)


def broken(subject: Subject, code: str, said: Message) -> Finding:
    """Return a finding that something does not hold."""
    return Finding(subject=subject, standing=Standing.BROKEN, code=code, said=said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """All checks of one report.

    Attributes
    ----------
    file : str
        The report, as the user gave it.
    sha256 : str
        Digest of its bytes.
    findings : tuple of Finding
        In the order of the checks.
    decision : str or None
        What the readings come to, judged again; None where they could not be judged.
    kind : str or None
        Which document it is; None where that is not known.
    about : Message or None
        Which document of which lot was checked.
    """

    file: str
    sha256: str
    findings: tuple[Finding, ...]
    decision: str | None = None
    kind: str | None = None
    about: Message | None = None

    @property
    def standing(self) -> Standing:
        """The worst of the findings."""
        order = list(Standing)
        return max((one.standing for one in self.findings), key=order.index, default=Standing.OPEN)

    def of(self, standing: Standing) -> tuple[Finding, ...]:
        """Return the findings of one state."""
        return tuple(one for one in self.findings if one.standing is standing)
