"""The words of questions about readings that are too regular, or stand in two lots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qc.verdict.asked.question_facts import Told
from qc.verdict.asked.question_words import cell_of, few, reading_of
from qc.words import Message, Number, message, plural

if TYPE_CHECKING:
    from qc import stats
    from qc.verdict.asked.question_facts import SharedStretch, SharedWhole
    from qc.verdict.asked.question_readings import Readings


def even(found: Readings, told: stats.EvenSpread, size: int) -> Told:
    """Say that the groups spread too much alike."""
    return Told(
        expected=message(
            "that the spread of {groups} groups of {size} readings differs as chance makes it",
            groups=told.groups,
            size=size,
        ),
        seen=message(
            "it differs only {share} % as much, over {n} readings", share=Number(100 * told.ratio, 0), n=found.n
        ),
        ask=message("How were the units of a group chosen and written down? Are these averages?"),
    )


def turns(found: Readings, told: stats.Alternation) -> Told:
    """Say that the series turns at almost every reading."""
    return Told(
        expected=message("about {count} turns up or down", count=Number(told.expected, 0)),
        seen=message("{turns} turns in {n} readings", turns=told.turns, n=int(np.size(found.values))),
        ask=message("Do two streams alternate here, or is the machine set back after every unit?"),
    )


def stairs(found: Readings, told: stats.Stairs) -> Told:
    """Say that readings go on by the same step."""
    rise = reading_of(found, abs(told.rise) * found.step)
    seen = message("{length} readings in a row, each {rise} above the one before", length=told.length, rise=rise)
    if told.rise < 0:
        seen = message("{length} readings in a row, each {rise} below the one before", length=told.length, rise=rise)
    return Told(
        expected=message(
            "that readings scatter around any trend: a reading falls on one given step in at most {rate} % of cases",
            rate=Number(100 * told.rate, 0),
        ),
        seen=seen,
        where=message("from {first}", first=cell_of(found, told.first)),
        ask=message("Were these readings filled in by a spreadsheet, or calculated? Which gauge gave them?"),
    )


def round_index(found: Readings, told: stats.RoundFigures) -> Told:
    """Say that mean and index stand on round numbers."""
    return Told(
        expected=message(
            "that the mean of {n} readings and their index lie a little beside round numbers, as chance makes it",
            n=found.n,
        ),
        seen=message(
            "the mean is {mean} at a nominal of {nominal}, and Ppk is {index}",
            mean=Number(told.mean),
            nominal=Number(told.nominal),
            index=Number(told.index, 4),
        ),
        ask=message("How were these readings chosen and written down? Were some left out, or calculated?"),
    )


def lot_block(found: Readings, shared: SharedStretch, expected: float, rate: float) -> Told:
    """Say which readings stand in another lot too, in the same order."""
    return Told(
        expected=message(
            "by chance {count} such repeats, if two readings are equal in {rate} % of cases",
            count=few(expected),
            rate=Number(100 * rate, 1),
        ),
        seen=message(
            "{length} readings in a row stand also in lot {lot}, in the same order",
            length=shared.length,
            lot=shared.lot,
        ),
        where=_both(cell_of(found, shared.place), shared.row, shared.lot),
        ask=_SAME,
    )


def lot_units(first: Message, shared: SharedWhole, expected: float, size: int) -> Told:
    """Say how many units stand in another lot too, by all their readings."""
    return Told(
        expected=message("by chance {count} pairs of equal units", count=few(expected)),
        seen=plural(
            "{count} unit with all {size} readings as a unit in lot {lot}",
            "{count} units with all {size} readings as units in lot {lot}",
            count=shared.units,
            size=size,
            lot=shared.lot,
        ),
        where=_both(first, shared.row, shared.lot),
        ask=_SAME,
    )


_SAME = message("Is this the same lot once more, or were these units measured once and written in both lots?")


def _both(here: Message, row: int, lot: str) -> Message:
    return message("from {first}, and in lot {lot} from row {row} of its file", first=here, lot=lot, row=str(row))
