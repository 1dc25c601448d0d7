"""What a public statistic cannot take it refuses by a ValueError that names an argument, and by nothing else."""

from __future__ import annotations

import inspect
import math
import re
from typing import TYPE_CHECKING, Any

import pytest
from bad_calls import ELSEWHERE, NOT_A_NUMBER_PASSES, bad_values, functions, good_call

import qc.stats as public
from qc.stats import SpecLimits, count_nonconforming, expected_ppm_interval

if TYPE_CHECKING:
    from collections.abc import Callable

NAMED = re.compile(r"`[a-z]\w*(\[\d+\])?`")


@pytest.mark.parametrize("name", functions())
def test_obviously_bad_values_are_refused_by_name(name: str) -> None:
    function, good = getattr(public, name), good_call(name)
    for argument, what, value in bad_values(name):
        said = _refusal(function, {**good, argument: value})
        if said is not None:
            assert NAMED.search(said), f"{argument} {what}: {said}"
        elif what == "not a number":
            assert (name, argument) in NOT_A_NUMBER_PASSES, f"{argument} {what} was taken"


def _refusal(function: Callable[..., object], call: dict[str, Any]) -> str | None:
    """Why a function refuses a call, or None; any other error fails the test, and so does a warning."""
    try:
        function(**call)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize("name", functions())
def test_the_call_that_they_change_is_good(name: str) -> None:
    assert getattr(public, name)(**good_call(name)) is not None


def test_only_rooms_that_are_named_are_left_out() -> None:
    every = {name for name in dir(public) if inspect.isfunction(getattr(public, name)) and name[0] != "_"}
    left = {getattr(public, name).__module__.split(".")[2] for name in every - set(functions())}
    assert left <= ELSEWHERE


@pytest.mark.parametrize(("lsl", "usl"), [(11.0, 9.0), (10.0, 10.0), (None, None), (math.nan, 11.0), (9.0, math.inf)])
def test_limits_out_of_order_are_refused_everywhere(lsl: Any, usl: Any) -> None:
    taking = [name for name in functions() if {"lsl", "usl"} <= good_call(name).keys()]
    assert len(taking) > 10
    for name in taking:
        with pytest.raises(ValueError, match=r"`(lsl|usl)`"):
            getattr(public, name)(**{**good_call(name), "lsl": lsl, "usl": usl})
    with pytest.raises(ValueError, match=r"`(lsl|usl)`"):
        count_nonconforming([10.0], lsl=lsl, usl=usl)


def test_a_process_far_outside_its_limits_is_no_error() -> None:
    limits = SpecLimits(lsl=9.5, usl=10.5)
    found = expected_ppm_interval(limits, mean=-1.0, sigma=0.1, n=30).total
    assert found.estimate == found.upper == pytest.approx(1e6)
    near = expected_ppm_interval(limits, mean=8.69, sigma=0.1, n=30).total
    nearer = expected_ppm_interval(limits, mean=8.71, sigma=0.1, n=30).total
    assert near.interval == pytest.approx(nearer.interval, rel=1e-6)
