"""Lock a part's baseline, show it, and lock another one with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.text_table import text_table
from qc.spec.load import load_spec
from qc.store import schema
from qc.store.keeping import keep_file, keep_standard
from qc.store.opening import open_store
from qc.store.recalling import Locked, baselines, known_part, part_of
from qc.values import dataclass
from qc.verdict.lot import silent
from qc.words import language, message
from qc.workflow.pilots import pilot_alone
from qc.workflow.remembered.remembering import USUAL, standing_of, user

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.verdict.lot import Progress
    from qc.workflow.remembered.remembering import Memory

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class BaselineShown:
    """The baselines of a part.

    Attributes
    ----------
    part_number : str
        The part's.
    locked : tuple of Locked
        The oldest first; the last one counts.
    """

    part_number: str
    locked: tuple[Locked, ...]

    def text(self, lang: str = "id") -> str:
        """Return them as a terminal shows them: the one that counts, then all."""
        reader = language(lang)
        if not self.locked:
            return reader.say(message("No baseline is locked for part {part}.", part=self.part_number))
        last = self.locked[-1]
        said = message(
            "The baseline of part {part} was locked by {who} on {day}.",
            part=self.part_number,
            who=last.who,
            day=last.locked_on,
        )
        words = (message("number"), message("day"), message("who"), message("revision"), message("why"))
        rows = [
            [str(one.id), *(reader.say(cell) for cell in (one.locked_on, one.who, one.revision, one.why or _NOTHING))]
            for one in self.locked
        ]
        return "\n".join([reader.say(said), "", text_table([reader.say(word) for word in words], rows)])

    def to_json(self) -> str:
        """Return the baseline that counts, as it was locked; an empty object where none was."""
        return self.locked[-1].text if self.locked else json.dumps({}) + "\n"


def lock_baseline(
    pilot: Sequence[str | Path],
    *,
    spec: str | Path,
    who: str,
    why: str | None = None,
    again: bool = False,
    memory: Memory = USUAL,
    progress: Progress = silent,
) -> BaselineShown:
    """Lock a pilot as the baseline of its part; a locked one is replaced only with a reason.

    Parameters
    ----------
    pilot : sequence of path
        The pilot's files.
    spec : path
        The buyer's standard.
    who : str
        Who locks it.
    why : str, optional
        Why it replaces the one before.
    again : bool
        Whether there is one to replace.
    memory : Memory, optional
        Where it is remembered.
    progress : callable, optional
        Told in a sentence what is being done.

    Returns
    -------
    BaselineShown

    Raises
    ------
    UsageError
        If there is a locked baseline and nobody says why it is replaced, or none to replace, or the pilot may not be
        locked.
    """
    loaded, opened = load_spec(spec), open_store(memory.store)
    verdict = pilot_alone(pilot, loaded, progress)
    with opened.writing(who or user()) as book:
        known = known_part(book.connection, loaded.spec.buyer, loaded.spec.part_number)
        before = () if known is None else baselines(book.connection, known)
        _check(before, again=again, why=why)
        part, standard = keep_standard(book, loaded.spec, standing_of(loaded, Path(spec).read_bytes()))
        day = opened.clock().astimezone().date()
        book.append(
            schema.BASELINE,
            part=part,
            standard=standard,
            content=keep_file(book, verdict.to_baseline(who, day).encode()),
            who=who,
            locked_on=day,
            why=why,
            replaces=before[-1].id if before else None,
        )
        return BaselineShown(loaded.spec.part_number, baselines(book.connection, part))


def _check(before: Sequence[Locked], *, again: bool, why: str | None) -> None:
    if before and not again:
        fix = message('to replace it say why: qc baseline relock … --why "…"')
        raise UsageError([Problem(reason=message("the baseline of this part is locked already"), fix=fix)])
    if again and not before:
        fix = message("lock the first one with qc baseline lock")
        raise UsageError([Problem(reason=message("there is no locked baseline to replace"), fix=fix)])
    if again and not (why or "").strip():
        raise UsageError([Problem(reason=message("a locked baseline is replaced only with a reason"))])


def show_baselines(part_number: str, *, buyer: str | None = None, store: str | Path | None = None) -> BaselineShown:
    """Return the baselines of a part.

    Parameters
    ----------
    part_number : str
        The buyer's.
    buyer : str, optional
        Whose, where several use the number.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If nothing was recorded of the part.
    """
    with open_store(store).reading() as connection:
        return BaselineShown(part_number, baselines(connection, part_of(connection, part_number, buyer)))
