"""Sense of a capability that a standard asks for: an index that the limits and the model allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.spec.findings import Finding
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.locate import Path
    from qc.spec.model import Characteristic
    from qc.spec.parts import Capability

_OF_BOTH_LIMITS = {"cp", "pp", "cpm"}
_OVERALL = {"pp", "ppk"}
_TRANSFORMED = {"box-cox", "johnson"}


def capability_findings(path: Path, item: Characteristic) -> Iterator[Finding]:
    """Yield an index that cannot be computed.

    Parameters
    ----------
    path : Path
        The characteristic.
    item : Characteristic
        As it was read.

    Yields
    ------
    Finding
        One for each fault.
    """
    asked = item.capability
    if asked is None:
        return
    here = (*path, "capability")
    both = item.lsl is not None and item.usl is not None
    if asked.index in _OF_BOTH_LIMITS and not both:
        yield Finding(
            path=(*here, "index"),
            reason=message("{index} needs both limits", index=asked.index.capitalize()),
            expected=message("one of: {words}", words=('"cpk"', '"ppk"')),
        )
    if asked.index == "cpm" and item.nominal is None:
        yield Finding(
            path=(*here, "index"),
            reason=message("Cpm needs the nominal size: it counts the distance from it"),
            fix=message("write the size to aim at as nominal, or ask for another index"),
        )
    if asked.min_readings < 2 * item.subgroup_size:
        yield Finding(
            path=(*here, "min_readings"),
            reason=message("an index needs at least two subgroups"),
            expected=message("at least {fewest}", fewest=str(2 * item.subgroup_size)),
        )
    yield from _model(here, asked)
    yield from _phase(here, asked)
    if asked.bound == "exact" and (both or asked.index != "ppk" or asked.model != "normal"):
        yield Finding(
            path=(*here, "bound"),
            reason=message("an exact bound is known for the Ppk of normal readings with one limit only"),
            fix=message("leave bound out"),
        )


def _phase(path: Path, asked: Capability) -> Iterator[Finding]:
    """Yield steps of acceptance that are out of order."""
    if asked.accepted_above is not None and asked.accepted_above <= asked.minimum:
        yield Finding(
            path=(*path, "accepted_above"),
            reason=message("between minimum and accepted_above the buyer decides, and nothing lies between them"),
            expected=message("a number above minimum"),
            fix=message("leave accepted_above out where minimum alone decides"),
            shown=((*path, "minimum"), (*path, "accepted_above")),
        )
    if asked.full_readings is not None and asked.full_readings <= asked.min_readings:
        yield Finding(
            path=(*path, "full_readings"),
            reason=message("below min_readings no index is given, so that none can be preliminary"),
            expected=message("a number above min_readings"),
            fix=message("leave full_readings out where there is nothing preliminary"),
            shown=((*path, "min_readings"), (*path, "full_readings")),
        )


def _model(path: Path, asked: Capability) -> Iterator[Finding]:
    """Yield a model that does not give the index, or no bound that is to be judged."""
    if asked.model == "normal":
        return
    if asked.index not in _OVERALL:
        yield Finding(
            path=(*path, "index"),
            reason=message("of readings that are not taken to be normal only Pp and Ppk are known"),
            expected=message("one of: {words}", words=('"pp"', '"ppk"')),
            shown=((*path, "index"), (*path, "model")),
        )
    no_bound = asked.model == "percentile" or (asked.index == "pp" and asked.model not in _TRANSFORMED)
    if asked.judge == "lower_bound" and no_bound:
        yield Finding(
            path=(*path, "judge"),
            reason=message("this model gives the index no lower bound"),
            expected=message("one of: {words}", words=('"estimate"',)),
            shown=((*path, "judge"), (*path, "index"), (*path, "model")),
        )
