"""A gauge's keyboard dump: a number on each line, and no header that says what was measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from qc.errors import Location
from qc.intake.formats.written import WrittenSheet
from qc.intake.matching import called
from qc.intake.readings.cell import Mark, is_missing, take_apart, value
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.intake.findings import Findings
    from qc.intake.plan import ColumnPlan, ExpectedColumn

_LOOKED_AT = 200
_LINE = re.compile(r"\r\n|\r|\n")


def is_dump(text: str) -> bool:
    r"""Return whether every one of the first lines holds one number, or says that there is none.

    Parameters
    ----------
    text : str
        The beginning of a file.

    Examples
    --------
    >>> is_dump("12.003\n12.005 mm\n\n-\n"), is_dump("12.003;12.005\n"), is_dump("d_luar\n12.003\n")
    (True, False, False)
    """
    lines = [line.strip() for line in _LINE.split(text)[:_LOOKED_AT]]
    given = [line for line in lines if line]
    numbers = [line for line in given if take_apart(line).digits]
    return bool(numbers) and all(take_apart(line).digits or is_missing(line) for line in given)


def dump_sheet(name: str, text: str, plan: ColumnPlan, findings: Findings) -> WrittenSheet | None:
    """Return the numbers as a column of the characteristic that they must be of, or None with a question.

    Parameters
    ----------
    name : str
        The file, as the user gave it.
    text : str
        All of it.
    plan : ColumnPlan
        What the standard asks for.
    findings : Findings
        Where the note or the question goes.
    """
    lines = [(number, line.strip()) for number, line in enumerate(_LINE.split(text), start=1) if line.strip()]
    measured = [column for column in plan.columns if column.counts is None]
    fitting = measured if len(measured) == 1 else [c for c in measured if _fits(c, [line for _, line in lines])]
    place = Location(file=name)
    if len(fitting) != 1:
        findings.problem(
            message("this file holds numbers without a header: it does not say what was measured"),
            place,
            found=", ".join(line for _, line in lines[:5]),
            expected=message("one of: {names}", names=", ".join(map(called, fitting or measured))),
            fix=message("Write the characteristic's name as the first line of the file."),
        )
        return None
    found = fitting[0]
    said = message("numbers without a header are read as {name}", name=called(found))
    if len(measured) > 1:
        said = message("numbers without a header are read as {name}: only its limits fit them", name=called(found))
    findings.note(said, place)
    return WrittenSheet(
        name=name,
        headers=(found.id,),
        cells=tuple((line,) for _, line in lines),
        lines=tuple(number for number, _ in lines),
    )


def _fits(expected: ExpectedColumn, lines: Sequence[str]) -> bool:
    """Whether the middle one of the numbers lies within twice the tolerance around the middle of the limits."""
    lsl, usl = expected.lsl, expected.usl
    if lsl is None or usl is None:
        return True
    numbers = [value(digits, Mark.EITHER) for line in lines if (digits := take_apart(line).digits)]
    given = [number for number in numbers if number is not None]
    return bool(given) and abs(float(np.median(given)) - (lsl + usl) / 2) <= 2 * (usl - lsl)
