"""A standard that was made here as a file: every key with a comment in the reader's language."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from qc.spec.allowed import as_toml
from qc.spec.draft import head_data, item_data
from qc.terms import SeverityClass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qc.spec.draft import Draft, DraftItem
    from qc.words import Language, Message

_ABOVE = (
    message("A buyer's standard. Lines that begin with # are remarks for people; qc does not read them."),
    message("After every change: qc spec check FILE. Numbers are written with a point here: 12.05."),
)
_TAKEN = message("Taken for granted: check it, and correct the lines below where it is not so.")
_HEAD: Mapping[str, Message] = {
    "buyer": message("Who orders the part."),
    "part_number": message("As it stands on the buyer's drawing or order."),
    "revision": message("The buyer's revision, and its date as year-month-day."),
    "status": message(
        "contoh: no buyer has approved this yet, and every report says so; after the approval write disetujui."
    ),
}
_LOT = (
    message("What the buyer asks of the whole lot. Ask the buyer; without an answer leave the # in place."),
    message("Fewest units to measure in a lot."),
)
_MEASURED: Mapping[str, Message] = {
    "unit": message("Unit of the limits and of the readings."),
    "nominal": message("The size to aim at."),
    "tolerance": message("A published tolerance fills lsl and usl; qc spec show prints what it gives."),
    "lsl": message("The smallest value that the buyer accepts."),
    "usl": message("The largest value that the buyer accepts."),
    "sides": message("Only one limit: lower is a minimum, upper is a maximum."),
    "gauge": message("What it is measured with, and the smallest step that the gauge shows, in the same unit."),
    "subgroup_size": message("So many units in a row are taken together for the control chart."),
}
_CLASS = message("critical: safety, or the part cannot be fitted; major: it may fail; minor: appearance.")
_KIND = message("Judged OK or NG, or counted; no numbers.")
_NO_GAUGE = message("Which gauge does the buyer ask for, and what is its smallest step? Fill it in without the #:")
_INDEX = message("Does the buyer ask for a process index (Cpk or Ppk)? Then take the # away:")
_SAMPLING = message("Does the buyer accept by AQL? Then take the # away; without it not one unit may be NG:")
_USUAL_MINIMUM = {SeverityClass.CRITICAL: 1.67, SeverityClass.MAJOR: 1.33}


def draft_text(draft: Draft, reader: Language) -> str:
    """Return the file of a standard that was made here.

    Parameters
    ----------
    draft : Draft
        What it asks.
    reader : Language
        Of the comments.

    Returns
    -------
    str
        TOML that ``qc spec check`` accepts where ``draft_findings`` finds nothing.
    """
    blocks = [_said(reader, *_ABOVE), "\n".join(_head(draft, reader)), "\n".join(_lot(reader))]
    blocks += ["\n".join(_item(item, reader)) for item in draft.items]
    return "\n\n".join(blocks) + "\n"


def _said(reader: Language, *remarks: Message) -> str:
    """Return remarks as comments; no remark can end its line."""
    return "\n".join(f"# {' '.join(reader.say(remark).split())}" for remark in remarks)


def _head(draft: Draft, reader: Language) -> Iterator[str]:
    """Yield the keys of the whole standard."""
    if draft.remarks:
        yield _said(reader, _TAKEN, *draft.remarks)
    for key, value in head_data(draft).items():
        if key in _HEAD:
            yield _said(reader, _HEAD[key])
        yield _line(key, value)


def _lot(reader: Language) -> Iterator[str]:
    """Yield what may be asked of the lot, switched off."""
    yield _said(reader, _LOT[0])
    yield "[lot]"
    yield _said(reader, _LOT[1])
    yield "# min_units = 100"


def _item(item: DraftItem, reader: Language) -> Iterator[str]:
    """Yield one characteristic."""
    yield "[[characteristic]]"
    if item.remarks:
        yield _said(reader, _TAKEN, *item.remarks)
    for key, value in item_data(item).items():
        comment = _CLASS if key == "class" else _KIND if key == "kind" else _MEASURED.get(key)
        if comment is not None:
            yield _said(reader, comment)
        yield _line(key, value)
    yield from _asked_of_the_buyer(item, reader)


def _asked_of_the_buyer(item: DraftItem, reader: Language) -> Iterator[str]:
    """Yield keys that only the buyer can fill, switched off."""
    if item.kind == "variable" and item.gauge is None:
        yield _said(reader, _NO_GAUGE)
        yield f"# {_line('gauge', _gauge_to_fill_in(item))}"
    if item.kind == "variable" and item.severity in _USUAL_MINIMUM:
        yield _said(reader, _INDEX)
        yield f"# {_line('capability', {'index': 'ppk', 'minimum': _USUAL_MINIMUM[item.severity]})}"
    if item.severity is not SeverityClass.CRITICAL:
        yield _said(reader, _SAMPLING)
        yield f"# {_line('sampling', {'standard': 'iso-2859-1', 'level': 'II', 'aql': 1.0})}"


def _gauge_to_fill_in(item: DraftItem) -> dict[str, Any]:
    """Return the gauge that the table names, its step as far as its name says one; else what is usual."""
    named = item.gauge_named
    step = re.search(r"(?<![\d.,])0[.,]\d+(?=\s*(?:mm)?\s*$)", named)
    resolution = float(step[0].replace(",", ".")) if step else 0.01 if item.unit == "mm" else 0.1
    if named:
        return {"name": {"id": named, "en": named}, "resolution": resolution}
    usual = {"id": "Jangka sorong", "en": "Caliper"} if item.unit == "mm" else {"id": "Alat ukur", "en": "Gauge"}
    return {"name": usual, "resolution": resolution}


def _line(key: str, value: Any) -> str:
    return f"{key} = {value.isoformat() if isinstance(value, dt.date) else as_toml(value)}"
