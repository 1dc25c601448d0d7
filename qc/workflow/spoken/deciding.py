"""What is done with units of a recorded batch, decided and shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.text_table import text_table
from qc.store.opening import open_store
from qc.store.recalling import lots_of
from qc.values import dataclass
from qc.words import language, message
from qc.workflow.remembered.set_aside import unplaced
from qc.workflow.spoken.dispositions import Disposal, Disposition, dispose, dispositions_of
from qc.workflow.spoken.saying import kept_batch

if TYPE_CHECKING:
    from pathlib import Path

    from qc.store.recalling import Kept
    from qc.words import Message

_NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispositions:
    """What was decided about a recorded batch.

    Attributes
    ----------
    batch : int
        It was recorded under.
    lot : str
        Its lot.
    decided : tuple of Disposition
        In the order in which it was decided; the last word counts.
    unplaced : tuple of str
        Units that were to be left out and of which the batch has no reading.
    """

    batch: int
    lot: str
    decided: tuple[Disposition, ...]
    unplaced: tuple[str, ...] = ()

    def text(self, lang: str = "id") -> str:
        """Return them as a terminal shows them."""
        reader = language(lang)
        facts = {"lot": self.lot, "batch": str(self.batch)}
        if not self.decided:
            return reader.say(message("Nothing was decided about units of lot {lot} (batch {batch}) yet.", **facts))
        words = (message("decided"), message("characteristic"), message("units"), message("day"), message("why"))
        rows = [
            [
                reader.say(one.decision.label),
                one.characteristic or _NOTHING,
                one.units or reader.say(message("the whole lot")),
                _NOTHING if one.moment is None else reader.say(one.moment.astimezone().date()),
                one.why or _NOTHING,
            ]
            for one in self.decided
        ]
        said = message("Decided about lot {lot} (batch {batch}):", **facts)
        table = text_table([reader.say(word) for word in words], rows)
        return "\n".join([reader.say(said), "", table, *(reader.say(_not_left_out(units)) for units in self.unplaced)])

    def to_json(self) -> str:
        """Return them as JSON."""
        decided = [
            {
                "decision": one.decision.value,
                "characteristic": one.characteristic,
                "units": one.units,
                "why": one.why,
                "by": one.by,
                "moment": None if one.moment is None else one.moment.isoformat(),
            }
            for one in self.decided
        ]
        known = {"batch": self.batch, "lot": self.lot, "decided": decided, "unplaced": self.unplaced}
        return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def _not_left_out(units: str) -> Message:
    return message(
        "No measured unit is called {units}: nothing is left out over the lots for it. Units are written as the file "
        "numbers them, such as 12-40.",
        units=units,
    )


def decided_of(batch: int, *, store: str | Path | None = None) -> Dispositions:
    """Return what was decided about a recorded batch.

    Parameters
    ----------
    batch : int
        It was recorded under.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If there is no such batch.
    """
    decided = dispositions_of(batch, store)
    with open_store(store).reading() as connection:
        kept = kept_batch(connection, batch)
        made = lots_of(connection, kept).get("batch") if decided else None
    return Dispositions(batch=batch, lot=kept.called, decided=decided, unplaced=unplaced(decided, made))


def decide_on(
    batch: int,
    decision: Disposal,
    why: str,
    *,
    characteristic: str | None = None,
    units: str | None = None,
    store: str | Path | None = None,
    who: str | None = None,
) -> Dispositions:
    """Record what is done with units of a recorded batch, and return everything that was decided about it.

    Parameters
    ----------
    batch : int
        It was recorded under.
    decision : Disposal
        What is done with them.
    why : str
        The reason.
    characteristic : str, optional
        Id of the one that they do not meet.
    units : str, optional
        Which, as the workshop writes it; the whole lot without it.
    store, who : optional
        Where everything is remembered, and who decides.

    Raises
    ------
    UsageError
        If there is no such batch or characteristic, or no reason.
    """
    known = tuple(one["id"] for one in _kept(batch, store).facts["characteristics"])
    if characteristic is not None and characteristic not in known:
        reason = message("the standard has no characteristic {name}", name=characteristic)
        raise UsageError([Problem(reason=reason, expected=message("one of {values}", values=known))])
    dispose(batch, characteristic, units, decision, why, store=store, who=who)
    return decided_of(batch, store=store)


def _kept(batch: int, store: str | Path | None) -> Kept:
    with open_store(store).reading() as connection:
        return kept_batch(connection, batch)
