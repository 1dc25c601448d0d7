"""What a request for run lengths asks for, or everything in it that does not fit together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.run_length.facts import CusumDesign, EwmaDesign, ShewhartDesign
from qc.terms import RuleSet
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.report.run_length.facts import ArlAsked, ChartDesign
    from qc.words import Message

MOST_WIDTH = 6.0
"""Limits farther out than this are never crossed by chance, and run lengths lose their digits."""

LONGEST = 1e10
"""Longer run lengths are not computed: rounding would eat them."""

_RULES = tuple(each.value for each in RuleSet if each is not RuleSet.NONE)
_OPTIONS = {"rules": "--rules", "width": "--width", "weight": "--lambda", "k": "--k", "h": "--h"}
_OPTIONS |= {"headstart": "--headstart", "size": "--size", "points": "--points", "chart": "--chart"}
_BELONGING = {
    "shewhart": ("rules", "width"),
    "ewma": ("weight", "width", "headstart"),
    "cusum": ("k", "h", "headstart"),
}


def chart_design(asked: ArlAsked) -> ChartDesign:
    """Return the chart that is asked for, the usual numbers filled in.

    Parameters
    ----------
    asked : ArlAsked
        The request.

    Returns
    -------
    ChartDesign

    Raises
    ------
    UsageError
        With everything that does not fit.
    """
    if asked.chart not in _BELONGING:
        raise UsageError([_refused("chart", asked.chart, _one_of(tuple(_BELONGING)))])
    if problems := [*_strange(asked), *_senseless(asked)]:
        raise UsageError(problems)
    return _filled(asked)


def _filled(asked: ArlAsked) -> ChartDesign:
    width = 3.0 if asked.width is None else asked.width
    start = 0.0 if asked.headstart is None else asked.headstart
    if asked.chart == "shewhart":
        return ShewhartDesign(rules=RuleSet(asked.rules or RuleSet.BEYOND_LIMITS), width=width, size=asked.size)
    if asked.chart == "ewma":
        weight = 0.2 if asked.weight is None else asked.weight
        return EwmaDesign(weight=weight, width=width, headstart=start, size=asked.size)
    k, h = 0.5 if asked.k is None else asked.k, 5.0 if asked.h is None else asked.h
    return CusumDesign(k=k, h=h, headstart=start, size=asked.size, one_sided=asked.steady)


def _strange(asked: ArlAsked) -> Iterator[Problem]:
    """Yield options that this chart does not have."""
    others = {name for names in _BELONGING.values() for name in names} - set(_BELONGING[asked.chart])
    for name in sorted(others):
        if getattr(asked, name) is not None:
            charts = tuple(each for each, names in _BELONGING.items() if name in names)
            yield Problem(
                reason=message("a chart {chart} has no {option}", chart=asked.chart, option=_OPTIONS[name]),
                expected=message("{option} with --chart {charts}", option=_OPTIONS[name], charts=charts),
                fix=message("leave it out"),
            )
    if asked.steady and asked.headstart is not None:
        yield Problem(
            reason=message("after long running it makes no difference where a chart started"),
            expected=message("either --steady or --headstart"),
        )


def _senseless(asked: ArlAsked) -> Iterator[Problem]:
    """Yield numbers and names that no chart can have."""
    if asked.rules is not None and asked.rules not in _RULES:
        yield _refused("rules", asked.rules, _one_of(_RULES))
    if asked.width is not None and not 0 < asked.width <= MOST_WIDTH:
        yield _refused("width", asked.width, message("a number above 0 and at most {most}", most=MOST_WIDTH))
    if asked.weight is not None and not 0 < asked.weight <= 1:
        yield _refused("weight", asked.weight, message("a number above 0 and at most {most}", most=1))
    for name in ("k", "h"):
        value = getattr(asked, name)
        if value is not None and not value > 0:
            yield _refused(name, value, message("a number above 0"))
    for name in ("size", "points"):
        if getattr(asked, name) < 1:
            yield _refused(name, getattr(asked, name), message("a whole number of at least 1"))


def refusal(error: ValueError, design: ChartDesign) -> UsageError:
    """Return what the statistics refuse, in the words of the command that asked for it.

    Parameters
    ----------
    error : ValueError
        It begins with the argument's name in backticks, or the chart's memory is too long.
    design : ChartDesign
        The chart.

    Returns
    -------
    UsageError

    Raises
    ------
    ValueError
        The same error, if no option is behind it.
    """
    argument = str(error).partition("`")[2].partition("`")[0]
    if argument == "rules" and isinstance(design, ShewhartDesign):
        reason = message("rules on the order of points (trend, alternation) have no run length after long running")
        fix = message("leave out --steady, or choose --rules western-electric")
        return UsageError([Problem(reason=reason, found=design.rules.value, fix=fix)])
    if argument == "start" and isinstance(design, EwmaDesign):
        expected = message("a number from {low} to {high}", low=-design.width, high=design.width)
        return UsageError([_refused("headstart", design.headstart, expected)])
    if argument == "headstart" and isinstance(design, CusumDesign):
        expected = message("a number from {low} to {high}", low=0, high=min(design.h, design.h / 2 + design.k))
        return UsageError([_refused("headstart", design.headstart, expected)])
    if "must give average run lengths up to" in str(error):
        shift = float(str(error).rpartition(" ")[2])
        return never_seen(shift / math.sqrt(design.size)) if shift else never(design)
    if "must span at most" in str(error):
        reason = message("this chart remembers too long for its run length to be computed")
        return UsageError([Problem(reason=reason, fix=_narrower(design))])
    raise error


def never(design: ChartDesign) -> UsageError:
    """Return that a chart signals so seldom that its run length cannot be computed."""
    reason = message("this chart practically never signals: its run length cannot be computed")
    return UsageError([Problem(reason=reason, fix=_narrower(design))])


def never_seen(shift: float) -> UsageError:
    """Return that a shift is one that a chart does not look for."""
    reason = message("a shift of {shift} is practically never seen by this chart", shift=Number(shift))
    return UsageError([Problem(reason=reason, fix=message("leave this shift out"))])


def _narrower(design: ChartDesign) -> Message:
    """Return how to make a chart signal sooner."""
    match design:
        case ShewhartDesign():
            return message("choose a smaller --width")
        case EwmaDesign():
            return message("choose a smaller --width or a larger --lambda")
        case CusumDesign():
            return message("choose a smaller --h or --k")


def _refused(name: str, value: object, expected: Message) -> Problem:
    reason = message("{name} {value}{unit} does not fit", name=_OPTIONS[name], value=value, unit="")
    return Problem(reason=reason, expected=expected)


def _one_of(values: tuple[str, ...]) -> Message:
    return message("one of {values}", values=values)
