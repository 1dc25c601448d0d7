"""Sense of what a standard says by kind: keys that only measured or only counted characteristics have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.spec.findings import Finding
from qc.terms import AttributeChart, ChartKind, RareEventChart, RuleSet
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.spec.locate import Path
    from qc.spec.model import Characteristic

# Zones of a normal curve fit counts near the centre line badly: longer sets call out for nothing.
RULE_SETS = (RuleSet.BEYOND_LIMITS, RuleSet.WESTERN_ELECTRIC, RuleSet.NONE)
_UNITS = (AttributeChart.P, AttributeChart.NP, AttributeChart.LANEY_P, RareEventChart.G, RareEventChart.T)
_FAULTS = (AttributeChart.U, AttributeChart.C, AttributeChart.LANEY_U)
_MEASURED: Mapping[str, Message] = {
    "unit": message("an attribute is judged or counted, not measured: it has no unit"),
    "nominal": message("an attribute is judged or counted, not measured: it has no nominal size"),
    "lsl": message("an attribute is judged or counted, not measured: it has no limits"),
    "usl": message("an attribute is judged or counted, not measured: it has no limits"),
    "sigma": message("a chart of counts has no estimator of a standard deviation"),
}


def kind_findings(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield what does not fit the kind of a characteristic.

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
    yield from _attribute(path, item) if item.kind == "attribute" else _variable(path, item)


def _variable(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield a unit that is missing, and what only attributes have."""
    if not item.unit:
        here = (*path, "unit")
        from qc.spec.allowed import allowed, example_line  # noqa: PLC0415 - only a standard at fault needs the schema
        from qc.spec.schema import rule_at  # noqa: PLC0415 - as above

        rule = rule_at(here)
        assert rule is not None
        yield Finding(
            path=here,
            reason=message("the key {key} is missing", key="unit"),
            expected=allowed(rule),
            fix=message("add a line such as: {line}", line=example_line("unit", rule)),
        )
    if item.chart is not None and not isinstance(item.chart, ChartKind):
        yield Finding(
            path=(*path, "chart"),
            reason=message("this chart is of counts, and this characteristic is measured"),
            expected=message("one of: {words}", words=tuple(f'"{kind.value}"' for kind in ChartKind)),
            fix=_ATTRIBUTE,
        )
    if "counts" in item.model_fields_set and item.counts == "nonconformities":
        yield Finding(
            path=(*path, "counts"),
            reason=message("nothing is counted of a characteristic that is measured"),
            fix=_ATTRIBUTE,
        )


_ATTRIBUTE = message('write kind = "attribute" if the units are judged OK or NG, or their faults counted')


def _attribute(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield keys of measured characteristics, and charts, rules, indices and plans that are not of counts."""
    for key, reason in _MEASURED.items():
        if getattr(item, key) not in {None, ""}:
            yield Finding(path=(*path, key), reason=reason, fix=message("leave {key} out", key=key))
    if item.sides != "two":
        yield Finding(path=(*path, "sides"), reason=_MEASURED["lsl"], fix=message("leave {key} out", key="sides"))
    yield from _chart(path, item)
    yield from _rules(path, item)
    yield from _index(path, item)
    yield from _sampling(path, item)


def _chart(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield a chart of something else, and points of a single unit."""
    fitting = _UNITS if item.counts == "nonconforming" else _FAULTS
    if item.chart is not None and item.chart not in fitting:
        yield Finding(
            path=(*path, "chart"),
            reason=message("this chart does not plot what is counted here"),
            expected=message("one of: {words}", words=tuple(f'"{kind.value}"' for kind in fitting)),
            fix=message("leave chart out: qc then takes the usual one"),
        )
    elif item.counts == "nonconforming" and isinstance(item.count_chart, AttributeChart) and item.subgroup_size < 2:
        yield Finding(
            path=(*path, "subgroup_size"),
            reason=message("a point of a single unit is always all or nothing"),
            expected=message("at least {fewest}", fewest="2"),
            fix=message("50 to 200 units a point are usual; leave subgroup_size out for 50"),
        )


def _rules(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield run rules that do not hold for counts."""
    events = isinstance(item.count_chart, RareEventChart)
    fitting = (RuleSet.BEYOND_LIMITS,) if events else RULE_SETS
    if item.rules not in fitting:
        yield Finding(
            path=(*path, "rules"),
            reason=message("these run rules are made for measured readings, not for counts"),
            expected=message("one of: {words}", words=tuple(f'"{rules.value}"' for rules in fitting)),
        )


def _index(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield an index that rests on a standard deviation within subgroups."""
    if item.capability is not None and item.capability.index != "ppk":
        yield Finding(
            path=(*path, "capability", "index"),
            reason=message("counts give no standard deviation within subgroups"),
            expected=message("one of: {words}", words=('"ppk"',)),
        )


def _sampling(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield a plan by variables."""
    if item.sampling.variables is not None:
        yield Finding(
            path=(*path, "sampling", "variables"),
            reason=message("a plan by variables needs measured readings"),
            fix=message("leave {key} out", key="variables"),
        )
