"""What was found of a characteristic that is judged or counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.ability.capability_counts import CountCapability
    from qc.stats.counts.attribute_chart import AttributeChartResult
    from qc.stats.counts.rare_events import RareEventResult
    from qc.stats.variables.result import Signal
    from qc.verdict.counts.count_drift import CountDrift
    from qc.verdict.counts.count_points import CountPoints

    CountChart: TypeAlias = AttributeChartResult | RareEventResult


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AttributeFacts:
    """Counts of a batch, their chart, and what they say of the process.

    Attributes
    ----------
    found : CountCapability
        All that was counted, with exact bounds at the confidence that the standard asks for conformity.
    points, pilot_points : CountPoints or None
        What the charts plot; None where there is no chart.
    pilot_chart : CountChart or None
        Phase I: the pilot's own chart.
    chart : CountChart or None
        The batch: Phase II against the pilot's limits, or Phase I where there is no pilot.
    capability : CountCapability or None
        At the confidence that the standard asks for capability; None where it asks for none.
    defects : tuple of (str, int)
        Defects that the file names with how often, the most frequent first.
    drift : CountDrift or None
        The evidence that the share or rate left its pilot; None where it was not weighed.
    """

    found: CountCapability
    points: CountPoints | None = None
    pilot_points: CountPoints | None = None
    pilot_chart: CountChart | None = None
    chart: CountChart | None = None
    capability: CountCapability | None = None
    defects: tuple[tuple[str, int], ...] = ()
    drift: CountDrift | None = None

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The batch's signals."""
        return () if self.chart is None else self.chart.signals

    @property
    def held_index(self) -> float | None:
        """The index, or its lower bound where nothing was found and only that has a value."""
        if self.capability is None:
            return None
        return self.capability.index_lower if self.capability.index is None else self.capability.index
