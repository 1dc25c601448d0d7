"""What a month's batches come to: four answers that stand apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.report.history.facts import Named
    from qc.report.scorecard.facts import Month
    from qc.stats.counts.binomial_bounds import CountBounds


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacteristicScore:
    """One characteristic over a month's batches.

    Attributes
    ----------
    part_number, characteristic : str
        Of which part, and its id.
    names : Named
        What it is called.
    share : CountBounds or None
        Nonconforming of all looked at, with exact bounds; None where it is no share, or nothing was looked at.
    faults : int
        What was counted.
    index_name, lot : str or None
        The index, and the batch with its lowest lower bound; None where no batch gave one.
    index, lower, required : float or None
        Of that batch, and what the standard asks.
    indices : int
        How many batches gave a lower bound.
    moved : tuple of str
        Lots in which it moved.
    by_course : tuple of str
        Those of them that show it only with the lots before them.
    """

    part_number: str
    characteristic: str
    names: Named
    share: CountBounds | None
    faults: int
    index_name: str | None
    lot: str | None
    index: float | None
    lower: float | None
    required: float | None
    indices: int
    moved: tuple[str, ...]
    by_course: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What was decided of the batches, and what was found in them.

    Attributes
    ----------
    batches, accepted, held, rejected : int
        How many.
    share : CountBounds or None
        Units with a fault of all units looked at, with exact bounds; None where nothing can be counted.
    uncounted : tuple of str
        Lots whose units cannot be told apart.
    moved : tuple of str
        Lots in which the process moved.
    by_course : tuple of str
        Those of them that show it only with the lots before them.
    unnamed : tuple of str
        Those of which it was not recorded what moved.
    unjudged : tuple of str
        Lots of which it was not judged whether the process moved.
    characteristics : tuple of CharacteristicScore
        Each one.
    """

    batches: int
    accepted: int
    held: int
    rejected: int
    share: CountBounds | None
    uncounted: tuple[str, ...]
    moved: tuple[str, ...]
    by_course: tuple[str, ...]
    unnamed: tuple[str, ...]
    unjudged: tuple[str, ...]
    characteristics: tuple[CharacteristicScore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Units ordered, made and shipped.

    Attributes
    ----------
    orders : int
        That had a batch in the month; a batch without an order number is an order of its own.
    ordered : int or None
        Units of those whose quantity is known; None where none is.
    fulfilled : int
        Units shipped on these until the end of the month.
    complete : int
        How many of these were shipped in full by then.
    order_unsaid : int
        Orders of which nobody said how many were ordered.
    disputed : tuple of str
        Orders of which batches say different quantities: the last one counts.
    made, shipped : int
        Units of the month.
    made_unsaid, shipped_unsaid : int
        Batches of which nobody said it; of the former the measured units are counted.
    released_otherwise : tuple of str
        Lots that were shipped although they were not accepted.
    """

    orders: int
    ordered: int | None
    fulfilled: int
    complete: int
    order_unsaid: int
    disputed: tuple[str, ...]
    made: int
    shipped: int
    made_unsaid: int
    shipped_unsaid: int
    released_otherwise: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelShown:
    """What has been shown of a part.

    Attributes
    ----------
    part_number, lot, level : str
        Of which part, by which batch, and the level as ``qc.terms.Readiness``.
    units : int
        Made when it was shown.
    """

    part_number: str
    lot: str
    level: str
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuity:
    """Whether deliveries go on.

    Attributes
    ----------
    weeks, delivered : int
        Weeks that have a day in the month and have begun, and those of them with a delivery in the month.
    to_come : int
        Weeks of the month that have not begun.
    undated : int
        Batches without a day of shipment: no delivery is known of them.
    gaps : tuple of int
        Days from batch to batch, the last one before the month included.
    volume, before : int
        Units of the month, and of the one before.
    by_shipped : bool
        Whether these are units shipped; else units made, because of some batch nobody said how many were shipped.
    levels : tuple of LevelShown
        What has been shown at which volume, by the newest batch that says so.
    """

    weeks: int
    to_come: int
    delivered: int
    undated: int
    gaps: tuple[int, ...]
    volume: int
    before: int
    by_shipped: bool
    levels: tuple[LevelShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Punctuality:
    """Days against the day on which each batch was due.

    Attributes
    ----------
    days : tuple of int
        Of each batch of which both days are known: below 0 early, above 0 late.
    no_due, no_shipment : int
        Batches without a due day, and those with one but without a day of shipment: neither good nor bad.
    """

    days: tuple[int, ...]
    no_due: int
    no_shipment: int

    @property
    def on_time(self) -> int:
        """How many were shipped by the day on which they were due."""
        return sum(day <= 0 for day in self.days)

    @property
    def share(self) -> float | None:
        """The same as a share; None where nothing is known."""
        return self.on_time / len(self.days) if self.days else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The four answers on some batches."""

    quality: Quality
    quantity: Quantity
    continuity: Continuity
    punctuality: Punctuality


@dataclass(frozen=True, slots=True, kw_only=True)
class PartScores:
    """The four answers on one part."""

    buyer: str
    part_number: str
    part_name: Named
    scores: Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthScores:
    """The four answers on one month."""

    month: Month
    scores: Scores
