"""Which of ISO 22514-2's time-dependent distribution models the readings show.

The standard itself was not at hand. The table is that of its predecessor ISO 21747 as Statistica's documentation ("The
Models") gives it; ISO 22514-2 keeps its "eight possible distribution types" (scope, 2013 and 2017), and its German
foreword calls the changes editorial. What the letters mean is from general knowledge. c: constant, r: random,
s: systematic; nd: normal, 1m: one mode, as: any shape.

================  ==  ==  ==  ==  ==  ==  ==  ==
model             A1  A2  B   C1  C2  C3  C4  D
================  ==  ==  ==  ==  ==  ==  ==  ==
location          c   c   c   r   r   s   sr  sr
dispersion        c   c   sr  c   c   c   c   sr
instantaneous     nd  1m  nd  nd  nd  as  as  as
resulting         nd  1m  1m  nd  1m  as  as  as
================  ==  ==  ==  ==  ==  ==  ==  ==
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from qc.stats.description.normality import anderson_darling
from qc.stats.numerics import checks
from qc.stats.variables.subgroup_course import CourseTests, NamedTest, course_tests
from qc.stats.variables.subgroup_shape import equal_spread, lay_within, normal_within
from qc.stats.variables.subgroups import lay_out
from qc.terms import TimeModel
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

LEAST_SUBGROUPS = 10
_QUESTIONS = 5


class Course(StrEnum):
    """How the level moves."""

    CONSTANT = "constant"
    RANDOM = "random"
    SYSTEMATIC = "systematic"
    BOTH = "systematic and random"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeModelFinding:
    """The model that the readings show, and the tests that led to it.

    Attributes
    ----------
    model : TimeModel
        Its name.
    course : Course
        How the level moves.
    constant_spread : bool
        Whether no change of the spread is shown.
    normal_within : bool
        Whether nothing speaks against normal readings about the subgroup means.
    outside_table : bool
        Whether the standard has no model for this: readings within that are not normal together with a spread (B) or a
        level (C1, C2) that changes. The model named is then the nearest.
    tests : CourseTests
        Of the level.
    spread : NamedTest
        Of equal spread.
    shape : NamedTest or None
        Of normal readings within; None where the subgroups are too small to tell.
    means_shape : NamedTest
        Of normal subgroup means, which parts C1 from C2.
    significance : float
        Chance of naming another model where level and spread stay and the readings are normal: at most about this.
    each : float
        Share of it that every single test has.
    readings, subgroups : int
        Of at least 2 readings each.
    """

    model: TimeModel
    course: Course
    constant_spread: bool
    normal_within: bool
    outside_table: bool
    tests: CourseTests
    spread: NamedTest
    shape: NamedTest | None
    means_shape: NamedTest
    significance: float
    each: float
    readings: int
    subgroups: int


def time_model(
    values: ArrayLike, subgroup: ArrayLike, *, significance: float = 0.05, draws: int = 499, seed: int = 22514
) -> TimeModelFinding:
    """Name the time-dependent distribution model that subgroups show.

    Parameters
    ----------
    values : (n,) array-like
        Readings in production order; NaN where one is missing.
    subgroup : (n,) int array-like
        The subgroup of each reading, as consecutive runs of 0, 1, 2, …; those of one reading are left out.
    significance : float, default 0.05
        For all tests together, strictly between 0 and 1.
    draws, seed : int
        Random orders and studies for the p-values of spread and shape; at least 99, and what draws them.

    Returns
    -------
    TimeModelFinding
        The model with every p-value.

    Raises
    ------
    ValueError
        If fewer than 10 subgroups have 2 readings, nothing varies within them, or an argument is outside its domain.

    Notes
    -----
    As in Statistica's "Identifying Models", a slope of the means is systematic and what a line leaves is random; here
    what a line leaves is called systematic and random where neighbouring means hang together (saw-teeth, curves). Each
    of five questions (location, slope, neighbours, spread, shape) has a fifth of ``significance``. What is not shown is
    taken to be absent: few or small subgroups show little. Of 150 simulated studies of 50 × 5 readings each, 144 to 150
    were named as they were made for A1, A2 (exponential, lognormal), B (spread doubled and more half-way), C1, C3, C4
    and D, and 124 for B with a spread that changes at random (σ of ln σ 0.6) and for C2 (exponential level).

    References
    ----------
    Statistica User's Guide (TIBCO), "The Models" and "Identifying Models", on ISO 21747:2006 and DIN 55319. For the
    tests see ``course_tests``, ``equal_spread``, ``normal_within`` and ``anderson_darling``.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> drifting = rng.normal(size=(25, 5)) + 0.2 * np.arange(25)[:, None]
    >>> found = time_model(drifting.ravel(), np.repeat(np.arange(25), 5))
    >>> str(found.model), str(found.course)
    ('C3', 'systematic')
    """
    each = checks.probability("significance", significance) / _QUESTIONS
    draws = checks.count("draws", draws, 99)
    seed = checks.count("seed", seed, 0)
    laid = lay_out(values, subgroup)
    groups = [group for group in np.split(laid.values, laid.starts[1:]) if group.size > 1]
    if len(groups) < LEAST_SUBGROUPS:
        raise ValueError(f"`subgroup` must name at least {LEAST_SUBGROUPS} of 2 readings, got {len(groups)}")
    means, sizes, variances = (np.array([part(group) for group in groups]) for part in (np.mean, np.size, _variance))
    if not variances.any():
        raise ValueError("`values` must vary within at least one subgroup, got none that does")
    within = lay_within(groups)
    spread = equal_spread(within, permutations=draws, seed=seed)
    constant_spread = spread.p_value > each
    shape = normal_within(within, own_scales=not constant_spread, draws=draws, seed=seed + 1)
    normal = shape is None or shape.p_value > each
    tests = course_tests(means, sizes.astype(np.float64), variances)
    course = _course(tests, each)
    means_shape = _means_shape(means)
    model = _model(course, means_normal=means_shape.p_value > each, constant_spread=constant_spread, normal=normal)
    return TimeModelFinding(
        model=model,
        course=course,
        constant_spread=constant_spread,
        normal_within=normal,
        outside_table=not normal and model in {TimeModel.B, TimeModel.C1, TimeModel.C2},
        tests=tests,
        spread=spread,
        shape=shape,
        means_shape=means_shape,
        significance=significance,
        each=each,
        readings=int(sizes.sum()),
        subgroups=len(groups),
    )


def _variance(group: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    return float(group.var(ddof=1))


def _course(tests: CourseTests, each: float) -> Course:
    """Read the tests of the level."""
    slope, rest = tests.trend.p_value <= each, tests.rest.p_value <= each
    if rest:
        return Course.BOTH if slope or tests.serial.p_value <= each else Course.RANDOM
    if slope:
        return Course.SYSTEMATIC
    return Course.RANDOM if tests.location.p_value <= each else Course.CONSTANT


def _model(course: Course, *, means_normal: bool, constant_spread: bool, normal: bool) -> TimeModel:
    """Look the model up."""
    if not constant_spread:
        return TimeModel.B if course is Course.CONSTANT else TimeModel.D
    if course is Course.CONSTANT:
        return TimeModel.A1 if normal else TimeModel.A2
    if course is Course.RANDOM:
        return TimeModel.C1 if means_normal else TimeModel.C2
    return TimeModel.C3 if course is Course.SYSTEMATIC else TimeModel.C4


def _means_shape(means: np.ndarray[tuple[int], np.dtype[np.float64]]) -> NamedTest:
    """Test the subgroup means for normality; means that do not vary are no evidence against it."""
    if np.ptp(means) == 0:
        return NamedTest(method="Anderson-Darling of the subgroup means", statistic=0.0, p_value=1.0)
    found = anderson_darling(means)
    assert found.p_value is not None
    return NamedTest(method="Anderson-Darling of the subgroup means", statistic=found.statistic, p_value=found.p_value)
