"""A good call of every public statistic, and obviously bad values for each of its arguments."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import numpy as np
from made_statistics import CODES, COUNTS, LABELS, PARTS, PLAN, READINGS, TIMES, USERS
from own_calls import own_arguments

import qc.stats as public
from qc.stats import RULES, AcceptanceLevel, AttributesPlan, PhaseOne, SpecLimits
from qc.terms import (
    AttributeChart,
    ChartKind,
    LimitMethod,
    PlottedStatistic,
    RuleSet,
    ShortRunSigma,
    SigmaEstimator,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NAN, INF = float("nan"), float("inf")
ELSEWHERE = {"drift"}
"""The room whose functions take what only they make."""

NOT_A_NUMBER_PASSES = {("f_tail", "f")}
"""One way's F is not a number where nothing varies, and so is its p-value."""

_NUMBERS = {"not a number": NAN, "infinite": INF, "negative": -1, "zero": 0, "endless below": -INF, "broken": 2.5}
_LISTS: dict[str, Any] = {
    "empty": [],
    "one value": [10.0],
    "all missing": [NAN] * 12,
    "infinite": [10.0, INF, 9.0, 10.5] * 3,
    "without spread": [10.0] * 12,
    "negative": [-3.0] * 12,
    "a cube": np.ones((2, 2, 2)),
    "one of another length": [10.0] * 7,
}
_SHORT = ("empty", "all missing", "infinite", "a cube")
_GROUPS: dict[str, Any] = {
    "empty": [],
    "one group": [[1.0, 2.0, 3.0]],
    "an empty group": [[1.0, 2.0], []],
    "without spread": [[1.0, 1.0], [1.0, 1.0]],
    "missing": [[1.0, NAN, 3.0], [2.0, 4.0]],
    "infinite": [[1.0, INF, 3.0], [2.0, 4.0]],
}
_WORDS = {"Family", "Model", "Sides", "Side", "Prior", "Position", "Center", "Correction", "Criterion", "Increment"}
_WORDS |= {"EwmaLimits", "Estimated", "Likelihood", "Discontinue"}
_ARRAYS = ("ArrayLike", "Floats", "NDArray")


