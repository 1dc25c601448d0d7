"""What a careful buyer would ask about the readings, as facts. They never decide anything."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from qc.words import Message

LEVEL = 0.05
"""At most this is the chance that readings as they were read get any question at all."""

CHECKS_EACH = 15
"""At most so many checks are made of one characteristic, what all share counted in."""


class QuestionKind(StrEnum):
    """What a question is about."""

    DIGITS = "digits"
    FIVES = "fives"
    BLOCK = "block"
    EARLIER_BLOCK = "earlier_block"
    LOT_BLOCK = "lot_block"
    ROWS = "rows"
    UNITS = "units"
    LOT_UNITS = "lot_units"
    HEAPED = "heaped"
    NONE_BEYOND = "none_beyond"
    NARROW_RANGE = "narrow_range"
    GAUGE_SPREAD = "gauge_spread"
    EARLIER_SPREAD = "earlier_spread"
    EVEN = "even"
    TURNS = "turns"
    STAIRS = "stairs"
    ROUND = "round"
    DECIMALS = "decimals"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """What the workshop says to a question.

    Attributes
    ----------
    question : str
        The question's id.
    who, when, answer : str
        Who answered, on which day, and the answer.
    """

    question: str
    who: str
    when: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataQuestion:
    """One thing that needs to be explained.

    Attributes
    ----------
    id : str
        By which an answer names it: kind, characteristic, side.
    kind : QuestionKind
        What it is about.
    characteristic : str or None
        Id of the characteristic; None where it is about whole units.
    expected, seen : Message
        What readings lead to expect, and what stands there.
    ask : Message
        The question, with the explanations that are usual.
    where : Message or None
        Cells of the file.
    p_value : float or None
        Chance of it in readings as they were read; None where they cannot look like that at all.
    adjusted : float or None
        The same, corrected for every check that was made (Holm).
    answer : GivenAnswer or None
        What the workshop says.
    also : tuple of str
        Other characteristics of which the same is asked: copied rows copy them all.
    """

    id: str
    kind: QuestionKind
    characteristic: str | None
    expected: Message
    seen: Message
    ask: Message
    where: Message | None = None
    p_value: float | None = None
    adjusted: float | None = None
    answer: GivenAnswer | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStretch:
    """The longest stretch of a characteristic's readings that a lot shares with one recorded before.

    Attributes
    ----------
    characteristic : str
        Its id.
    earlier : int
        Readings of all lots that were compared.
    rate : float
        Chance that one of the other lot's readings equals another; 0 where nothing is shared.
    length : int
        Readings in the stretch; 0 where nothing is shared.
    place : int
        Where it starts among this lot's readings, from 0.
    lot : str
        The other lot.
    row : int
        Where it starts in that lot's file.
    """

    characteristic: str
    earlier: int
    rate: float = 0.0
    length: int = 0
    place: int = 0
    lot: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWhole:
    """Units that a lot shares with one recorded before, by all readings.

    Attributes
    ----------
    earlier : int
        Units of all lots that were compared.
    units : int
        Units of this lot that stand in another one; 0 where none does.
    place : int
        The first of them, from 0.
    lot : str
        The other lot.
    row : int
        Where it stands in that lot's file.
    """

    earlier: int
    units: int = 0
    place: int = 0
    lot: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What of a lot stands also in lots of the part that were recorded before.

    Attributes
    ----------
    lots : int
        How many were compared.
    stretches : tuple of SharedStretch
        One for each characteristic that was compared.
    whole : SharedWhole or None
        Units, where several characteristics were measured of each.
    """

    lots: int
    stretches: tuple[SharedStretch, ...]
    whole: SharedWhole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataQuestions:
    """All questions about a lot's readings.

    Attributes
    ----------
    level : float
        The chance of any question about readings as they were read is at most this.
    checks : int
        So many were made; the level is shared by all (Holm).
    asked : tuple of DataQuestion
        In the standard's order.
    remarks : tuple of Message
        What is said of the times; nothing is asked about them.
    remembered : Remembered or None
        What stands also in lots that were recorded before; None where nobody looked.
    """

    level: float
    checks: int
    asked: tuple[DataQuestion, ...]
    remarks: tuple[Message, ...] = ()
    remembered: Remembered | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The words of a question."""

    expected: Message
    seen: Message
    ask: Message
    where: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Check:
    """One check that was made.

    Attributes
    ----------
    kind : QuestionKind
        What was checked.
    characteristic : str or None
        Of which.
    p_value : float or None
        Chance of what was found; None where it cannot be in readings as they were read.
    tell : callable
        Makes the words, where there is something to ask.
    side : str
        Which limit, if any.
    """

    kind: QuestionKind
    characteristic: str | None
    p_value: float | None
    tell: Callable[[], Told]
    side: str = ""

    @property
    def id(self) -> str:
        """By which an answer names the question."""
        return "-".join(part for part in (self.kind.value, self.characteristic, self.side) if part)
