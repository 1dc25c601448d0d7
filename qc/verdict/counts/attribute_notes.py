"""What a careful reader should know of a chart of counts: what it rests on, and what it cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.words import Message, message, plural

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Lot
    from qc.verdict.counts.count_charts import Charted

_FEWEST_EXPECTED = 1.0  # below one nonconforming unit a point, a chart of counts sees next to nothing


def count_notes(lot: Lot, batch: Series | None, first: Charted | None, charted: Charted) -> tuple[Message, ...]:
    """Return what a careful reader should know of a characteristic that is judged or counted.

    Parameters
    ----------
    lot : Lot
        What the standard asks of the whole lot.
    batch : Series or None
        None where nothing was read.
    first, charted : Charted
        The pilot's chart and the batch's.
    """
    missing = 0 if batch is None else int((~batch.present).sum())
    said = [plural("{count} reading is missing", "{count} readings are missing", count=missing)] if missing else []
    if first is not None and first.chart is not None and first.points is not None:
        said.extend(_pilot_notes(lot, first))
    elif first is not None and batch is not None and not batch.values[batch.present].any():
        said.append(
            message("nothing nonconforming was found in the batch, so nothing shows a change, with or without a chart")
        )
    if charted.refused is not None and batch is not None and first is None:
        said.append(message("there is no control chart: {why}", why=charted.refused))
    return tuple(said)


def _pilot_notes(lot: Lot, first: Charted) -> list[Message]:
    """Return what to know of the pilot that the limits come from."""
    assert first.chart is not None
    assert first.points is not None
    said, points = [], len(first.points)
    if points < lot.pilot_subgroups:
        said.append(
            plural(
                "the control limits are provisional: the pilot has {count} point, the standard asks for {wanted}",
                "the control limits are provisional: the pilot has {count} points, the standard asks for {wanted}",
                count=points,
                wanted=lot.pilot_subgroups,
            )
        )
    if first.chart.signals:
        said.append(
            plural(
                "the pilot itself shows signals at {count} point: its limits may be too wide",
                "the pilot itself shows signals at {count} points: its limits may be too wide",
                count=len({signal.point for signal in first.chart.signals}),
            )
        )
    if isinstance(first.chart, stats.AttributeChartResult) and first.points.values.mean() < _FEWEST_EXPECTED:
        said.append(
            message(
                "the pilot has fewer than one nonconforming unit a point, so that the chart sees only large changes; "
                "larger points, or a g chart, see more"
            )
        )
    return said
