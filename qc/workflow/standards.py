"""Buyers' standards: check them, show what they come to, compare revisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, SpecError
from qc.spec.load import load_spec
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from qc.report.spec_diff import Rejudged
    from qc.spec.diff import Difference
    from qc.terms import Decision
    from qc.words import Language, Message


def check_specs(files: Sequence[Path]) -> Iterator[tuple[Path, tuple[Message, ...], tuple[Problem, ...]]]:
    """Yield each standard's path, what is unusual in it, and every problem that it has."""
    for path in files:
        try:
            yield path, load_spec(path).notes, ()
        except SpecError as error:
            yield path, (), error.problems


def show_spec(file: Path) -> str:
    """Return a standard as the text of one file, with all that it inherits and its tolerances give."""
    from qc.spec.write import standard_text  # noqa: PLC0415 - only this needs it

    return standard_text(load_spec(file).data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What a revision changes.

    Attributes
    ----------
    differences : tuple of Difference
        Key by key.
    before, after : Decision or None
        On a batch, by the old and by the new standard; None where no batch was given.
    recorded : tuple of Rejudged
        What both say of each recorded batch.
    """

    differences: tuple[Difference, ...]
    before: Decision | None = None
    after: Decision | None = None
    recorded: tuple[Rejudged, ...] = ()

    def said(self, reader: Language) -> tuple[str, ...]:
        """Return it in words, a sentence each."""
        from qc.report.spec_diff import said  # noqa: PLC0415 - only this needs it

        return tuple(reader.say(one) for one in said(self.differences, self.before, self.after, self.recorded))


def compare_specs(
    old: Path,
    new: Path,
    *,
    batch: Sequence[Path] = (),
    pilot: Path | None = None,
    recorded: str | None = None,
    store: str | Path | None = None,
) -> Revised:
    """Return what a revision of a standard changes, and what it would have said of a batch.

    Parameters
    ----------
    old, new : Path
        Two revisions of a standard.
    batch : sequence of Path
        A batch to hold against both; empty for none.
    pilot : Path, optional
        Its pilot.
    recorded : str, optional
        A part number: hold every recorded batch of this part of the standard's buyer against both.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    SpecError, InputError
        With every problem found.
    UsageError
        If nothing was recorded of the part.
    """
    from qc.spec.diff import differences  # noqa: PLC0415 - only this needs it
    from qc.workflow.lots import inspect  # noqa: PLC0415 - only with a batch

    first, second = load_spec(old), load_spec(new)
    found = differences(first, second)
    again: tuple[Rejudged, ...] = ()
    if recorded is not None:
        from qc.workflow.remembered.rechecks import judged_by_both  # noqa: PLC0415 - the database is loaded only where it is used

        again = judged_by_both(recorded, first, second, store=store)
    if not batch:
        return Revised(differences=found, recorded=again)
    before, after = (inspect(list(batch), spec=spec, pilot=pilot).decision for spec in (old, new))
    return Revised(differences=found, before=before, after=after, recorded=again)
