"""Specification limits as numbers: what the buyer wants, never what the process does."""

from __future__ import annotations

import math

from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecLimits:
    """Specification limits and target.

    Attributes
    ----------
    lsl, usl : float or None
        At least one; with both, ``lsl`` lies below ``usl``.
    target : float or None
        What the buyer aims at.
    """

    lsl: float | None = None
    usl: float | None = None
    target: float | None = None

    def __post_init__(self) -> None:
        for name in ("lsl", "usl", "target"):
            value = getattr(self, name)
            if value is not None and not math.isfinite(value):
                raise ValueError(f"`{name}` must be finite, got {value}")
        if self.lsl is None and self.usl is None:
            raise ValueError("`lsl` or `usl` must be given, got neither")
        if self.lsl is not None and self.usl is not None and self.lsl >= self.usl:
            raise ValueError(f"`lsl` must lie below `usl` ({self.usl}), got {self.lsl}")

    @property
    def ends(self) -> tuple[float, float]:
        """Both limits, infinite where one is not given."""
        return (-math.inf if self.lsl is None else self.lsl, math.inf if self.usl is None else self.usl)

    @property
    def width(self) -> float | None:
        """Distance between the limits; None where one is not given."""
        return None if self.lsl is None or self.usl is None else self.usl - self.lsl


def check_probability(name: str, value: float) -> None:
    """Refuse what is no probability.

    Parameters
    ----------
    name : str
        The argument's name, for the error.
    value : float
        Strictly between 0 and 1.

    Raises
    ------
    ValueError
        Otherwise.

    Examples
    --------
    >>> check_probability("confidence", 95)
    Traceback (most recent call last):
        ...
    ValueError: `confidence` must lie between 0 and 1, got 95
    """
    if not 0.0 < value < 1.0:
        raise ValueError(f"`{name}` must lie between 0 and 1, got {value}")


def check_confidence(confidence: float) -> None:
    """Refuse what is no confidence.

    Parameters
    ----------
    confidence : float
        Strictly between 0 and 1.

    Raises
    ------
    ValueError
        Otherwise.

    Examples
    --------
    >>> check_confidence(0.95)
    """
    check_probability("confidence", confidence)


def check_positive(name: str, value: float) -> None:
    """Refuse what no standard deviation or count of freedom can be.

    Parameters
    ----------
    name : str
        The argument's name, for the error.
    value : float
        Positive and finite.

    Raises
    ------
    ValueError
        Otherwise.

    Examples
    --------
    >>> check_positive("sigma", 0.0)
    Traceback (most recent call last):
        ...
    ValueError: `sigma` must be positive and finite, got 0.0
    """
    if not 0.0 < value < math.inf:
        raise ValueError(f"`{name}` must be positive and finite, got {value}")


def check_count(n: int, least: int) -> None:
    """Refuse fewer readings than a method can take.

    Parameters
    ----------
    n, least : int
        How many there are, and how many there must be.

    Raises
    ------
    ValueError
        If ``n`` is below ``least``.

    Examples
    --------
    >>> check_count(1, 2)
    Traceback (most recent call last):
        ...
    ValueError: `n` must be at least 2, got 1
    """
    if not least <= n < math.inf:
        raise ValueError(f"`n` must be at least {least}, got {n}")
