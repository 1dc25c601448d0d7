"""Distributions that readings which are not normal may follow: what a fitted one is and what can be asked of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

import numpy as np

from qc.stats.numerics.quantiles import chi_square_quantile, normal_quantile, normal_tail
from qc.stats.numerics.roots import rising_root
from qc.stats.numerics.special import incomplete_gamma, log_gamma_peak
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_PRECISE = 1e-14
_ROOT_2_PI = math.sqrt(2.0 * math.pi)
_LARGEST = 700.0  # exp of this is a number still


class Distribution(Protocol):
    """A continuous distribution with its parameters."""

    @property
    def name(self) -> str:
        """Which distribution, such as ``weibull``."""

    @property
    def parameters(self) -> Mapping[str, float]:
        """Its parameters by name."""

    def quantile(self, p: float) -> float:
        """Return the value that a share p, strictly between 0 and 1, lies below."""

    def tails(self, x: float) -> tuple[float, float]:
        """Return the shares below and above x, each to full precision."""

    def log_density(self, x: Floats) -> Floats:
        """Return the logarithm of the density at each x; minus infinity where there is none."""


@dataclass(frozen=True, slots=True)
class Normal:
    """Normal distribution."""

    mean: float
    sd: float
    name: str = "normal"

    @property
    def parameters(self) -> dict[str, float]:
        """Mean and standard deviation."""
        return {"mean": self.mean, "sd": self.sd}

    def quantile(self, p: float) -> float:
        """Return the value that a share p lies below."""
        return self.mean + self.sd * normal_quantile(p)

    def tails(self, x: float) -> tuple[float, float]:
        """Return the shares below and above x."""
        z = (x - self.mean) / self.sd
        return normal_tail(-z), normal_tail(z)

    def log_density(self, x: Floats) -> Floats:
        """Return the logarithm of the density."""
        z = (x - self.mean) / self.sd
        return -0.5 * z * z - math.log(self.sd * _ROOT_2_PI)


@dataclass(frozen=True, slots=True)
class Lognormal:
    """Distribution whose logarithm is normal."""

    meanlog: float
    sdlog: float
    name: str = "lognormal"

    @property
    def parameters(self) -> dict[str, float]:
        """Mean and standard deviation of the logarithm."""
        return {"meanlog": self.meanlog, "sdlog": self.sdlog}

    def quantile(self, p: float) -> float:
        """Return the value that a share p lies below."""
        return math.exp(self.meanlog + self.sdlog * normal_quantile(p))

    def tails(self, x: float) -> tuple[float, float]:
        """Return the shares below and above x."""
        if x <= 0:
            return 0.0, 1.0
        z = (math.log(x) - self.meanlog) / self.sdlog
        return normal_tail(-z), normal_tail(z)

    def log_density(self, x: Floats) -> Floats:
        """Return the logarithm of the density."""
        logs = np.log(np.where(x > 0, x, 1.0))
        z = (logs - self.meanlog) / self.sdlog
        return np.where(x > 0, -0.5 * z * z - math.log(self.sdlog * _ROOT_2_PI) - logs, -math.inf)


@dataclass(frozen=True, slots=True)
class Weibull:
    """Weibull distribution from 0."""

    shape: float
    scale: float
    name: str = "weibull"

    @property
    def parameters(self) -> dict[str, float]:
        """Shape and scale."""
        return {"shape": self.shape, "scale": self.scale}

    def quantile(self, p: float) -> float:
        """Return the value that a share p lies below."""
        return self.scale * math.exp(math.log(-math.log1p(-p)) / self.shape)

    def tails(self, x: float) -> tuple[float, float]:
        """Return the shares below and above x."""
        hazard = math.exp(min(self.shape * math.log(x / self.scale), _LARGEST)) if x > 0 else 0.0
        return -math.expm1(-hazard), math.exp(-hazard)

    def log_density(self, x: Floats) -> Floats:
        """Return the logarithm of the density."""
        ratio = np.log(np.where(x > 0, x / self.scale, 1.0))
        power = math.log(self.shape / self.scale) + (self.shape - 1.0) * ratio
        return np.where(x > 0, power - np.exp(np.minimum(self.shape * ratio, _LARGEST)), -math.inf)


@dataclass(frozen=True, slots=True)
class Gamma:
    """Gamma distribution from 0."""

    shape: float
    rate: float
    name: str = "gamma"

    @property
    def parameters(self) -> dict[str, float]:
        """Shape and rate."""
        return {"shape": self.shape, "rate": self.rate}

    def quantile(self, p: float) -> float:
        """Return the value that a share p lies below."""
        return 0.5 * chi_square_quantile(p, 2.0 * self.shape) / self.rate

    def tails(self, x: float) -> tuple[float, float]:
        """Return the shares below and above x."""
        return incomplete_gamma(self.shape, max(x, 0.0) * self.rate)

    def log_density(self, x: Floats) -> Floats:
        """Return the logarithm of the density."""
        logs, ratio = np.log(np.where(x > 0, x, 1.0)), self.rate / self.shape * np.where(x > 0, x, 1.0)
        # Taken about the mean, where the terms of a large shape would cancel each other.
        around = self.shape * (np.log(ratio) - (ratio - 1.0)) + log_gamma_peak(self.shape)
        return np.where(x > 0, around - logs, -math.inf)


@dataclass(frozen=True, slots=True)
class Exponential:
    """Exponential distribution from 0."""

    rate: float
    name: str = "exponential"

    @property
    def parameters(self) -> dict[str, float]:
        """Rate."""
        return {"rate": self.rate}

    def quantile(self, p: float) -> float:
        """Return the value that a share p lies below."""
        return -math.log1p(-p) / self.rate

    def tails(self, x: float) -> tuple[float, float]:
        """Return the shares below and above x."""
        return -math.expm1(-self.rate * max(x, 0.0)), math.exp(-self.rate * max(x, 0.0))

    def log_density(self, x: Floats) -> Floats:
        """Return the logarithm of the density."""
        return np.where(x >= 0, math.log(self.rate) - self.rate * x, -math.inf)


@dataclass(frozen=True, slots=True)
class FoldedNormal:
    """Distribution of the distance of a normal reading from 0; half normal where its mean is 0."""

    mean: float
    sd: float
    name: str = "folded-normal"

    @property
    def parameters(self) -> dict[str, float]:
        """Mean and standard deviation of the normal distribution before folding."""
        return {"mean": self.mean, "sd": self.sd}

    def quantile(self, p: float) -> float:
        """Return the value that a share p lies below."""

        def gap(x: float) -> float:
            below, above = self.tails(x)
            return math.log(below / p) if p < 0.5 else math.log((1.0 - p) / above)

        # Folding only takes away from below: the quantile lies above that of the normal distribution.
        start = max(self.sd * _PRECISE, self.mean + self.sd * normal_quantile(p))
        return rising_root(gap, start=start, step=self.sd, root=_PRECISE)

    def tails(self, x: float) -> tuple[float, float]:
        """Return the shares below and above x."""
        if x <= 0:
            return 0.0, 1.0
        low, high = (-x - self.mean) / self.sd, (x - self.mean) / self.sd
        above = normal_tail(high) + normal_tail(-low)
        far = high < 0
        below = normal_tail(-high) - normal_tail(-low) if far else 0.5 * (_erf(high) - _erf(low))
        return below, above

    def log_density(self, x: Floats) -> Floats:
        """Return the logarithm of the density."""
        near, far = (x - self.mean) / self.sd, (x + self.mean) / self.sd
        folded = np.logaddexp(-0.5 * near * near, -0.5 * far * far) - math.log(self.sd * _ROOT_2_PI)
        return np.where(x >= 0, folded, -math.inf)


def _erf(z: float) -> float:
    return math.erf(z * math.sqrt(0.5))
