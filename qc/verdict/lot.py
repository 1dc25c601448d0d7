"""Hold a batch against a standard: bind every characteristic to its readings and judge it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from qc.terms import ChartKind
from qc.verdict.family import family_in
from qc.verdict.judge import judge
from qc.verdict.model import Identity, LotFacts
from qc.verdict.sampled.sampling import lot_size
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.intake.batch import Batch, Series
    from qc.spec.load import LoadedSpec
    from qc.spec.model import Characteristic
    from qc.verdict.asked.question_facts import DataQuestions, Remembered
    from qc.verdict.extra.chart import ExtraChart

Progress = Callable[[Message], None]


def silent(_said: Message) -> None:
    """Tell nobody what is being done."""


def judge_lot(
    loaded: LoadedSpec,
    batch: Batch,
    pilot: Batch | None,
    *,
    program: str,
    identity: Identity | None = None,
    remembered: Remembered | None = None,
    progress: Progress = silent,
) -> LotFacts:
    """Return all facts of a lot.

    Parameters
    ----------
    loaded : LoadedSpec
        The buyer's standard.
    batch, pilot : Batch, Batch or None
        What was measured.
    program : str
        Name and version of the program that judges.
    identity : Identity, optional
        What the paper says of the lot.
    remembered : Remembered, optional
        What of it stands also in lots that were recorded before.
    progress : callable, optional
        Told in a sentence what is being done.

    Returns
    -------
    LotFacts
        One set of facts for each characteristic, in the standard's order.
    """
    said = identity or Identity()
    wanted = _wanted(loaded, said)
    size, family = lot_size(said.quantity, batch.units), family_in(wanted, batch, pilot)
    found = []
    for number, characteristic in enumerate(wanted, start=1):
        progress(
            message("judging {name}, {number} of {total}", name=characteristic.names, number=number, total=len(wanted))
        )
        series = _readings(characteristic, batch)
        reference = None if pilot is None else _readings(characteristic, pilot)
        found.append(judge(characteristic, series, reference, loaded.spec.lot, size=size, family=family))
    return LotFacts(
        spec=loaded.spec,
        spec_name=loaded.name,
        spec_sha256=loaded.sha256,
        batch=batch,
        pilot=pilot,
        identity=said,
        characteristics=tuple(found),
        together=_together(loaded, batch, pilot),
        questions=_questions(loaded, batch, pilot, remembered),
        program=program,
    )


def _wanted(loaded: LoadedSpec, said: Identity) -> tuple[Characteristic, ...]:
    """Return what is asked of this lot, which may be one of the first."""
    if loaded.spec.lot.initial_production is None:
        return loaded.spec.characteristic
    from qc.verdict.initial import heavier  # noqa: PLC0415 - few standards have initial production

    return tuple(heavier(one, loaded.spec.lot, said.lot_sequence) for one in loaded.spec.characteristic)


def _questions(loaded: LoadedSpec, batch: Batch, pilot: Batch | None, remembered: Remembered | None) -> DataQuestions:
    """Return what needs to be explained about the readings."""
    from qc.verdict.asked.questions import data_questions  # noqa: PLC0415 - loaded only where a lot is judged

    return data_questions(loaded.spec, batch, pilot, remembered)


def _together(loaded: LoadedSpec, batch: Batch, pilot: Batch | None) -> tuple[ExtraChart, ...]:
    """Return the charts of characteristics that move together."""
    if not loaded.spec.lot.together:
        return ()
    from qc.verdict.extra.joint import joint_charts  # noqa: PLC0415 - few standards name such groups, and they load much

    return joint_charts(loaded.spec, batch, pilot)


def _readings(characteristic: Characteristic, batch: Batch) -> Series | None:
    """Return a characteristic's readings; of one that is measured now and then, those follow on each other.

    A reading that is missing parts its neighbours on a chart of individuals. Where most rows have none, nobody meant
    to measure them: it is a plan, not a gap.
    """
    series = batch.series.get(characteristic.id)
    if series is None or characteristic.kind == "attribute" or characteristic.chart_kind is not ChartKind.I_MR:
        return series
    rare = 2 * np.count_nonzero(series.present) < len(series)
    return series.only(series.present) if rare and series.present.any() else series
