"""What a sampling plan is: how many units are drawn, and how many may be nonconforming."""

from __future__ import annotations

from qc.stats.numerics.checks import count
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributesPlan:
    """Draw ``n`` units once and count.

    Attributes
    ----------
    n : int
        Units in the sample, at least 1.
    acceptance_number : int
        Ac: the lot passes with at most this many.
    rejection_number : int
        Re: the lot fails with at least this many. Only the reduced plans of MIL-STD-105E and ANSI/ASQ Z1.4
        leave a gap above Ac: there the lot passes, and inspection returns to normal.

    Raises
    ------
    ValueError
        If ``n`` is below 1, Ac below 0, or Re not above Ac.

    Examples
    --------
    >>> plan = AttributesPlan(n=80, acceptance_number=5, rejection_number=6)
    >>> plan.accepts(5), plan.accepts(6)
    (True, False)
    """

    n: int
    acceptance_number: int
    rejection_number: int

    def __post_init__(self) -> None:
        count("n", self.n)
        count("acceptance_number", self.acceptance_number, 0)
        count("rejection_number", self.rejection_number, 1)
        if self.rejection_number <= self.acceptance_number:
            raise ValueError(
                f"`rejection_number` must be above `acceptance_number` {self.acceptance_number}, "
                f"got {self.rejection_number}"
            )

    def accepts(self, nonconforming: int) -> bool:
        """Whether a lot with so many nonconforming in its sample passes.

        Parameters
        ----------
        nonconforming : int
            Nonconforming units (or nonconformities) in the sample, at least 0.

        Returns
        -------
        bool
            True below Re.

        Raises
        ------
        ValueError
            If ``nonconforming`` is negative.
        """
        return count("nonconforming", nonconforming, 0) < self.rejection_number

    def marginal(self, nonconforming: int) -> bool:
        """Whether the count lies in the gap between Ac and Re.

        Parameters
        ----------
        nonconforming : int
            Nonconforming units (or nonconformities) in the sample, at least 0.

        Returns
        -------
        bool
            True above Ac and below Re.

        Raises
        ------
        ValueError
            If ``nonconforming`` is negative.
        """
        return self.acceptance_number < count("nonconforming", nonconforming, 0) < self.rejection_number


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedPlan:
    """Draw one sample after the other until the running count passes or fails the lot (double, multiple).

    Attributes
    ----------
    sizes : tuple of int
        Units drawn at each stage.
    acceptance_numbers, rejection_numbers : tuple of int
        Ac and Re of the count over all stages so far. At the last stage Re is Ac + 1. A stage at which no lot
        may pass has Ac -1.

    Raises
    ------
    ValueError
        If the three differ in length, a size is below 1, Re does not lie above Ac, or the last stage leaves a
        lot undecided.

    Examples
    --------
    >>> StagedPlan(sizes=(80, 80), acceptance_numbers=(2, 6), rejection_numbers=(5, 7)).stages
    2
    """

    sizes: tuple[int, ...]
    acceptance_numbers: tuple[int, ...]
    rejection_numbers: tuple[int, ...]

    def __post_init__(self) -> None:
        if not len(self.sizes) == len(self.acceptance_numbers) == len(self.rejection_numbers) > 0:
            raise ValueError(
                "`sizes`, `acceptance_numbers` and `rejection_numbers` must be equally long, not empty, got "
                f"{len(self.sizes)}, {len(self.acceptance_numbers)} and {len(self.rejection_numbers)}"
            )
        numbers = zip(self.sizes, self.acceptance_numbers, self.rejection_numbers, strict=True)
        for stage, (size, ac, re) in enumerate(numbers):
            count(f"sizes[{stage}]", size)
            count(f"acceptance_numbers[{stage}]", ac, -1)
            count(f"rejection_numbers[{stage}]", re, max(1, ac + 1))
        if self.rejection_numbers[-1] != self.acceptance_numbers[-1] + 1:
            raise ValueError(
                f"`rejection_numbers` must end one above `acceptance_numbers` {self.acceptance_numbers[-1]}, "
                f"got {self.rejection_numbers[-1]}"
            )

    @property
    def stages(self) -> int:
        """Number of samples that may be drawn."""
        return len(self.sizes)
