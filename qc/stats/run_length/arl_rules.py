"""Average run length and false alarms of a Shewhart chart with run rules."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.stats.numerics.checks import count, positive, sample
from qc.stats.numerics.integral_equation import RunLength
from qc.stats.run_rules.rule_chain import chain, zone_probabilities
from qc.stats.run_rules.rule_memory import orders
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from qc.stats.run_rules.rule_chain import Chain
    from qc.stats.run_rules.rule_rows import Rule

    Floats = NDArray[np.float64]

_METHOD = "exact Markov chain of the run rules"
_SETTLED = 1e-13  # how little the chance to survive a point may still change
_STEADY_POINTS = 20  # for how many points in a row, besides the longest window, before which a rule cannot fire
_GONE = 1e-18


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseAlarms:
    """How often rules call out although nothing has changed.

    Attributes
    ----------
    points : int
        Points on the chart.
    probability : float
        Of at least one signal on a chart of that many points from a stable process.
    arl : float
        Average number of points until the first signal of a stable process.
    sigma_multiple : float
        Distance of the control limits in standard errors.
    rules : tuple of str
        The rules' names.
    method : str
        How it was computed.
    """

    points: int
    probability: float
    arl: float
    sigma_multiple: float
    rules: tuple[str, ...] = ()
    method: str = _METHOD


def rules_arl(shifts: ArrayLike, *, rules: Sequence[Rule], sigma_multiple: float = 3.0) -> RunLength:
    """Average run length of a chart of independent normal points with run rules, from its start.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard errors of the plotted statistic.
    rules : sequence of Rule
        At least one row of a rules table, in any combination.
    sigma_multiple : float, default 3
        Distance of the control limits in standard errors; the zones are thirds of it.

    Returns
    -------
    RunLength
        State "zero". As in the published tables, the first m points of a chart may already complete "m of n".

    Raises
    ------
    ValueError
        If there is no rule, or the rules need too many states.

    References
    ----------
    R package spc 0.6.7, ``xshewhartrunsrules.arl``: agrees to 13 digits. Champ and Woodall (1987), Exact
    results for Shewhart control charts with supplementary runs rules, Technometrics 29, 393-399: 225.44 for
    the example.

    Examples
    --------
    >>> from qc.stats.run_rules.rules import RULES
    >>> from qc.terms import RuleSet
    >>> two_rules = RULES[RuleSet.WESTERN_ELECTRIC][:2]
    >>> [round(arl, 2) for arl in rules_arl([0, 1], rules=two_rules).arl]
    [225.44, 20.01]
    """
    machine, limit = _checked(rules, sigma_multiple, full_windows=False)
    wanted = sample("shifts", shifts).tolist()
    zones = [zone_probabilities(machine.cuts, shift, limit) for shift in wanted]
    arl = tuple(1.0 + _further_points(machine, machine.first(z), z) for z in zones)
    return RunLength(method=_METHOD, state="zero", shifts=tuple(wanted), arl=arl)


def rules_steady_state_arl(shifts: ArrayLike, *, rules: Sequence[Rule], sigma_multiple: float = 3.0) -> RunLength:
    """Average run length with run rules from a shift that comes after long running without a signal.

    Parameters
    ----------
    shifts : array_like of float
        Shifts of the mean in standard errors of the plotted statistic.
    rules : sequence of Rule
        At least one, none of them on the order of points (trend, alternation).
    sigma_multiple : float, default 3
        Distance of the control limits in standard errors; the zones are thirds of it.

    Returns
    -------
    RunLength
        State "steady": before the shift the memory has the distribution it settles on, given no signal.

    Raises
    ------
    ValueError
        If there is no rule, a rule is on the order of points, or the rules need too many states.

    References
    ----------
    R package spc 0.6.7, ``xshewhartrunsrules.ad``: agrees to 12 digits.

    Examples
    --------
    >>> from qc.stats.run_rules.rules import RULES
    >>> from qc.terms import RuleSet
    >>> two_rules = RULES[RuleSet.WESTERN_ELECTRIC][:2]
    >>> round(rules_steady_state_arl([1.0], rules=two_rules).arl[0], 3)
    19.877
    """
    machine, limit = _checked(rules, sigma_multiple, full_windows=False)
    if orders(rules):
        raise ValueError(f"`rules` must not look at the order of points here, got {orders(rules)[0].name!r}")
    stable = zone_probabilities(machine.cuts, 0.0, limit)
    *_, last = _course(machine, machine.first(stable), stable)
    settled = last.alive / last.mass
    wanted = sample("shifts", shifts).tolist()
    zones = [zone_probabilities(machine.cuts, shift, limit) for shift in wanted]
    arl = tuple(_further_points(machine, settled, z) for z in zones)
    return RunLength(method=_METHOD, state="steady", shifts=tuple(wanted), arl=arl)


def false_alarm_probability(rules: Sequence[Rule], points: int, *, sigma_multiple: float = 3.0) -> FalseAlarms:
    """Chance that rules signal at least once on a chart of a stable process.

    Parameters
    ----------
    rules : sequence of Rule
        The rules that the chart is held against; none of them gives 0.
    points : int
        Points on the chart, at least 1; the time does not grow with them.
    sigma_multiple : float, default 3
        Distance of the control limits in standard errors; the zones are thirds of it.

    Returns
    -------
    FalseAlarms
        Exact for independent normal points and known limits. As in ``find_signals``, "m of n" needs n points.

    Raises
    ------
    ValueError
        If ``points`` is below 1 or the rules need too many states.

    Examples
    --------
    >>> from qc.stats.run_rules.rules import RULES
    >>> from qc.terms import RuleSet
    >>> alarms = false_alarm_probability(RULES[RuleSet.BEYOND_LIMITS], 200)
    >>> round(alarms.probability, 3), round(alarms.arl, 1)
    (0.418, 370.4)
    """
    points = count("points", points)
    if not rules:
        return FalseAlarms(points=points, probability=0.0, arl=math.inf, sigma_multiple=sigma_multiple)
    machine, limit = _checked(rules, sigma_multiple, full_windows=True)
    stable = zone_probabilities(machine.cuts, 0.0, limit)
    course = [(step.mass, step.survives) for step in _course(machine, machine.first(stable), stable)]
    return FalseAlarms(
        rules=tuple(rule.name for rule in rules),
        points=points,
        probability=1.0 - _no_signal(course, points),
        arl=1.0 + _sum(course),
        sigma_multiple=sigma_multiple,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Step:
    """The chain some points on: its states, their mass, and the part of the mass that survives one point."""

    alive: Floats
    mass: float
    survives: float


def _checked(rules: Sequence[Rule], sigma_multiple: float, *, full_windows: bool) -> tuple[Chain, float]:
    if not rules:
        raise ValueError("`rules` must hold at least one rule, got none")
    return chain(tuple(rules), full_windows=full_windows), positive("sigma_multiple", sigma_multiple)


def _course(machine: Chain, alive: Floats, zones: Floats) -> Iterator[_Step]:
    """Follow the chain until it decays at a constant rate or is gone."""
    mass, survives, steady = machine.mass(alive), math.nan, 0
    yield _Step(alive=alive, mass=mass, survives=survives)
    while steady < _STEADY_POINTS + machine.longest and mass > _GONE:
        alive = machine.following(alive, zones)
        before, mass, was = mass, machine.mass(alive), survives
        survives = mass / before
        steady = steady + 1 if abs(survives - was) <= _SETTLED else 0
        yield _Step(alive=alive, mass=mass, survives=survives)


def _further_points(machine: Chain, alive: Floats, zones: Floats) -> float:
    """Return how many points are still to come on average, the first of them included if it is no signal."""
    return _sum([(step.mass, step.survives) for step in _course(machine, alive, zones)])


def _sum(course: Sequence[tuple[float, float]]) -> float:
    """Add up P(no signal): as computed, then as a geometric series."""
    last, survives = course[-1]
    total = math.fsum(mass for mass, _ in course)
    if last <= _GONE:
        return total
    return total + last * survives / (1.0 - survives) if survives < 1 else math.inf


def _no_signal(course: Sequence[tuple[float, float]], points: int) -> float:
    """Return P(no signal in that many points): as computed, then at the rate at which it decays."""
    if points <= len(course):
        return course[points - 1][0]
    mass, survives = course[-1]
    return float(mass * survives ** (points - len(course))) if mass > _GONE else 0.0
