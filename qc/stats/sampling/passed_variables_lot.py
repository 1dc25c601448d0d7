"""What a lot that passed a plan by variables does not show: how bad it may be and still pass."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

from qc.stats.numerics.checks import probability
from qc.stats.sampling.plan_design_variables import variables_acceptance
from qc.values import dataclass

if TYPE_CHECKING:
    from qc.stats.sampling.z19 import VariablesPlan

_EVEN, _SELDOM = 0.50, 0.10
_NORMAL = NormalDist()
_FARTHEST = 8.0
_BISECTIONS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedVariablesLot:
    """How bad a normal lot may be and still pass a plan by variables.

    Attributes
    ----------
    plan : VariablesPlan
        The plan by which the lot passed.
    passes_even : float
        Share nonconforming that passes every second time, beyond one specification limit.
    passes_seldom : float
        The same for one time in ten: the 10 % point.
    producer_risk : float
        Probability that a lot at the plan's AQL fails.
    """

    plan: VariablesPlan
    passes_even: float
    passes_seldom: float
    producer_risk: float


def passed_variables_lot(plan: VariablesPlan) -> PassedVariablesLot:
    """Say how bad a lot may be and still pass a plan by variables, and how often a lot at the AQL fails.

    Parameters
    ----------
    plan : VariablesPlan
        The plan; its k decides, which is what M comes to for one specification limit.

    Returns
    -------
    PassedVariablesLot
        The two shares and the producer's risk. The sample is taken to be random and the characteristic normal.

    Examples
    --------
    >>> from qc.stats.sampling.z19 import variables_plan
    >>> facts = passed_variables_lot(variables_plan("J", aql=2.5))
    >>> round(100 * facts.passes_even, 1), round(100 * facts.passes_seldom, 1), round(facts.producer_risk, 3)
    (5.9, 10.8, 0.06)
    """
    even, seldom = (variables_quality_accepted(c, n=plan.n, k=plan.k, sigma=plan.sigma) for c in (_EVEN, _SELDOM))
    at_aql = variables_acceptance(plan.aql / 100, n=plan.n, k=plan.k, sigma=plan.sigma)
    return PassedVariablesLot(plan=plan, passes_even=even, passes_seldom=seldom, producer_risk=1 - at_aql)


def variables_quality_accepted(chance: float, *, n: int, k: float, sigma: str = "unknown") -> float:
    """Share nonconforming that a plan by variables accepts with a given probability.

    Parameters
    ----------
    chance : float
        Probability of acceptance, between 0 and 1.
    n : int
        Sample size, at least 2 (1 with ``sigma`` known).
    k : float
        Acceptability constant.
    sigma : {"unknown", "known"}
        Whether the standard deviation is the sample's or known.

    Returns
    -------
    float
        Share beyond one specification limit.

    Raises
    ------
    ValueError
        If an argument is outside its domain.

    Examples
    --------
    >>> round(100 * variables_quality_accepted(0.10, n=15, k=1.558, sigma="known"), 1)
    11.0
    """
    chance = probability("chance", chance)
    variables_acceptance(0.5, n=n, k=k, sigma=sigma)  # refuses wrong arguments under their own names
    # Shares are sought by their normal quantile: the better the lot, the farther its limit.
    near, far = -_FARTHEST, _FARTHEST
    for _ in range(_BISECTIONS):
        middle = 0.5 * (near + far)
        accepted = variables_acceptance(_NORMAL.cdf(-middle), n=n, k=k, sigma=sigma)
        near, far = (middle, far) if accepted < chance else (near, middle)
    return _NORMAL.cdf(-0.5 * (near + far))
