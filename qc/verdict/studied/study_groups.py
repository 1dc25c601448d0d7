"""Groups of a column side by side: operators, machines, cavities, material lots."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qc import stats
from qc.values import dataclass
from qc.verdict.studied.study import Study, shown_p
from qc.verdict.studied.study_crossed import cleared
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.stats.description.streams import StreamComparison
    from qc.terms import Context
    from qc.verdict.studied.study import Studied

MOST_GROUPS = 30
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Groups of one column compared.

    Attributes
    ----------
    comparison : StreamComparison
        Means in pairs with simultaneous intervals, and whether all means and all spreads are alike.
    components : VarianceComponents
        How much of the variance lies between the groups, if these stand for many such groups.
    left_out : tuple of str
        Groups of a single reading.
    unnamed : int
        Readings of which the file does not name the group.
    apart : bool
        Whether every group was measured in one stretch of its own: then time may explain a difference as well.
    """

    comparison: StreamComparison
    components: stats.VarianceComponents
    left_out: tuple[str, ...]
    unnamed: int
    apart: bool


def compare(studied: Studied, by: Context | None) -> Study:
    """Return the groups of a column compared, corrected for all pairs and for all columns that are compared.

    Parameters
    ----------
    studied : Studied
        The readings.
    by : Context
        The column.
    """
    assert by is not None, "a comparison names its column"
    labels = studied.series.context.get(by)
    if labels is None:
        return Study(kind="compare", by=by, refused=message("the file has no column for {column}", column=by))
    there = studied.series.present
    named = labels[there].astype(np.str_)
    known = np.char.str_len(named) > 0
    names, codes, sizes = np.unique(named[known], return_inverse=True, return_counts=True)
    kept = [str(name) for name, size in zip(names, sizes, strict=True) if size >= _FEWEST]
    refused = _refusal(by, kept)
    if refused is not None:
        return Study(kind="compare", by=by, refused=refused)
    readings = studied.readings[known]
    streams = {str(name): readings[codes == code] for code, name in enumerate(names) if str(name) in kept}
    found = _found(studied, streams)
    groups = Groups(
        comparison=found[0],
        components=found[1],
        left_out=tuple(str(name) for name in names if str(name) not in kept),
        unnamed=int((~known).sum()),
        apart=int((codes[1:] != codes[:-1]).sum()) == names.size - 1,
    )
    return Study(kind="compare", by=by, found=groups, said=_said(studied, by, groups))


def _refusal(by: Context, kept: list[str]) -> Message | None:
    if len(kept) < _FEWEST:
        return message("{column}: the file names only one group with two readings or more", column=by)
    if len(kept) > MOST_GROUPS:
        return message(
            "{column}: {count} groups are too many to compare in pairs (at most {most})",
            column=by,
            count=len(kept),
            most=MOST_GROUPS,
        )
    return None


def _found(
    studied: Studied, streams: dict[str, NDArray[np.float64]]
) -> tuple[StreamComparison, stats.VarianceComponents]:
    """Compare at a confidence that all columns share (Bonferroni)."""
    asked = studied.settings
    confidence = 1.0 - (1.0 - asked.confidence) / len(studied.characteristic.compare)
    comparison = stats.compare_streams(
        streams, correction="tukey" if asked.correction == "tukey" else "holm", confidence=confidence
    )
    components = stats.variance_components(streams.values(), confidence=asked.confidence)
    if asked.components == "reml":
        components = replace(components, components=stats.likelihood_components(streams.values()))
    return _with_spread(comparison, streams, asked.spread_test), components


def _with_spread(comparison: StreamComparison, streams: dict[str, NDArray[np.float64]], test: str) -> StreamComparison:
    """Return a comparison with the test of equal spread that the standard names."""
    tests = {"bartlett": stats.bartlett, "fligner-killeen": stats.fligner_killeen}
    if test not in tests:
        return comparison
    try:
        return replace(comparison, spread=tests[test](streams.values()))
    except ValueError:  # a group without spread, of which neither can tell anything
        return replace(comparison, spread=None)


def _said(studied: Studied, by: Context, found: Groups) -> tuple[Message, ...]:
    """Say whether means and spreads differ, how much that is, and what it does not show."""
    said = [_means(studied, by, found)]
    spread = found.comparison.spread
    alpha = 1.0 - found.comparison.confidence
    if spread is not None and spread.p_value <= alpha:
        said.append(message("the groups do not spread alike ({p})", p=shown_p(spread.p_value)))
    parts = found.components.components
    said.append(
        message(
            "about {share} % of the variance lies between the groups",
            share=Number(100 * parts.between / (parts.between + parts.within), 0),
        )
    )
    said.extend(cleared(studied, by))
    if found.apart:
        said.append(
            message("each group was measured in a stretch of its own: a drift of the process would look the same")
        )
    said.append(message("a difference shows that groups differ, not why"))
    if found.left_out:
        said.append(message("left out, with a single reading each: {names}", names=found.left_out))
    if found.unnamed:
        said.append(
            plural(
                "{count} reading names no group and is left out",
                "{count} readings name no group and are left out",
                count=found.unnamed,
            )
        )
    return tuple(said)


def _means(studied: Studied, by: Context, found: Groups) -> Message:
    """Say which pair differs most for certain, or how far apart the means can be at most."""
    table = found.comparison
    unit = studied.characteristic.unit
    shown = [pair for pair in table.differences if pair.p_value <= 1.0 - table.confidence]
    if not shown:
        most = max(max(abs(end) for end in pair.interval) for pair in table.differences)
        return message(
            "no difference of the means is shown among {count} groups; none is larger than {most} {unit}",
            count=len(table.names),
            most=studied.number(most),
            unit=unit,
        )
    pair = max(shown, key=lambda each: abs(each.difference))
    upward = pair.difference > 0
    low, high = pair.interval if upward else (-pair.interval[1], -pair.interval[0])
    return message(
        "the means differ: {column} {first} lies {difference} {unit} above {second} ({low} to {high} {unit}); "
        "{count} of {pairs} pairs differ",
        column=by,
        first=pair.first if upward else pair.second,
        second=pair.second if upward else pair.first,
        difference=studied.number(abs(pair.difference)),
        low=studied.number(low),
        high=studied.number(high),
        unit=unit,
        count=len(shown),
        pairs=len(table.differences),
    )
