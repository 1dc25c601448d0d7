"""What a gauge study takes from a standard: the characteristic and its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.gauge.facts import GaugeStandard
from qc.words import message

if TYPE_CHECKING:
    from qc.intake.plan import ExpectedColumn
    from qc.spec.load import LoadedSpec


def find_standard(loaded: LoadedSpec, characteristic: str | None) -> GaugeStandard:
    """Return the standard with the characteristic that was measured."""
    every = {c.id: c for c in loaded.spec.characteristic}
    name = next(iter(every)) if characteristic is None and len(every) == 1 else characteristic
    if name is None or name not in every:
        reason = (
            message("it is not said which characteristic was measured")
            if name is None
            else message("the standard has no characteristic {name}", name=name)
        )
        fix = message("give its id with --characteristic")
        raise UsageError([Problem(reason=reason, expected=message("one of {values}", values=tuple(every)), fix=fix)])
    return GaugeStandard(file=loaded.name, sha256=loaded.sha256, spec=loaded.spec, characteristic=every[name])


def expected_of(standard: GaugeStandard) -> ExpectedColumn:
    """Return what the file of readings is expected to hold."""
    wanted = standard.characteristic.id
    (found,) = (column for column in standard.spec.column_plan().columns if column.id == wanted)
    if found.counts is not None:
        reason = message("{name} is counted, not measured: a study of readings does not fit it", name=wanted)
        raise UsageError([Problem(reason=reason)])
    return found
