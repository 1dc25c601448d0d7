"""All batches of a part: means, spread, index with its bound, nonconforming, quantity and punctuality."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from qc.report.history.facts import Course, Found, HistoryFacts, Named
from qc.store import schema
from qc.store.opening import open_store
from qc.store.recalling import batches, part_of
from qc.values import dataclass
from qc.words import language
from qc.workflow.program import PROGRAM
from qc.workflow.remembered.deliveries import as_said, said_later
from qc.workflow.remembered.recorded_again import counting
from qc.workflow.remembered.scorecard_lots import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from qc.report.history.facts import LotLine
    from qc.store.recalling import Kept


@dataclass(frozen=True, slots=True)
class History:
    """All batches of a part.

    Attributes
    ----------
    facts : HistoryFacts
        What was recorded of them.
    """

    facts: HistoryFacts

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        from qc.report.history.screen import history_text  # noqa: PLC0415 - loaded only where it is used

        return history_text(self.facts, language(lang))

    def to_json(self) -> str:
        """Return it as JSON, with a schema version."""
        from qc.report.history.json import history_json  # noqa: PLC0415 - loaded only where it is used

        return history_json(self.facts)

    def pdf(self, lang: str = "id") -> bytes:
        """Return it as a paper."""
        from qc.report.history.document import history_document  # noqa: PLC0415 - loaded only where it is used
        from qc.report.page.pdf import render  # noqa: PLC0415 - reportlab is loaded only where it is used

        return render(history_document(self.facts, language(lang)))


def history(part_number: str, *, buyer: str | None = None, store: str | Path | None = None) -> History:
    """Return what was recorded of a part, batch after batch.

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
        part = part_of(connection, part_number, buyer)
        table, buyers = schema.PART, schema.BUYER
        wanted = sa.select(table.c.name_id, table.c.name_en, buyers.c.name).join(buyers, buyers.c.id == table.c.buyer)
        about = connection.execute(wanted.where(table.c.id == part)).one()
        kept = batches(connection, schema.BATCH.c.part == part)
        kept = counting(connection, as_said(kept, said_later(connection)))
    lots = tuple(line_of(one) for one in kept)
    return History(
        HistoryFacts(
            buyer=about[2],
            part_number=part_number,
            program=PROGRAM,
            part_name=Named(id=about[0], en=about[1]),
            lots=lots,
            courses=_courses(kept, lots),
        )
    )


def _courses(kept: Sequence[Kept], lots: Sequence[LotLine]) -> tuple[Course, ...]:
    """Return each characteristic over all batches, under the newest standard's limits."""
    asked: dict[str, Mapping[str, Any]] = {}
    found: dict[str, list[Found]] = {}
    for one, lot in zip(kept, lots, strict=True):
        for facts in one.facts["characteristics"]:
            asked[facts["id"]] = facts["asked"]
            found.setdefault(facts["id"], []).append(_found(facts, lot))
    return tuple(
        Course(
            characteristic=name,
            unit=said["unit"],
            names=Named(id=said["names"]["id"], en=said["names"]["en"]),
            lsl=said["lsl"],
            usl=said["usl"],
            resolution=(said["gauge"] or {}).get("resolution"),
            found=tuple(found[name]),
        )
        for name, said in asked.items()
    )


def _found(facts: Mapping[str, Any], lot: LotLine) -> Found:
    """Return what one batch showed of one characteristic, from its recorded verdict."""
    summary, outside = facts["summary"] or {}, facts["nonconforming"] or {}
    index = (facts["capability"] or {}).get("ppk") or {}
    counted = (facts["attribute"] or {}).get("found") or {}
    return Found(
        lot=lot,
        n=int(counted.get("units", summary.get("n", 0))),
        mean=summary.get("mean"),
        sd=summary.get("sd"),
        index=index.get("value"),
        lower=index.get("lower"),
        nonconforming=counted.get("count", outside.get("below", 0) + outside.get("above", 0)),
        stability=facts["answers"]["stability"],
    )
