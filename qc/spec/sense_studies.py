"""Sense of the further statistics that a standard asks for: readings that allow them, nothing asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.spec.findings import Finding
from qc.terms import ChartKind
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.locate import Path
    from qc.spec.model import Characteristic

_OF_SUBGROUPS = {"between-within", "time-model"}


def study_findings(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield further statistics that the readings do not allow, and settings that nothing uses.

    Parameters
    ----------
    path : Path
        The characteristic.
    item : Characteristic
        As it was read.

    Yields
    ------
    Finding
        One for each fault.
    """
    for number, by in enumerate(item.compare):
        here = (*path, "compare", number)
        if item.kind == "attribute":
            yield Finding(path=here, reason=message("groups are compared by measured readings"))
        elif by in item.compare[:number]:
            yield Finding(path=here, reason=message("this column is in the list already"))
    for number, kind in enumerate(item.study):
        here = (*path, "study", number)
        if item.kind == "attribute" and kind != "prediction":
            yield Finding(
                path=here,
                reason=message("this statistic is of measured readings"),
                expected=message("one of: {words}", words=('"prediction"',)),
            )
        elif kind in item.study[:number]:
            yield Finding(path=here, reason=message("this statistic is in the list already"))
        elif kind in _OF_SUBGROUPS and item.chart_kind is ChartKind.I_MR:
            yield Finding(
                path=here,
                reason=message("this statistic needs subgroups of two or more readings"),
                shown=((*path, "subgroup_size"),),
            )
    if "study_settings" in item.model_fields_set and not item.compare and not item.study:
        yield Finding(
            path=(*path, "study_settings"),
            reason=message("no further statistic is asked for that this belongs to"),
            fix=message("add a line such as: {line}", line='study = ["prediction"]'),
        )
