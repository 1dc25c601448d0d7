"""Readings of a reference case as the library takes them: a flat array and the subgroup of each reading."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from reference_cases import Case


def flat(case: Case) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return readings and subgroup codes; readings that come without subgroups are one each."""
    groups = case.data["subgroups"] if "subgroups" in case.data else [[value] for value in case.data["values"]]
    sizes = [len(group) for group in groups]
    return np.array(list(chain.from_iterable(groups)), dtype=np.float64), np.repeat(np.arange(len(groups)), sizes)
