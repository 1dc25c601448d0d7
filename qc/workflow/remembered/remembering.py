"""Where and how something is remembered."""

from __future__ import annotations

import getpass
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import InputError, Problem
from qc.spec.write import standard_text
from qc.store.delivery import Delivery
from qc.store.keeping import Standing
from qc.values import dataclass
from qc.words import message
from qc.workflow.remembered.baseline_content import RECORDED, SAME_STANDARD, with_standard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qc.proof.own_key import Signer
    from qc.spec.load import LoadedSpec
    from qc.store.recalling import Locked


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Where and how something is remembered.

    Attributes
    ----------
    store : path or str or None
        A file, or the address of a database; None is the usual place.
    who : str or None
        Who records it; None is the name of this computer's user.
    delivery : Delivery
        Order and shipment.
    report : {"id", "en"} or None
        Also write the report in this language, and keep it.
    signer : Signer or None
        The workshop's opened key; the report is signed with it.
    """

    store: str | Path | None = None
    who: str | None = None
    delivery: Delivery = Delivery()
    report: str | None = None
    signer: Signer | None = None


USUAL = Memory()


def user() -> str:
    """Return the name of this computer's user."""
    try:
        return getpass.getuser()
    except (ImportError, OSError, KeyError):  # a user without a name; Windows has no list of them
        return "?"


def standing_of(loaded: LoadedSpec, source: bytes) -> Standing:
    """Return a standard as it is recorded."""
    complete = standard_text(loaded.data).encode()
    return Standing(name=loaded.name, sha256=loaded.sha256, source=source, complete=complete)


@contextmanager
def baseline_file(locked: Sequence[Locked]) -> Iterator[Path | None]:
    """Give a recorded baseline as a file, for as long as it is needed."""
    if not locked:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / RECORDED
        path.write_bytes(with_standard(locked[0].text, locked[0].complete).encode())
        try:
            yield path
        except InputError as error:
            raise type(error)([_of_recorded(one, locked[0]) for one in error.problems]) from error


def _of_recorded(problem: Problem, locked: Locked) -> Problem:
    """Return a problem of a recorded baseline under the name that people know it by; any other as it is."""
    if problem.location is None or problem.location.file != RECORDED:
        return problem
    reason = message(
        "the baseline that {who} locked on {day}: {reason}", who=locked.who, day=locked.locked_on, reason=problem.reason
    )
    fix = message("Lock a pilot as the new baseline and say why (on the command line: qc baseline relock).")
    if problem.fix == SAME_STANDARD:
        fix = message(
            "Use the standard that it was locked with, or lock a pilot as the new baseline for this one and say why "
            "(on the command line: qc baseline relock)."
        )
    return replace(problem, reason=reason, location=None, fix=fix)
