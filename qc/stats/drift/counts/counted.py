"""Counts made ready: pilot and production with their sizes, summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from qc.stats.numerics import checks
from qc.values import dataclass

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

Model = Literal["binomial", "poisson"]
MODELS = ("binomial", "poisson")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """Pilot and production as counts and sizes.

    Attributes
    ----------
    model : {"binomial", "poisson"}
        Nonconforming units of those inspected, or nonconformities per unit or area.
    swapped : bool
        Whether good units are counted in place of bad ones, since most of the pilot's are bad.
    first, first_sizes : (m,) float array
        The pilot's counts and sizes.
    counts, sizes : (k,) float array
        Production's.
    """

    model: Model
    swapped: bool
    first: Floats
    first_sizes: Floats
    counts: Floats
    sizes: Floats

    @property
    def rows(self) -> int:
        """Rows of production."""
        return int(self.counts.size)

    @property
    def pilot_count(self) -> float:
        """What was counted in the pilot."""
        return float(self.first.sum())

    @property
    def pilot_size(self) -> float:
        """In how much."""
        return float(self.first_sizes.sum())

    @property
    def level(self) -> float:
        """The pilot's share or rate, kept off 0 by half a count."""
        return (self.pilot_count + 0.5) / (self.pilot_size + (1.0 if self.model == "binomial" else 0.0))

    @property
    def single(self) -> bool:
        """Whether each row of production is one unit, so that shares cannot be seen to differ between rows."""
        return self.model == "binomial" and float(self.sizes.max()) == 1.0


def prepare(pilot: ArrayLike, pilot_sizes: ArrayLike, counts: ArrayLike, sizes: ArrayLike, model: Model) -> Counted:
    """Check counts and sizes, and return them as one.

    Parameters
    ----------
    pilot, counts : array_like
        Counts of each row in order of manufacture, whole numbers.
    pilot_sizes, sizes : array_like
        Units inspected, or units or area looked at; above 0.
    model : {"binomial", "poisson"}
        What is counted.

    Returns
    -------
    Counted
        As one.

    Raises
    ------
    ValueError
        If counts and sizes do not fit.
    """
    checks.choice("model", model, MODELS)
    first, first_sizes = _row("pilot", pilot, pilot_sizes, model)
    then, then_sizes = _row("counts", counts, sizes, model)
    swapped = model == "binomial" and 2 * first.sum() > first_sizes.sum()
    return Counted(
        model=model,
        swapped=bool(swapped),
        first=first_sizes - first if swapped else first,
        first_sizes=first_sizes,
        counts=then_sizes - then if swapped else then,
        sizes=then_sizes,
    )


def _row(name: str, counts: ArrayLike, sizes: ArrayLike, model: Model) -> tuple[Floats, Floats]:
    """Return counts with their sizes, checked."""
    found = checks.sample(name, counts)
    sized = checks.sample(f"sizes of {name}", sizes)
    if found.size != sized.size:
        raise ValueError(f"`{name}` must have a size for each of {found.size} counts, got {sized.size}")
    if (found < 0).any() or (found != np.floor(found)).any():
        raise ValueError(f"`{name}` must hold whole numbers of at least 0, got {found.min():g} to {found.max():g}")
    if (sized <= 0).any():
        raise ValueError(f"sizes of `{name}` must be above 0, got {sized.min():g}")
    if model == "binomial" and ((found > sized).any() or (sized != np.floor(sized)).any()):
        raise ValueError(f"`{name}` must count units of those inspected, whole numbers, got more or parts of units")
    return found, sized
