"""A lot is recorded once, and again where a baseline was locked only afterwards: then the newer recording counts.

The same where it was held against a baseline that was locked anew since, which needs a reason that stands in the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qc.errors import Location, Problem, UsageError
from qc.store.replaced import replaced
from qc.terms import Decision
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import sqlalchemy as sa

    from qc.store.recalling import Kept
    from qc.verdict.model import LotFacts


class RecordedError(UsageError):
    """A file that stands in a recorded batch.

    Parameters
    ----------
    problems : iterable of Problem
        One for each file.
    number : int
        The batch was recorded under.
    """

    def __init__(self, problems: Iterable[Problem], number: int) -> None:
        super().__init__(problems)
        self.number = number

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how it comes back from another process."""
        return type(self), (self.problems, self.number)


def counting(connection: sa.Connection, kept: Sequence[Kept]) -> tuple[Kept, ...]:
    """Return the batches that count: of a lot that was recorded again the newest recording.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    kept : sequence of Kept
        In the order in which they were recorded.
    """
    again = replaced(connection, [one.id for one in kept])
    return tuple(one for one in kept if one.id not in again)


def files_of(one: Kept) -> frozenset[str]:
    """Return the digests of the files that a batch was read from.

    Parameters
    ----------
    one : Kept
        As it was recorded.
    """
    return frozenset(source["sha256"] for source in one.facts["inputs"] if source["role"] == "batch")


def refuse_replaced(connection: sa.Connection, one: Kept) -> None:
    """Refuse to say anything of a recording in whose place another one counts.

    Parameters
    ----------
    connection : sqlalchemy.Connection
        To the database.
    one : Kept
        The recording.

    Raises
    ------
    UsageError
        If its lot was recorded again.
    """
    newest = replaced(connection, [one.id]).get(one.id)
    if newest is not None:
        reason = message("lot {lot} was recorded again: batch {number} counts", lot=one.called, number=str(newest))
        raise UsageError([Problem(reason=reason, fix=message("say it of batch {number}", number=str(newest)))])


def recorded_before(facts: LotFacts, earlier: Sequence[Kept], baseline: int | None) -> Kept | None:
    """Return the recording whose place a lot takes, or None of a lot that is new.

    Parameters
    ----------
    facts : LotFacts
        The lot.
    earlier : sequence of Kept
        All recorded batches of its part.
    baseline : int or None
        The locked baseline that it is held against.

    Raises
    ------
    RecordedError
        If a file of it was recorded with a batch that stands: one that was held against a pilot of its own or this
        baseline, was accepted, or is another lot's.
    """
    known = {sha256: one for one in earlier for sha256 in files_of(one)}
    pilots = set() if facts.pilot is None else {source.sha256 for source in facts.pilot.sources}
    own = {source.sha256: source.name for source in facts.batch.sources}
    again = {one.id: one for one in (known[sha256] for sha256 in own if sha256 in known and sha256 not in pilots)}
    if not again:
        return None
    first = next(iter(again.values()))
    free = not _judged_by_pilot(first) or _stopped_before(first, baseline)
    if len(again) == 1 and files_of(first) == set(own) and baseline is not None and free:
        if (first.lot, first.workshop) == (facts.identity.lot, facts.identity.workshop):
            return first
        raise _refused(first, own, _named(first))
    raise _refused(first, own, _what_to_do(first))


def _judged_by_pilot(one: Kept) -> bool:
    """Whether a batch was held against a pilot or a locked baseline."""
    return one.baseline is not None or any(source["role"] == "pilot" for source in one.facts["inputs"])


def _stopped_before(one: Kept, baseline: int | None) -> bool:
    """Whether a batch that was not accepted was held against a locked baseline, and another one was locked since."""
    return one.baseline not in {None, baseline} and one.decision != Decision.ACCEPT


def _what_to_do(one: Kept) -> Message:
    """Return what can still be done about a batch that stands; readers of a page know no commands."""
    if one.baseline is not None and one.decision != Decision.ACCEPT:
        return message(
            "what is recorded stays; once the cause is found and the baseline was locked anew with that reason, the "
            "file is recorded again and held against that; a lot that was measured again is recorded with its new file"
        )
    if _judged_by_pilot(one):
        return message("what is recorded stays; a lot that was measured again is recorded with its new file")
    return message(
        "lock a pilot as the baseline of this part, then record the file again: it is then held against that"
    )


def _named(one: Kept) -> Message:
    """Return under which names a lot is recorded again."""
    said = tuple(
        f"{option} {name}" for option, name in (("--lot", one.lot), ("--workshop", one.workshop)) if name is not None
    )
    if not said:
        return message("record it again as before: without --lot and --workshop")
    return message("record it again as before: {options}", options=said)


def _refused(one: Kept, own: dict[str, str], fix: Message) -> RecordedError:
    """Return the complaint about the files that were recorded with a batch."""
    reason = message(
        "this file was recorded already, as batch {number} with lot {lot}", number=str(one.id), lot=one.called
    )
    shared = [name for sha256, name in own.items() if sha256 in files_of(one)]
    return RecordedError([Problem(reason=reason, location=Location(file=name), fix=fix) for name in shared], one.id)
