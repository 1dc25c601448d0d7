"""What is remembered beside the files of a lot, where anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.store.place import is_near, is_there

if TYPE_CHECKING:
    from pathlib import Path

    from qc.words import Message
    from qc.workflow.lots import Verdict


def beside_files(
    verdict: Verdict, *, paper: bool, store: str | Path | None = None
) -> tuple[Verdict, tuple[Message, ...]]:
    """Return a verdict with what the lots before it show, and what was not looked at.

    Parameters
    ----------
    verdict : Verdict
        On a lot, from its files alone.
    paper : bool
        Whether a report of it is written: then it says nothing else than what is recorded.
    store : path or str, optional
        Where everything is remembered. A database elsewhere is asked only for a report, or where it is named here.

    Raises
    ------
    ConformityNotStatedError
        If a report would say that a lot may be shipped that is recorded as held or rejected.
    """
    if not (is_there(store) if paper or store is not None else is_near()):
        return verdict, ()
    from qc.workflow.remembered.beside_files import known_beside  # noqa: PLC0415 - many keep no store

    return known_beside(verdict, paper=paper, store=store)
