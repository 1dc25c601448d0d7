"""Sense of a standard's sampling: one way to sample, with all that it needs and a plan that can reject."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qc.spec.allowed import as_toml
from qc.spec.findings import Finding
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qc.spec.locate import Path
    from qc.spec.sampling import Sampling, VariablesSampling

# Percent nonconforming; above 10 the tables count nonconformities.
AQLS = (0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10.0)
"""The acceptance quality limits of the tables for nonconforming units."""

VARIABLES_AQLS = AQLS[5:]
"""Those of the tables by variables."""

_WAYS = ("sample_size", "acceptance_number", "standard", "zero_acceptance", "variables")
_NUMBERS = {"sample_size", "acceptance_number"}
_OF_TABLE = ("level", "aql", "severity")


def sampling_findings(path: Path, asked: Sampling) -> Iterator[Finding]:
    """Yield what makes no sense in a standard's sampling.

    Parameters
    ----------
    path : Path
        The group.
    asked : Sampling
        As it was read.

    Yields
    ------
    Finding
        One for each fault.
    """
    given = asked.model_fields_set
    ways = [way for way in _WAYS if way in given and getattr(asked, way) is not None]
    if len(ways) > 1 and not set(ways) <= _NUMBERS:
        yield Finding(
            path=(*path, ways[-1]),
            reason=message("there are two ways to sample here"),
            expected=message("either numbers, or one plan"),
            fix=message("keep the way that the buyer asks for, and take the others out"),
            shown=tuple((*path, way) for way in ways),
        )
    yield from _accepts_all(path, asked)
    yield from _table(path, asked)
    if asked.variables is not None:
        yield from _variables((*path, "variables"), asked.variables)


def _accepts_all(path: Path, asked: Sampling) -> Iterator[Finding]:
    """Yield a plan that accepts everything: the sample may be nonconforming altogether."""
    size, number = asked.sample_size, asked.acceptance_number
    if size is not None and number >= size:
        paths = tuple((*path, key) for key in ("sample_size", "acceptance_number"))
        yield Finding(
            path=paths[1],
            reason=message("a sample of {size} would be accepted with every unit nonconforming", size=str(size)),
            expected=message("an acceptance_number smaller than sample_size"),
            shown=paths,
        )


def _table(path: Path, asked: Sampling) -> Iterator[Finding]:
    """Yield a table without what it is entered with, or the reverse."""
    if asked.standard is None:
        lost = [key for key in _OF_TABLE if getattr(asked, key) is not None]
        if lost:
            yield Finding(
                path=(*path, lost[0]),
                reason=message("no table is named that this belongs to"),
                fix=message("add a line such as: {line}", line='standard = "iso-2859-1"'),
            )
    elif asked.aql is None:
        yield Finding(
            path=(*path, "standard"),
            reason=message("the table needs an acceptance quality limit"),
            fix=message("add a line such as: {line}", line="aql = 1.0"),
        )
    if asked.aql is not None:
        yield from _listed((*path, "aql"), asked.aql, AQLS)


def _variables(path: Path, asked: VariablesSampling) -> Iterator[Finding]:
    """Yield an AQL that the table does not have, or a known spread that is not given."""
    yield from _listed((*path, "aql"), asked.aql, VARIABLES_AQLS)
    if (asked.sigma == "known") != (asked.sd is not None):
        yield Finding(
            path=(*path, "sigma") if "sigma" in asked.model_fields_set else (*path, "sd"),
            reason=message("sigma and sd do not fit together"),
            expected=message('sd where sigma is "known", and only there'),
        )


def _listed(path: Path, aql: float, listed: tuple[float, ...]) -> Iterator[Finding]:
    """Yield an AQL that stands in no table."""
    if not any(math.isclose(aql, value, rel_tol=1e-9) for value in listed):
        yield Finding(
            path=path,
            reason=message("the tables have no such acceptance quality limit"),
            expected=message("one of: {words}", words=tuple(as_toml(value) for value in listed)),
        )
