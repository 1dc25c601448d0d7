"""The facts of one inspection. Nothing is decided here: ``qc.verdict.decide`` derives every answer from these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from qc.values import dataclass

if TYPE_CHECKING:
    import datetime as dt

    from qc.intake.batch import Batch, Series
    from qc.spec.model import Characteristic, Spec
    from qc.stats.ability.capability import Capability
    from qc.stats.counts.nonconforming import Nonconforming
    from qc.stats.description.summary import Summary
    from qc.stats.description.trend import Trend
    from qc.stats.run_length.arl_rules import FalseAlarms
    from qc.stats.variables.result import ChartResult, Signal
    from qc.terms import Question
    from qc.verdict.asked.question_facts import DataQuestions
    from qc.verdict.change.drifting import Drift
    from qc.verdict.claim import Claim, Modelled
    from qc.verdict.counts.attribute_facts import AttributeFacts
    from qc.verdict.excluding import LeftOut
    from qc.verdict.extra.chart import ExtraChart
    from qc.verdict.guarding import Guarded
    from qc.verdict.over_lots import OverLots
    from qc.verdict.pilot import PilotStability
    from qc.verdict.sampled.sample import Sample
    from qc.verdict.studied.study import Study
    from qc.verdict.volume.readiness import ReadinessFacts
    from qc.words import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """A question that could not be answered, and why."""

    question: Question
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the paper must say of the lot besides the standard.

    Attributes
    ----------
    workshop, lot : str or None
        Who made it, and its number; None where nobody said.
    quantity : int or None
        Units made.
    produced, inspected : date or None
        When.
    lot_sequence : int or None
        Which lot of the part this is, from 1; initial production asks for it.
    """

    workshop: str | None = None
    lot: str | None = None
    quantity: int | None = None
    produced: dt.date | None = None
    inspected: dt.date | None = None
    lot_sequence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CharacteristicFacts:
    """What was found of one characteristic.

    Attributes
    ----------
    characteristic : Characteristic
        What the standard asks.
    series, pilot : Series or None
        The batch's and the pilot's readings.
    summary : Summary or None
        Count, mean, spread and extremes of the batch.
    nonconforming : Nonconforming or None
        What lies beyond the specification limits.
    sample : Sample or None
        What the standard's sampling makes of it.
    pilot_chart : ChartResult or None
        Phase I: the pilot's own chart.
    chart : ChartResult or None
        The batch: Phase II against the pilot's limits, or Phase I where there is no pilot.
    drift : Drift or None
        The evidence that the process left its pilot.
    trend : Trend or None
        Slope of the batch over its units; only where the process left its pilot.
    capability : Capability or None
        The indices of the batch, its readings taken to be normal.
    judged_by : {"evidence", "rules"}
        What the standard judges stability by.
    unjudged : tuple of Unjudged
        Every question without an answer.
    notes : tuple of Message
        What a careful reader should know: provisional limits, an unstable pilot, missing readings.
    false_alarms : FalseAlarms or None
        How likely the run rules call out on a chart as long as the batch's although nothing changed.
    asked_index : Claim or None
        The capability index that the standard asks for, if it was computed.
    modelled : Modelled or None
        The model behind it, where the readings are not taken to be normal.
    extra_charts : tuple of ExtraChart
        Further charts that the standard asks for; they inform and do not decide.
    studies : tuple of Study
        Further statistics that the standard asks for; they inform and do not decide.
    guarded : Guarded or None
        Which readings the gauge's uncertainty leaves open, where the standard says how uncertain it is.
    pilot_stability : PhaseOneStability or StabilityTest or None
        Whether the pilot was stable by itself.
    attribute : AttributeFacts or None
        Of a characteristic that is judged or counted: its counts, their chart and index. Its facts of measurements
        are None.
    """

    characteristic: Characteristic
    series: Series | None
    pilot: Series | None
    summary: Summary | None
    nonconforming: Nonconforming | None
    sample: Sample | None
    pilot_chart: ChartResult | None
    chart: ChartResult | None
    drift: Drift | None
    trend: Trend | None
    capability: Capability | None
    judged_by: Literal["evidence", "rules"] = "evidence"
    unjudged: tuple[Unjudged, ...] = ()
    notes: tuple[Message, ...] = ()
    false_alarms: FalseAlarms | None = None
    asked_index: Claim | None = None
    modelled: Modelled | None = None
    extra_charts: tuple[ExtraChart, ...] = ()
    studies: tuple[Study, ...] = ()
    guarded: Guarded | None = None
    pilot_stability: PilotStability | None = None
    attribute: AttributeFacts | None = None

    @property
    def n(self) -> int:
        """Readings of the batch, or units inspected."""
        if self.attribute is not None:
            return int(self.attribute.found.units)
        return 0 if self.summary is None else self.summary.n

    @property
    def faults(self) -> int:
        """Readings outside the limits, nonconforming units, or nonconformities."""
        if self.attribute is not None:
            return self.attribute.found.count
        return 0 if self.nonconforming is None else self.nonconforming.total

    @property
    def signals(self) -> tuple[Signal, ...]:
        """The signals of the batch's chart."""
        if self.attribute is not None:
            return self.attribute.signals
        return () if self.chart is None else self.chart.signals

    @property
    def upper_share(self) -> float | None:
        """The highest share of nonconforming units that the batch leaves possible; None where nothing was read."""
        if self.attribute is not None:
            return self.attribute.found.upper_nonconforming
        return None if self.nonconforming is None else self.nonconforming.upper_bound

    @property
    def nonconforming_units(self) -> int:
        """How many units have at least one nonconforming reading, or were judged nonconforming."""
        if self.series is None or self.nonconforming is None:
            return 0
        if self.series.inspected is not None:
            return self.nonconforming.total
        return len({int(self.series.unit[index]) for index in self.nonconforming.indices})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LotFacts:
    """What was found of the whole lot.

    Attributes
    ----------
    spec, spec_name, spec_sha256 : Spec, str, str
        The standard, its file's name and digest.
    batch, pilot : Batch, Batch or None
        What was read.
    identity : Identity
        Workshop, lot, quantity, dates.
    characteristics : tuple of CharacteristicFacts
        In the standard's order, one for each characteristic.
    program : str
        Name and version of the program that judged.
    together : tuple of ExtraChart
        A chart for each group of characteristics that move together; they inform and do not decide.
    readiness : ReadinessFacts or None
        What has been shown at which volume; None where no volume is named. It informs and does not decide.
    questions : DataQuestions or None
        What needs to be explained about the readings; None where nobody looked. It informs and does not decide.
    left_out : tuple of LeftOut
        Points of the pilot that do not count, with their causes.
    over_lots : OverLots or None
        What the lot shows together with those before it; None where nobody looked. It can hold the lot.
    """

    spec: Spec
    spec_name: str
    spec_sha256: str
    batch: Batch
    pilot: Batch | None
    identity: Identity
    characteristics: tuple[CharacteristicFacts, ...]
    program: str
    together: tuple[ExtraChart, ...] = ()
    readiness: ReadinessFacts | None = None
    questions: DataQuestions | None = None
    left_out: tuple[LeftOut, ...] = ()
    over_lots: OverLots | None = None

    @property
    def enough_units(self) -> bool:
        """Whether as many units were measured as the standard asks of the whole lot."""
        return self.units_wanted is None or self.batch.measured >= self.units_wanted

    @property
    def units_wanted(self) -> int | None:
        """How many units are to be measured at least, more in initial production; None where no number is asked."""
        if self.spec.lot.initial_production is None:
            return self.spec.lot.min_units
        from qc.verdict.initial import units_wanted  # noqa: PLC0415 - few standards have initial production

        return units_wanted(self.spec.lot, self.identity.lot_sequence)
