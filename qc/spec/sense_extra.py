"""Sense of the further charts that a standard asks for: readings that allow them, parameters that belong to one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from qc.spec.extra_charts import ExtraKind
from qc.spec.findings import Finding
from qc.terms import AttributeChart, ChartKind
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.extra_charts import Stages
    from qc.spec.locate import Path
    from qc.spec.model import Characteristic

_STAGED = (AttributeChart.P, AttributeChart.NP, AttributeChart.C, AttributeChart.U)
_OF_SUBGROUPS = {"between-within", "acceptance", "tool-wear"}


def extra_findings(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield further charts that the readings do not allow, and parameters of charts that nobody asked for.

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
    staged = item.also == ("stages",) and item.count_chart in _STAGED
    if item.kind == "attribute" and item.also and not staged:
        yield Finding(path=(*path, "also"), reason=message("these charts are of measured readings"))
        return
    for number, kind in enumerate(item.also):
        here = (*path, "also", number)
        if kind in item.also[:number]:
            yield Finding(path=here, reason=message("this chart is in the list already"))
        elif kind in _OF_SUBGROUPS and item.chart_kind is ChartKind.I_MR:
            yield Finding(
                path=here,
                reason=message("this chart needs subgroups of two or more readings"),
                shown=((*path, "subgroup_size"),),
            )
        elif kind == "deviation" and item.nominal is None:
            yield Finding(
                path=here,
                reason=message("deviations need a nominal size"),
                fix=message("write the size to aim at as nominal"),
            )
    yield from _parameters(path, item)


def _parameters(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield parameters of a chart that is not asked for, and a head start that signals at once."""
    for kind in get_args(ExtraKind):
        key = kind.replace("-", "_")
        if key in item.model_fields_set and kind not in item.also:
            yield Finding(
                path=(*path, key),
                reason=message("the chart that this belongs to is not asked for"),
                fix=message("add a line such as: {line}", line=f'also = ["{kind}"]'),
            )
    if item.cusum.headstart >= item.cusum.decision:
        yield Finding(
            path=(*path, "cusum", "headstart"),
            reason=message("with this head start the chart signals before the first point"),
            expected=message("a headstart smaller than decision"),
            shown=tuple((*path, "cusum", key) for key in ("headstart", "decision")),
        )
    if "stages" in item.also:
        yield from _stages((*path, "stages"), item.stages)


def _stages(path: Path, asked: Stages) -> Iterator[Finding]:
    """Yield stages that nothing begins, two ways to begin them, and units out of order."""
    if (asked.by is None) == (not asked.units):
        yield Finding(
            path=path,
            reason=message("one thing must say where a stage begins: a column, or units"),
            fix=message("add a line such as: {line}", line='stages = { by = "tool" }'),
        )
    if any(later <= earlier for earlier, later in pairwise(asked.units)):
        yield Finding(path=(*path, "units"), reason=message("the first units of stages must rise"))
