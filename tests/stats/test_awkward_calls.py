"""The same numbers give the same, whatever they come in, and what a public statistic is given stays as it was."""

from __future__ import annotations

import copy
import enum
import re
from typing import Any

import numpy as np
import pytest
from awkward_calls import (
    CONTAINERS,
    NUMBERS,
    SCALARS,
    SERIES,
    dressed,
    holds_arrays,
    in_double,
    leaves,
    numbers,
    same,
    scaled,
)
from bad_calls import functions, good_call

import qc.stats as public

NAMED = re.compile(r"`[a-z]\w*(\[\d+\])?`")

UNIT = {"values", "lsl", "usl", "mean", "sigma", "sigma_within", "target", "center", "limits", "groups", "streams"}
UNIT |= {"first", "second", "nominals", "step", "noise", "least", "left", "nominal", "standard_uncertainty"}
UNIT |= {"repeatability", "y", "means", "earlier"}
"""Arguments in the unit of the readings."""

OTHERWISE = {"c_arl", "p_arl", "cohen_kappa", "power_transform", "prerun_ewma_arl", "shared_block", "shared_rows"}
"""Of these an argument of that name is a count, a judgement or no reading, or the unit is raised to a power."""

BY_DIFFERENCES = {"bounded_fit"}
"""Whose last digits are those of differences of likelihoods."""

LIKELIHOODS = {"log_likelihood", "box_cox_log_likelihood"}
"""The logarithm of a density moves with the unit."""


def _refusal(name: str, call: dict[str, Any]) -> str | None:
    """Why a statistic refuses a call; any other error fails the test, and so does a warning."""
    try:
        getattr(public, name)(**call)
    except ValueError as error:
        return str(error)
    return None


def _found(name: str, call: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(leaves(getattr(public, name)(**call)))


def _apart(one: list[tuple[str, Any]], other: list[tuple[str, Any]]) -> list[str]:
    """Where two results differ."""
    if [path for path, _ in one] != [path for path, _ in other]:
        return ["not of one shape"]
    return [path for (path, a), (_, b) in zip(one, other, strict=True) if not same(a, b)]


def _arrays(name: str) -> dict[str, Any]:
    return {argument: value for argument, value in good_call(name).items() if holds_arrays(value)}


@pytest.mark.parametrize("name", [name for name in functions() if _arrays(name)])
def test_a_container_makes_no_difference_and_is_left_as_it_was(name: str) -> None:
    good, arrays = good_call(name), _arrays(name)
    expected = _found(name, good)
    for change in CONTAINERS.values():
        given = {argument: dressed(value, change) for argument, value in arrays.items()}
        before = copy.deepcopy(given)
        assert _apart(_found(name, {**good, **given}), expected) == []
        pairs = zip(leaves(before), leaves(given), strict=True)
        assert all(same(np.asarray(one), np.asarray(other)) for (_, one), (_, other) in pairs)


@pytest.mark.parametrize("name", [name for name in functions() if _arrays(name)])
def test_readings_in_fewer_digits_give_what_the_same_numbers_give(name: str) -> None:
    good, arrays = good_call(name), _arrays(name)
    for change in NUMBERS.values():
        given = {argument: dressed(value, change) for argument, value in arrays.items()}
        double = {argument: dressed(value, in_double(change)) for argument, value in arrays.items()}
        if _refusal(name, {**good, **double}) is None:
            assert _apart(_found(name, {**good, **given}), _found(name, {**good, **double})) == []


@pytest.mark.parametrize("name", functions())
def test_a_numpy_number_gives_what_python_s_own_gives(name: str) -> None:
    good = good_call(name)
    for kinds in SCALARS:
        given = {argument: kinds[type(value)](value) for argument, value in good.items() if type(value) in kinds}
        if given:
            plain = {argument: type(good[argument])(value) for argument, value in given.items()}
            assert _apart(_found(name, {**good, **given}), _found(name, {**good, **plain})) == []


@pytest.mark.parametrize("name", functions())
def test_a_result_is_its_own(name: str) -> None:
    given = [leaf for _, leaf in leaves(_arrays(name)) if isinstance(leaf, np.ndarray)]
    for path, leaf in _found(name, good_call(name)):
        assert isinstance(leaf, enum.Enum) or not isinstance(leaf, np.generic), path
        assert not any(isinstance(leaf, np.ndarray) and np.shares_memory(leaf, each) for each in given), path


@pytest.mark.parametrize("name", functions())
@pytest.mark.parametrize("factor", [2.0**-30, 2.0**30])
def test_another_unit_changes_no_digit(name: str, factor: float) -> None:
    good = good_call(name)
    given = {"baseline", "chart", "transformation", "distribution", "plan", "result", "reference"} & good.keys()
    if not UNIT & good.keys() or given or name in OTHERWISE | LIKELIHOODS | BY_DIFFERENCES:
        return
    call = {argument: scaled(value, factor) if argument in UNIT else value for argument, value in good.items()}
    function = getattr(public, name)
    plain, other = (
        numbers({path: leaf for path, leaf in leaves(function(**each)) if not path.endswith(".log_likelihood")})
        for each in (good, call)
    )
    powers = plain[:, None] * factor ** np.array([0.0, 1.0, 2.0, -1.0, -2.0, 4.0])
    assert np.isclose(other[:, None], powers, rtol=1e-11, atol=0, equal_nan=True).any(axis=1).all()


def _short(good: dict[str, Any], n: int) -> dict[str, Any]:
    """A call with the first few of its readings, and of what stands beside each."""
    size = len(good["values"])
    return {
        argument: value[:n] if isinstance(value, (list, np.ndarray)) and len(value) == size else value
        for argument, value in good.items()
    }


@pytest.mark.parametrize("name", [name for name in functions() if "values" in good_call(name)])
def test_few_or_odd_readings_give_a_result_or_a_refusal_by_name(name: str) -> None:
    good = good_call(name)
    readings = np.asarray(good["values"])
    calls = [_short(good, n) for n in range(1, 13)] + [
        {**good, "values": change(readings)} for change in SERIES.values()
    ]
    if "subgroup" in good and good["subgroup"] is not None:
        sizes = ([1, 40, 2, 9, 1, 7], [60], [1] * 60, [58, 2])
        calls += [{**good, "subgroup": np.repeat(np.arange(len(each)), each)} for each in sizes]
    for call in calls:
        said = _refusal(name, call)
        assert said is None or NAMED.search(said), said


@pytest.mark.parametrize("name", [name for name in functions() if {"groups", "streams"} & good_call(name).keys()])
@pytest.mark.parametrize("sizes", [(1, 57, 2), (2, 2, 2), (60,), (1, 1, 1), (2, 58)])
def test_very_unequal_groups_give_a_result_or_a_refusal_by_name(name: str, sizes: tuple[int, ...]) -> None:
    readings = np.random.default_rng(5).normal(10.0, 0.1, 60)
    parts = np.split(readings[: sum(sizes)], np.cumsum(sizes)[:-1])
    good = good_call(name)
    given: Any = {"groups": parts} if "groups" in good else {"streams": {str(i): part for i, part in enumerate(parts)}}
    said = _refusal(name, {**good, **given})
    assert said is None or NAMED.search(said), said
