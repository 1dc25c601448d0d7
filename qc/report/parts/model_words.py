"""What the readings were taken to follow, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc import stats
from qc.report.parts import figures
from qc.verdict.claim import MODELS
from qc.words import Number, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.verdict.claim import Modelled
    from qc.words import Message


_NAMES: Mapping[str, Message] = {
    "mean": message("mean"),
    "sd": message("sd"),
    "meanlog": message("mean of the logarithms"),
    "sdlog": message("sd of the logarithms"),
    "shape": message("shape"),
    "scale": message("scale"),
    "rate": message("rate"),
}
"""What the parameters of distributions are called."""


def model_notes(found: Modelled) -> Iterator[Message]:
    """Yield what an index rests on, its parameters, and what it was chosen from.

    Parameters
    ----------
    found : Modelled
        The model.
    """
    if isinstance(found.found, stats.BoundedFit):
        yield message(
            "By the {model}, fitted by maximum likelihood ({parameters}): the half widths run from the median to the "
            "0.135 % and 99.865 % percentiles.",
            model=MODELS[found.chosen],
            parameters=_parameters(found.found),
        )
    elif found.chosen == "percentile":
        yield message("By the readings' own percentiles (0.135 %, 50 %, 99.865 %), without a distribution.")
    else:
        yield message(
            "Of the readings after a {model}; the error of the transformation is not in the bounds.",
            model=MODELS[found.chosen],
        )
    if found.ranking is not None and len(found.ranking.fits) > 1:
        yield message(
            "Chosen as the best by Akaike's criterion; the next is the {second}, worse by {margin} (below 2 is a "
            "matter of taste).",
            second=MODELS[found.ranking.fits[1].distribution.name],
            margin=figures.number(found.ranking.margin, 1),
        )


def _parameters(found: stats.BoundedFit) -> tuple[Message, ...]:
    return tuple(
        message("{name} = {value}", name=_NAMES[name], value=Number(value))
        for name, value in found.fit.distribution.parameters.items()
    )
