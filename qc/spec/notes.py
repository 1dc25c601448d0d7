"""What a careful reader of a standard should know although it can be used."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qc.spec.likely_unit import likely_unit
from qc.spec.sense import tolerance
from qc.terms import ChartKind, SeverityClass
from qc.units import canonical, decimals_of
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.model import Characteristic, Gauge, Spec
    from qc.words import Message

_STEPS_IN_TOLERANCE = 10  # the resolution that buyers' manuals ask for: a tenth of the tolerance
_LARGEST_FOR_RANGES = 10


def notes_on(spec: Spec) -> tuple[Message, ...]:
    """Return what is unusual in a standard, characteristic by characteristic.

    Parameters
    ----------
    spec : Spec
        A standard that makes sense.

    Returns
    -------
    tuple of Message
        Empty where there is nothing to say.
    """
    return tuple(
        message("{name}: {said}", name=item.names, said=said)
        for item in spec.characteristic
        for said in _characteristic(item)
    )


def _characteristic(item: Characteristic) -> Iterator[Message]:
    """Yield the notes on one characteristic."""
    if item.kind == "variable" and (likely := likely_unit(item.unit)) is not None:
        yield message("qc does not know the unit {unit}: did you mean {likely}?", unit=item.unit, likely=likely)
    elif item.kind == "variable" and canonical(item.unit) is None:
        yield message("qc does not know the unit {unit}, so readings in another unit are not converted", unit=item.unit)
    if item.gauge is not None:
        yield from _gauge(item, item.gauge)
    if item.kind == "variable" and item.chart_kind is ChartKind.XBAR_R and item.subgroup_size > _LARGEST_FOR_RANGES:
        yield message("for subgroups of {size} the chart xbar-s sees more than xbar-r", size=str(item.subgroup_size))
    if item.severity is SeverityClass.CRITICAL and item.sampling.acceptance_number > 0:
        number = str(item.sampling.acceptance_number)
        yield message("critical, yet the sampling plan accepts up to {number} nonconforming", number=number)


def _gauge(item: Characteristic, gauge: Gauge) -> Iterator[Message]:
    """Yield what is unusual about the gauge."""
    width = tolerance(item)
    if width is not None and Decimal(repr(gauge.resolution)) * _STEPS_IN_TOLERANCE > width:
        yield message(
            "the gauge's step {step} is coarser than a tenth of the tolerance {width}",
            step=Number(gauge.resolution),
            width=Number(float(width)),
        )
    shown = decimals_of(gauge.resolution)
    limits = (limit for limit in (item.lsl, item.usl) if limit is not None)
    if any(limit and decimals_of(abs(limit)) > shown for limit in limits):
        yield message("a limit has more decimals than the gauge shows")
