"""A batch that was recorded, as a terminal shows it: its verdict, and what all batches together say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.report.screen import screen
from qc.values import dataclass
from qc.verdict import decide
from qc.verdict.change.among_lots import in_lot
from qc.verdict.wording.reasons_lots import over_lots as reasons_over_lots
from qc.words import language, message
from qc.workflow.remembered.column_memory import used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.store.recalling import Kept
    from qc.terms import Decision
    from qc.words import Message
    from qc.workflow.lots import Verdict


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recorded:
    """A batch that was recorded.

    Attributes
    ----------
    verdict : Verdict
        The answer on it, all batches before it in view.
    number : int
        It was recorded under.
    before : int
        How many batches were seen before it.
    replaces : Kept or None
        An earlier recording of the same lot, from before a baseline was locked, or locked anew; it stays in the log.
    """

    verdict: Verdict
    number: int
    before: int
    replaces: Kept | None = None

    @property
    def decision(self) -> Decision:
        """What to do with the lot: held also where all batches together moved, until another baseline is locked."""
        return self.verdict.decision

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        reader = language(lang)
        shown = screen(self.verdict.facts, reader)
        said = [reader.say(one) for one in (*used(self.verdict.facts), *self._course())]
        kept = reader.say(self._kept())
        return "\n".join([shown.table, "", shown.decision, *shown.sentences, *said, kept])

    def to_json(self) -> str:
        """Return the verdict as JSON."""
        return self.verdict.to_json()

    def _kept(self) -> Message:
        if self.replaces is None:
            return message("recorded as batch {number}", number=str(self.number))
        said = {"number": str(self.number), "before": str(self.replaces.id)}
        if self.replaces.baseline is not None:
            return message(
                "recorded as batch {number}: it counts instead of batch {before}, which was held against the baseline "
                "before and stays in the log",
                **said,
            )
        return message(
            "recorded as batch {number}: it counts instead of batch {before}, which was recorded without a pilot and "
            "stays in the log",
            **said,
        )

    def _course(self) -> Iterator[Message]:
        """Yield what all batches together say beyond the reasons."""
        facts = self.verdict.facts
        left = () if facts.over_lots is None else facts.over_lots.left
        names = {one.characteristic.id: one.characteristic.names for one in facts.characteristics}
        for one in left if len(left) > 1 or not reasons_over_lots(facts) else ():
            said = {"name": names[one.characteristic], "lot": in_lot(one.lot)}
            yield message("{name}: all batches together show that it left its baseline in {lot}", **said)
        if self.decision is not decide.decision_alone(facts):
            yield message("What was done about it is the reason for qc baseline relock.")
        if self.before and not left:
            yield self._together_nothing()

    def _together_nothing(self) -> Message:
        """Return that all batches together show nothing; where this one alone does, that it does."""
        found = self.verdict.facts.characteristics
        alone = tuple(one.characteristic.names for one in found if decide.stability(one) in decide.LEFT_PILOT)
        if not alone:
            return message("Over {count} batches nothing left its baseline.", count=self.before + 1)
        return message(
            "This lot alone shows that it left its baseline ({names}); the {count} batches taken together do not show "
            "it yet.",
            names=alone,
            count=self.before + 1,
        )
