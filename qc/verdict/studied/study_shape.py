"""The shape of the readings' distribution, and whether neighbours depend on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.terms import ChartKind
from qc.values import dataclass
from qc.verdict.studied.study import Study, shown_p
from qc.words import Message, Number, message

if TYPE_CHECKING:
    from qc.stats.description.autocorrelation import Autocorrelation, DependenceEffect
    from qc.terms import Context
    from qc.verdict.studied.study import Studied

_COARSE = 0.3  # of the standard deviation; with 1,000 readings Anderson and Darling's test sees such a step


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Normality:
    """Whether readings look normal.

    Attributes
    ----------
    test : NormalityTest
        Anderson and Darling's, or Shapiro and Wilk's.
    plot : ProbabilityPlot
        The readings against normal quantiles, at Blom's positions.
    """

    test: stats.NormalityTest
    plot: stats.ProbabilityPlot


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """Whether readings depend on those before them.

    Attributes
    ----------
    found : Autocorrelation
        At the first lags, with a test of all of them.
    effect : DependenceEffect
        What the correlation of neighbours does to limits.
    """

    found: Autocorrelation
    effect: DependenceEffect


def rounding(studied: Studied) -> tuple[Message, ...]:
    """Say that the gauge's step alone may make readings look not normal.

    Parameters
    ----------
    studied : Studied
        The readings, and their gauge.
    """
    gauge = studied.characteristic.gauge
    if gauge is None or gauge.resolution < _COARSE * float(studied.readings.std(ddof=1)):
        return ()
    return (message("the gauge's step is coarse beside the spread: that alone makes readings look not normal"),)


def normality(studied: Studied, _by: Context | None) -> Study:
    """Return a test of normality and the probability plot.

    Parameters
    ----------
    studied : Studied
        The readings.
    """
    other = studied.settings.normality_test == "shapiro-wilk"
    test = (stats.shapiro_wilk if other else stats.anderson_darling)(studied.readings)
    found = Normality(test=test, plot=stats.probability_plot(studied.readings))
    return Study(kind="normality", found=found, said=_shape(studied, test))


def _shape(studied: Studied, test: stats.NormalityTest) -> tuple[Message, ...]:
    """Say whether the readings look normal, and what a test of many readings means."""
    assert test.p_value is not None
    p = shown_p(test.p_value)
    if test.p_value > studied.alpha:
        return (
            message("nothing speaks against a normal distribution ({p})", p=p),
            message("that is no proof of one: few readings rarely speak against it"),
        )
    return (
        message("the readings are not normal ({p})", p=p),
        message(
            "look at the plot: rounding, a mixture, a drift or a few odd readings show there; with very many readings "
            "even a harmless difference is found"
        ),
        *rounding(studied),
    )


def dependence(studied: Studied, _by: Context | None) -> Study:
    """Return how readings depend on those before them, and what that does to control limits.

    Parameters
    ----------
    studied : Studied
        The readings, in production order.
    """
    found = stats.autocorrelation(studied.readings, confidence=studied.settings.confidence)
    single = studied.characteristic.chart_kind is ChartKind.I_MR
    size = 1 if single else studied.characteristic.subgroup_size
    effect = stats.dependence_effect(found.coefficients[0], size=size)
    return Study(kind="dependence", found=Dependence(found=found, effect=effect), said=_effect(studied, found, effect))


def _effect(studied: Studied, found: Autocorrelation, effect: DependenceEffect) -> tuple[Message, ...]:
    """Say whether neighbours depend on each other, and what that does to the limits."""
    p, first = shown_p(found.p_value), Number(found.coefficients[0], 2)
    if found.p_value > studied.alpha:
        return (message("no dependence between neighbouring readings is shown (r = {r}, {p})", r=first, p=p),)
    said = [message("neighbouring readings depend on each other (r = {r}, {p})", r=first, p=p)]
    if effect.size == 1:
        said.append(
            message(
                "limits from moving ranges then call out at {share} % of points in which nothing changed, not 0.27 %; "
                "{multiple} σ would keep 0.27 %",
                share=Number(100 * effect.false_alarm, 2),
                multiple=Number(effect.adjusted_multiple, 2),
            )
        )
    else:
        said.append(
            message(
                "means of {size} neighbours then vary {factor} times as much as independent readings would",
                size=effect.size,
                factor=Number(effect.mean_inflation, 2),
            )
        )
    said.append(message("a drift or a change of level looks the same: find its cause before widening any limits"))
    return tuple(said)