# By the name of the argument, unless a function says otherwise below.
USUAL: dict[str, Any] = {
    "values": READINGS,
    "subgroup": CODES,
    "kind": ChartKind.XBAR_R,
    "chart": AttributeChart.P,
    "counts": COUNTS,
    "sizes": np.full(12, 50),
    "rules": RULES[RuleSet.WESTERN_ELECTRIC],
    "groups": [READINGS[:20], READINGS[20:45], READINGS[45:]],
    "streams": {"1": READINGS[:20], "2": READINGS[20:45], "3": READINGS[45:]},
    "limits": SpecLimits(lsl=9.5, usl=10.5, target=10.0),
    "lsl": 9.5,
    "usl": 10.5,
    "mean": 10.0,
    "sigma": 0.1,
    "sigma_within": 0.1,
    "estimator": SigmaEstimator.UWAVE_R,
    "n": 30,
    "df": 12.0,
    "df1": 3.0,
    "df2": 12.0,
    "p": 0.9,
    "f": 2.0,
    "t": 1.5,
    "x": 4.0,
    "z": 1.0,
    "a": 2.0,
    "b": 3.0,
    "power": 0.5,
    "confidence": 0.9,
    "index": 1.5,
    "required": 1.33,
    "offset": 0.3,
    "letter": "C",
    "percentiles": (0.00135, 0.5, 0.99865),
    "family": "weibull",
    "count": 2,
    "nonconforming": 2,
    "nonconformities": 2,
    "inspected": 50,
    "future": 100,
    "content": 0.9,
    "false_alarm": 0.0027,
    "phase_one": PhaseOne(subgroups=25, degrees_of_freedom=90.0),
    "arl0": 370.0,
    "reference": 0.5,
    "interval": 4.0,
    "weight": 0.2,
    "factor": 2.8,
    "barrier": 0.0,
    "shifts": [0.0, 1.0],
    "log_threshold": 5.0,
    "readings": 50,
    "points": 20,
    "center": 10.0,
    "target": 10.0,
    "span": 3,
    "parts": LABELS,
    "nominals": {"a": 10.0, "b": 10.0},
    "pooling": ShortRunSigma.CONSTANT,
    "alpha": 0.05,
    "stage": np.repeat([1, 2], 30),
    "producer_quality": 0.01,
    "consumer_quality": 0.08,
    "limiting_quality": 0.05,
    "acceptance_number": 1,
    "quality": 0.05,
    "lot_size": 500,
    "aql": 1.0,
    "reliability": 0.9,
    "means": [4.0, 5.0],
    "proportions": [0.05, 0.1],
    "size": 5,
    "quality_index": 1.8,
    "share": 0.02,
    "k": 1.6,
    "first": READINGS[:20],
    "second": READINGS[20:45],
    "correlation": 0.4,
    "noncentrality": 1.0,
    "probability": 0.9,
    "intervals": [5, 12, 3, 20, 8, 1, 15],
    "method": LimitMethod.SIGMA,
    "statistic": PlottedStatistic.MEAN,
    "p_values": [0.01, 0.2, 0.03],
    "exposure": 10.0,
    "units": 100.0,
    "part": PARTS,
    "operator": USERS,
    "standard_uncertainty": 0.01,
    "repeatability": 0.01,
    "times": TIMES,
    "positions": np.arange(60.0),
    "operators": 3,
    "replicates": 2,
    "normal": PLAN,
    "tightened": AttributesPlan(n=20, acceptance_number=0, rejection_number=1),
    "reduced": AttributesPlan(n=8, acceptance_number=0, rejection_number=1),
    "level": AcceptanceLevel(nonconforming=0.001, risk=0.05),
}


def good_call(name: str) -> dict[str, Any]:
    """Keywords with which a public function must give a result."""
    own = own_arguments(name)
    call = {}
    for argument, parameter in inspect.signature(getattr(public, name)).parameters.items():
        if argument in own:
            call[argument] = own[argument]
        elif parameter.default is parameter.empty or argument in {"lsl", "usl", "confidence"}:
            call[argument] = USUAL[argument]
    return call


def functions() -> list[str]:
    """The public functions, by name, but for those of rooms that hold their own calls."""
    named = {name: getattr(public, name) for name in dir(public) if not name.startswith("_")}
    return sorted(
        name
        for name, function in named.items()
        if inspect.isfunction(function) and function.__module__.split(".")[2] not in ELSEWHERE
    )


def bad_values(name: str) -> Iterator[tuple[str, str, Any]]:
    """Yield the argument, what is wrong with it, and the value, for every obviously bad value of a function.

    Some of them are good for some functions: 0 is a count of nothing. A NaN is good nowhere but in readings, where it
    stands for a missing one.
    """
    for argument, parameter in inspect.signature(getattr(public, name)).parameters.items():
        said = str(parameter.annotation)
        if argument in {"lsl", "usl"}:
            yield argument, "not a number", NAN
            yield argument, "infinite", INF if argument == "lsl" else -INF
            yield argument, "on the wrong side", 99.0 if argument == "lsl" else -99.0
        elif said.startswith(("float", "int")):
            whole = said.startswith("int")
            yield from ((argument, what, value) for what, value in _NUMBERS.items() if whole or what != "broken")
        elif said.startswith("str") or "Literal" in said or said in _WORDS:
            yield argument, "an unknown word", "nonsense"
        elif argument == "groups":
            yield from ((argument, what, value) for what, value in _GROUPS.items())
        elif said.startswith(_ARRAYS):
            few = _SHORT if argument == "shifts" else _LISTS  # each shift is a run length to be found
            yield from ((argument, what, _LISTS[what]) for what in few)
