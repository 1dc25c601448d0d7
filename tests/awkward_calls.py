"""Good calls of public statistics in awkward clothes: other containers, other number types, other units."""

from __future__ import annotations

import enum
import math
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from qc.stats import SpecLimits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Change = Callable[[Any], Any]


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    own = array.copy()
    own.setflags(write=False)
    return own


def _in_pandas(array: NDArray[Any]) -> Any:
    """A column whose index counts down, so that a place asked for by number is another one."""
    if array.ndim == 1:
        return pd.Series(array, index=range(array.size, 0, -1))
    return pd.DataFrame(array) if array.ndim == 2 else array


CONTAINERS: dict[str, Change] = {
    "list": lambda array: array.tolist(),
    "tuple": lambda array: tuple(array.tolist()),
    "read-only": _read_only,
    "every other place": lambda array: np.repeat(array, 2, axis=0)[::2],
    "column after column": np.asfortranarray,
    "pandas": _in_pandas,
    "objects": lambda array: array.astype(object),
    "bytes the other way round": lambda array: array.astype(array.dtype.newbyteorder(">")),
}
"""What the same readings may come in."""

NUMBERS: dict[str, Change] = {
    "single precision": lambda array: array.astype(np.float32) if array.dtype.kind == "f" else array,
    "whole": lambda array: np.rint(1000 * array).astype(np.int32) if array.dtype.kind == "f" else array,
}
"""What readings may be written in; the same numbers in double precision must give the same."""

SCALARS: tuple[dict[type, Change], ...] = ({int: np.int32, float: np.float32}, {int: np.int64, float: np.float64})
"""What single numbers may be written in."""

SERIES: dict[str, Change] = {
    "ties": lambda array: np.round(array, 1),
    "two values": lambda array: np.where(array > 10, 10.1, 9.9),
    "one that differs": lambda array: np.where(_places(array) == 7, 10.2, 10.0),
    "an outlier": lambda array: np.where(_places(array) == 7, 1e9, array),
    "missing": lambda array: np.where(_places(array) % 5 == 0, math.nan, array),
    "in order": lambda array: np.sort(array, axis=0),
    "hardly any spread": lambda array: 10 + (array - 10) * 1e-12,
    "very small": lambda array: array * 1e-12,
    "very large": lambda array: array * 1e12,
}
"""Readings that a workshop may have, if seldom: a result or a refusal by name, and nothing else."""


def _places(array: NDArray[Any]) -> NDArray[Any]:
    return np.arange(array.size).reshape(array.shape)


def in_double(change: Change) -> Change:
    """The numbers that a change of readings leaves, in double precision."""
    return lambda array: change(array).astype(np.float64) if array.dtype.kind == "f" else array


def holds_arrays(value: Any) -> bool:
    """Whether an argument holds numbers that may come in another container."""
    if isinstance(value, dict):
        return bool(value) and all(isinstance(each, np.ndarray) for each in value.values())
    if isinstance(value, list) and value:
        return isinstance(value[0], np.ndarray) or type(value[0]) in (int, float)
    return isinstance(value, np.ndarray)


def dressed(value: Any, change: Change) -> Any:
    """An argument with every array in it changed."""
    if isinstance(value, dict):
        return {name: change(array) for name, array in value.items()}
    if isinstance(value, list) and isinstance(value[0], np.ndarray):
        return [change(array) for array in value]
    return change(np.asarray(value))


def scaled(value: Any, factor: float) -> Any:
    """An argument in another unit; whole numbers, words and what is absent have none."""
    if isinstance(value, SpecLimits):
        return SpecLimits(**{field.name: scaled(getattr(value, field.name), factor) for field in fields(value)})
    if isinstance(value, dict):
        return {name: scaled(each, factor) for name, each in value.items()}
    if isinstance(value, float) or holds_arrays(value):
        return (
            value * factor
            if isinstance(value, float)
            else dressed(value, lambda array: array * factor if array.dtype.kind == "f" else array)
        )
    return value


def leaves(found: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every number, word and array of a result with where it stands."""
    if isinstance(found, dict):
        for name, each in found.items():
            yield from leaves(each, f"{path}[{name!r}]")
    elif isinstance(found, (tuple, list)):
        for place, each in enumerate(found):
            yield from leaves(each, f"{path}[{place}]")
    elif is_dataclass(found) and not isinstance(found, enum.Enum):
        for field in fields(found):
            yield from leaves(getattr(found, field.name), f"{path}.{field.name}")
    else:
        yield path, found


def same(one: Any, other: Any) -> bool:
    """Whether two leaves are the same to the last digit and of one type."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if callable(one):
        return callable(other)
    return type(one) is type(other) and (
        one == other or (isinstance(one, float) and math.isnan(one) and math.isnan(other))
    )


def numbers(found: Any) -> NDArray[np.float64]:
    """Every number of a result, in order."""
    every = [np.ravel(leaf) for _, leaf in leaves(found) if isinstance(leaf, (int, float, np.ndarray))]
    return np.concatenate([part.astype(np.float64) for part in every if part.dtype.kind in "fiub"] or [np.zeros(0)])
