"""Recorded verdicts, computed again from what was recorded, and compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qc.proof.distrust import Distrusted
from qc.proof.readings_text import readings_text
from qc.proof.rejudging import judged_again
from qc.report.json import to_json
from qc.report.spec_diff import Rejudged
from qc.report.text_table import text_table
from qc.spec.write import standard_text
from qc.store import schema
from qc.store.opening import open_store
from qc.store.recalling import batches, lots_of, part_of
from qc.values import dataclass
from qc.verdict import decide
from qc.words import language, message, plural
from qc.workflow.program import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy as sa

    from qc.spec.load import LoadedSpec
    from qc.store.recalling import Kept
    from qc.terms import Decision
    from qc.words import Message

_PASSING = {"program", "schema_version"}
"""What may differ: another version of the program judges again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """One batch, judged again.

    Attributes
    ----------
    number : int
        It was recorded under.
    lot, program : str
        Its lot, and the program that judged it.
    different : tuple of str
        Keys of the verdict that came out otherwise, such as ``decision`` or ``d_luar.capability``.
    refused : Message or None
        Why it could not be judged again.
    """

    number: int
    lot: str
    program: str
    different: tuple[str, ...]
    refused: Message | None = None

    @property
    def same(self) -> bool:
        """Whether the verdict came out the same."""
        return not self.different and self.refused is None


@dataclass(frozen=True, slots=True)
class Recheck:
    """Batches, judged again.

    Attributes
    ----------
    found : tuple of Rechecked
        In the order in which they were recorded.
    """

    found: tuple[Rechecked, ...]

    @property
    def same(self) -> bool:
        """Whether all verdicts came out the same."""
        return all(one.same for one in self.found)

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        reader = language(lang)
        said = plural(
            "{same} of {count} recorded verdict comes out the same again ({program}).",
            "{same} of {count} recorded verdicts come out the same again ({program}).",
            same=sum(one.same for one in self.found),
            count=len(self.found),
            program=PROGRAM,
        )
        rows = [[one.lot, one.program, reader.say(_said(one))] for one in self.found]
        head = [reader.say(word) for word in (message("lot"), message("judged by"), message("again"))]
        return "\n".join([reader.say(said), "", text_table(head, rows)])

    def to_json(self) -> str:
        """Return it as JSON."""
        known = [
            {"number": one.number, "lot": one.lot, "program": one.program, "same": one.same, "different": one.different}
            for one in self.found
        ]
        return json.dumps({"program": PROGRAM, "batches": known}, ensure_ascii=False, indent=1) + "\n"


def _said(one: Rechecked) -> Message:
    if one.refused is not None:
        return one.refused
    return message("the same") if one.same else message("{keys}", keys=one.different)


def recheck(part_number: str | None = None, *, buyer: str | None = None, store: str | Path | None = None) -> Recheck:
    """Judge recorded batches again, from their recorded readings, standard and baseline.

    Parameters
    ----------
    part_number : str, optional
        Only of this part; else all.
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
        wanted = () if part_number is None else (schema.BATCH.c.part == part_of(connection, part_number, buyer),)
        return Recheck(tuple(_again(connection, one) for one in batches(connection, *wanted)))


def _again(connection: sa.Connection, kept: Kept) -> Rechecked:
    about: dict[str, Any] = {"number": kept.id, "lot": kept.called, "program": kept.program}
    readings = readings_text(lots_of(connection, kept)).encode()
    try:
        facts = judged_again(kept.record, readings, kept.complete)
    except Distrusted as error:
        return Rechecked(**about, different=(), refused=error.said)
    return Rechecked(**about, different=tuple(_differences(kept.facts, json.loads(to_json(facts)))))


def judged_by_both(
    part_number: str, old: LoadedSpec, new: LoadedSpec, *, store: str | Path | None = None
) -> tuple[Rejudged, ...]:
    """Judge every recorded batch of a part by two standards, each batch alone.

    Parameters
    ----------
    part_number : str
        The buyer's.
    old, new : LoadedSpec
        The standards.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If nothing was recorded of the part.
    """
    standards = [standard_text(one.data).encode() for one in (old, new)]
    with open_store(store).reading() as connection:
        part = part_of(connection, part_number, old.spec.buyer)
        found = []
        for kept in batches(connection, schema.BATCH.c.part == part):
            readings = readings_text(lots_of(connection, kept)).encode()
            before, after = (_decided(kept, readings, standard) for standard in standards)
            found.append(Rejudged(lot=kept.called, before=before, after=after))
        return tuple(found)


def _decided(kept: Kept, readings: bytes, standard: bytes) -> Decision | Message:
    """Return what a standard says of recorded readings, or why it says nothing."""
    try:
        return decide.decision_alone(judged_again(kept.record, readings, standard))
    except Distrusted:
        return message("its readings cannot be held against this standard")


def _differences(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """Yield the keys that differ, those of characteristics under their ids; keys that are new do not count."""
    for key, value in before.items():
        if key == "characteristics":
            again = {one["id"]: one for one in now[key]}
            for one in value:
                found = again.get(one["id"], {})
                yield from (f"{one['id']}.{name}" for name, said in one.items() if found.get(name) != said)
        elif key not in _PASSING and now.get(key) != value:
            yield key
