"""The lines, dots and bands of one stretch of a panel."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from qc.charts.scene import Band, Glyph, Line, Mark, Style
from qc.charts.thin import STRIP, strips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qc.charts.scene import Item

_SMALLEST_DOT, _LARGEST_DOT = 0.6, 1.5
_TRIMMED = 2


def dot_size(spacing: float) -> float:
    """Return half the width of a dot whose neighbours are ``spacing`` points away."""
    return min(_LARGEST_DOT, max(_SMALLEST_DOT, 0.3 * spacing))


def polyline(x: NDArray[np.float64], y: NDArray[np.float64], style: Style) -> list[Item]:
    """Return the line through neighbouring points, broken where one is missing.

    Parameters
    ----------
    x, y : (k,) float arrays
        Places on the paper; NaN in ``y`` breaks the line.
    style : Style
        Its role.

    Returns
    -------
    list of Line
        A point without neighbours gives none.
    """
    pieces = _unbroken(np.isfinite(y))
    return [Line(points=_pairs(x[part], y[part]), style=style) for part in pieces if part.stop - part.start > 1]


def dots(
    x: NDArray[np.float64], y: NDArray[np.float64], size: float, titles: Sequence[str] = (), *, first: int = 0
) -> list[Item]:
    """Return a dot for each point that is there, with what a pointer is told; ``first`` is the number of the first."""
    told = titles or [""] * x.size
    return [
        Mark(x=px, y=py, glyph=Glyph.DOT, style=Style.DATA, size=size, title=title, point=point)
        for point, (px, py, title) in enumerate(zip(x.tolist(), y.tolist(), told, strict=True), first)
        if py == py  # noqa: PLR0124 - NaN is not itself; a call per point would cost more than the rest
    ]


def thinned(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[Item]:
    """Return the bands from lowest to highest and from 10 % to 90 %, and the line of medians, strip by strip.

    Parameters
    ----------
    x, y : (k,) float arrays
        Places on the paper; NaN in ``y`` where a point has no value.

    Returns
    -------
    list of Item
        Wide bands, narrow bands, lines: in this order, so that none hides what is drawn on it.
    """
    found = strips(x, y)
    wide: list[Item] = []
    narrow: list[Item] = []
    lines: list[Item] = []
    for part in _neighbours(found.x):
        across = np.clip(_widened(found.x[part], STRIP / 2), x.min(), x.max())
        lowest, lower, median, upper, highest = (
            _widened(values[part], 0.0)
            for values in (found.lowest, found.lower, found.median, found.upper, found.highest)
        )
        wide.append(_ribbon(across, lowest, highest, Style.BAND_OUTER))
        narrow.append(_ribbon(across, lower, upper, Style.BAND_INNER))
        lines.append(Line(points=_pairs(across, median), style=Style.DATA))
    return [*wide, *narrow, *lines]


def steps(edges: NDArray[np.float64], y: NDArray[np.float64], style: Style) -> list[Item]:
    """Return a limit as a stepped line: level at each point, changing between points.

    Parameters
    ----------
    edges : (k + 1,) float array
        Where each point's level begins and ends, ascending.
    y : (k,) float array
        Its height on the paper; NaN breaks the line.
    style : Style
        Its role.

    Returns
    -------
    list of Line
        A limit that does not change takes two points, however long it is.
    """
    levels = np.round(y, _TRIMMED)
    starts = np.flatnonzero(np.concatenate(([True], levels[1:] != levels[:-1])))
    ends = np.append(starts[1:], levels.size)
    lines: list[list[tuple[float, float]]] = []
    connected = False
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        level = float(levels[start])
        if np.isnan(level):
            connected = False
            continue
        if not connected:
            lines.append([])
        lines[-1].extend(((float(edges[start]), level), (float(edges[end]), level)))
        connected = True
    return [Line(points=tuple(line), style=style) for line in lines]


def halfway(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the edges between neighbours, and as far beyond both ends.

    Examples
    --------
    >>> halfway(np.array([1.0, 2.0, 4.0])).tolist()
    [0.5, 1.5, 3.0, 5.0]
    >>> halfway(np.array([7.0])).tolist()
    [6.5, 7.5]
    """
    if x.size < 2:
        return np.array([x[0] - 0.5, x[0] + 0.5])
    middles = (x[1:] + x[:-1]) / 2
    return np.concatenate(([2 * x[0] - middles[0]], middles, [2 * x[-1] - middles[-1]]))


def _unbroken(present: NDArray[np.bool_]) -> Iterator[slice]:
    """Yield each run of present points."""
    changes = np.flatnonzero(np.diff(np.concatenate(([False], present, [False]))))
    for start, stop in changes.reshape(-1, 2).tolist():
        yield slice(start, stop)


def _neighbours(x: NDArray[np.float64]) -> Iterator[slice]:
    """Yield each run of strips that lie side by side."""
    breaks = np.flatnonzero(np.diff(x) > 1.5 * STRIP) + 1
    bounds = [0, *breaks.tolist(), x.size]
    for start, stop in pairwise(bounds):
        if stop > start:
            yield slice(start, stop)


def _ribbon(x: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64], style: Style) -> Band:
    """Return the band between two lines."""
    return Band(points=(*_pairs(x, high), *_pairs(x, low)[::-1]), style=style)


def _widened(values: NDArray[np.float64], by: float) -> NDArray[np.float64]:
    """Return strips' values with the first and the last once more, moved outwards: a strip has width."""
    return np.concatenate(([values[0] - by], values, [values[-1] + by]))


def _pairs(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[tuple[float, float], ...]:
    """Return two arrays as points."""
    return tuple(zip(x.tolist(), y.tolist(), strict=True))
