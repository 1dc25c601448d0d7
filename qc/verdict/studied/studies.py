"""Run the further statistics that a standard asks for, or say why one cannot be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.terms import Context
from qc.verdict.measured import measured_units
from qc.verdict.studied.study import Studied, Study
from qc.words import Message, message

if TYPE_CHECKING:
    from qc.intake.batch import Series
    from qc.spec.model import Characteristic
    from qc.stats.counts.nonconforming import Nonconforming
    from qc.stats.variables.result import ChartResult

_NEEDS_ORDER = {"time-model", "dependence"}


def studies(
    characteristic: Characteristic,
    series: Series | None,
    chart: ChartResult | None,
    counted: tuple[int, int] | None,
) -> tuple[Study, ...]:
    """Return the further statistics of a characteristic: comparisons first, then the others as the standard has them.

    Parameters
    ----------
    characteristic : Characteristic
        Which statistics, and their settings.
    series : Series or None
        The batch's readings.
    chart : ChartResult or None
        The batch's chart.
    counted : (int, int) or None
        Nonconforming units, and units inspected; None where units are not what is counted.
    """
    asked = [("compare", Context(by)) for by in characteristic.compare]
    kinds: list[tuple[str, Context | None]] = [*asked, *((kind, None) for kind in characteristic.study)]
    if not kinds:
        return ()
    if series is None or not series.present.any():
        return tuple(Study(kind=kind, by=by, refused=message("no readings in the batch")) for kind, by in kinds)
    if counted is None:
        refused = message("of nonconformities a unit may have several: units are not predicted")
        return tuple(Study(kind=kind, by=by, refused=refused) for kind, by in kinds)
    studied = Studied(characteristic=characteristic, series=series, chart=chart, counted=counted)
    return tuple(_one(kind, by, studied) for kind, by in kinds)


def counted_units(series: Series | None, found: Nonconforming | None) -> tuple[int, int] | None:
    """Return nonconforming units and units inspected; None where faults are counted, or nothing.

    Parameters
    ----------
    series : Series or None
        The batch's readings.
    found : Nonconforming or None
        What lies outside the limits, or was judged nonconforming.
    """
    if series is None or found is None:
        return None
    if series.inspected is not None:
        return found.total, found.n
    return len({int(series.unit[index]) for index in found.indices}), int(measured_units(series).size)


def _one(kind: str, by: Context | None, studied: Studied) -> Study:
    """Return one statistic."""
    from qc.verdict.studied.study_kinds import FOUND  # noqa: PLC0415 - few standards ask for them, and they load much

    refused = _refusal(kind, studied.series)
    if refused is not None:
        return Study(kind=kind, by=by, refused=refused)
    try:
        return FOUND[kind](studied, by)
    except ValueError:
        return Study(kind=kind, by=by, refused=message("these readings do not allow this statistic"))


def _refusal(kind: str, series: Series) -> Message | None:
    """Return why a statistic would mean nothing, or None."""
    if kind == "prediction":
        return None
    if series.censored is not None and series.censored.any():
        return message("some readings are at the end of the gauge's scale, so the spread is not known")
    if kind in _NEEDS_ORDER and not series.ordered:
        return message("the file does not say in which order the units were made")
    return None
