"""Files that hold different characteristics of the same units: matched by unit number, or one by one, and said so."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.findings import Findings, row_list
from qc.intake.formats.pieces import pieces
from qc.intake.numbering import counted_on
from qc.intake.order import subgroup_labels
from qc.intake.readings.asking import called
from qc.intake.subgroups import made_subgroups
from qc.values import dataclass
from qc.words import message, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qc.intake.numbering import Placed


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """The readings of each table, and whether units are counted through all tables already."""

    tables: Sequence[Sequence[Placed]]
    whole: bool


def aligned(tables: Sequence[Sequence[Placed]], sizes: Mapping[str, int], findings: Findings) -> Aligned:
    """Return tables whose units are counted by their numbers, where different files hold different characteristics.

    Parameters
    ----------
    tables : sequence of sequences of Placed
        The readings of each file or sheet, in the order in which they were given.
    sizes : mapping of str to int
        Units per subgroup where a file names no subgroups.
    findings : Findings
        Where notes go: on how units were matched, and on which of them lack a characteristic.
    """
    if not _side_by_side(tables):
        return Aligned(tables, whole=False)
    numbers = [[_numbers(part) for part in parts] for parts in tables]
    known = [one for given in numbers for one in given if one is not None]
    through = len(known) == sum(map(len, tables)) and _grow(tables, numbers) and _shared(tables, numbers)
    files = tuple(dict.fromkeys(part.cells.name for parts in tables for part in parts))
    if not through:
        said = message(
            "the files {files} hold different characteristics, and no unit numbers tell which belong together: the"
            " first unit of each is taken as the same unit, and so on",
            files=files,
        )
        findings.note(said)
        return Aligned(tables, whole=False)
    findings.note(message("the files {files} were matched by unit number", files=files))
    every = np.unique(np.concatenate(known))
    _note_unpaired(tables, numbers, every, findings)
    made = [
        [_placed(part, every, one, sizes) for part, one in zip(parts, given, strict=True)]
        for parts, given in zip(tables, numbers, strict=True)
    ]
    return Aligned(made, whole=True)


def _side_by_side(tables: Sequence[Sequence[Placed]]) -> bool:
    """Whether two files hold different characteristics; sheets of one file were matched before."""
    held = [(parts[0].cells.name, {part.cells.expected.id for part in parts}) for parts in tables if parts]
    return any(one != other and not own & its for (one, own), (other, its) in combinations(held, 2))


def _numbers(part: Placed) -> NDArray[np.int64] | None:
    """Return the unit number of each reading in production order, None where a file has none or counts lots."""
    if part.numbers.inspected is not None:
        return None
    found = pieces(part.cells, Findings())
    if found is None or found.number is None:
        return None
    return found.number if part.order is None else found.number[part.order]


def _grow(tables: Sequence[Sequence[Placed]], numbers: Sequence[Sequence[NDArray[np.int64] | None]]) -> bool:
    """Whether the numbers of each characteristic go on from file to file."""
    last: dict[str, int] = {}
    for parts, given in zip(tables, numbers, strict=True):
        for part, one in zip(parts, given, strict=True):
            name = part.cells.expected.id
            if one is None or not one.size or int(one[0]) <= last.get(name, int(one[0]) - 1):
                return False
            last[name] = int(one[-1])
    return True


def _shared(tables: Sequence[Sequence[Placed]], numbers: Sequence[Sequence[NDArray[np.int64] | None]]) -> bool:
    """Whether characteristics of different files have unit numbers in common."""
    given = _by_characteristic(tables, numbers)
    return any(np.isin(one, other).any() for one, other in combinations(given.values(), 2))


def _by_characteristic(
    tables: Sequence[Sequence[Placed]], numbers: Sequence[Sequence[NDArray[np.int64] | None]]
) -> dict[str, NDArray[np.int64]]:
    """Return all unit numbers of each characteristic."""
    found: dict[str, list[NDArray[np.int64]]] = {}
    for parts, given in zip(tables, numbers, strict=True):
        for part, one in zip(parts, given, strict=True):
            found.setdefault(part.cells.expected.id, []).extend([] if one is None else [one])
    return {name: np.unique(np.concatenate(one)) for name, one in found.items()}


def _placed(
    part: Placed, every: NDArray[np.int64], numbers: NDArray[np.int64] | None, sizes: Mapping[str, int]
) -> Placed:
    """Return readings with their units counted among all; subgroups that were made of units are made anew."""
    code = part.unit if numbers is None else np.searchsorted(every, numbers).astype(np.int32)
    if np.array_equal(code, part.unit):
        return part
    made = part.cells.width == 1 and subgroup_labels(part.cells) is None
    subgroup = part.subgroup
    if made and subgroup is not None:
        again = made_subgroups(part.cells, code, sizes.get(part.cells.expected.id), Findings())
        subgroup = None if again is None else counted_on(again)
    return replace(part, unit=code, subgroup=subgroup)


def _note_unpaired(
    tables: Sequence[Sequence[Placed]],
    numbers: Sequence[Sequence[NDArray[np.int64] | None]],
    every: NDArray[np.int64],
    findings: Findings,
) -> None:
    """Note the units that lack a characteristic."""
    about = {part.cells.expected.id: part.cells for parts in tables for part in parts}
    for name, own in _by_characteristic(tables, numbers).items():
        lacking = np.setdiff1d(every, own).tolist()
        if lacking:
            findings.note(
                plural(
                    "{name}: unit {units} of the other files has no reading here",
                    "{name}: {count} units of the other files have no reading here: {units}",
                    count=len(lacking),
                    name=called(about[name].expected),
                    units=row_list(lacking),
                ),
                Location(file=about[name].name),
            )
