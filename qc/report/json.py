"""Every fact of a verdict as JSON: the interface for other programs.

``schema_version`` counts as semantic versions do: a minor step adds keys, a major step changes or removes some.
Numbers are unrounded and in the standard's units; what has no value is ``null``; words stand in both languages.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any

import numpy as np

from qc.report.parts.readiness_json import plain_readiness
from qc.report.plain_facts import characteristic_facts
from qc.verdict import decide
from qc.verdict.wording.reasons import reasons
from qc.words import Message, language
from qc.words.language import CODES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Batch
    from qc.verdict.model import LotFacts

SCHEMA = "qc-verdict"
SCHEMA_VERSION = "1.9"
_MOST = 10
Conversion = Callable[[Any, int | None], Any]
_KNOWN: dict[type, Conversion] = {}
_STANDARD_KEYS = {"buyer", "part_number", "part_name", "drawing", "revision", "edition", "status"}


def to_json(facts: LotFacts) -> str:
    """Return every fact of a lot as JSON text.

    Parameters
    ----------
    facts : LotFacts
        The lot.

    Returns
    -------
    str
        UTF-8 text ending in a line break; the same facts give the same text.
    """
    return json.dumps(plain(lot_facts(facts)), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def to_short_json(facts: LotFacts) -> str:
    """Return the verdict as a report carries it: without indentation, and long series in few words.

    Of more than 10 numbers stand how many they are, the first, last, lowest and highest, and their mean; of more than
    10 of anything else the first 10 and how many follow. The readings beside it give all of them again.

    Parameters
    ----------
    facts : LotFacts
        The lot.

    Returns
    -------
    str
        UTF-8 text ending in a line break, a line for each key.
    """
    lines = (
        f"{json.dumps(key)}: {json.dumps(plain(value, most=_MOST), ensure_ascii=False, allow_nan=False)}"
        for key, value in lot_facts(facts, most=_MOST).items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def lot_facts(facts: LotFacts, *, most: int | None = None) -> dict[str, Any]:
    """Return a lot's facts under the keys that the interface promises; of signals the first ``most`` and one more."""
    spec = facts.spec
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "program": facts.program,
        "decision": decide.decision(facts),
        "reasons": reasons(facts),
        "answers": {
            "conformity": decide.lot_conformity(facts),
            "stability": decide.lot_stability(facts),
            "capability": decide.lot_capability(facts),
        },
        "standard": {
            "file": facts.spec_name,
            "sha256": facts.spec_sha256,
            **spec.model_dump(include=_STANDARD_KEYS),
            "lot": spec.lot.model_dump(),
        },
        "identity": facts.identity,
        "units_measured": facts.batch.measured,
        "inputs": [*_inputs("pilot", facts.pilot), *_inputs("batch", facts.batch)],
        "data_notes": [note for batch in (facts.pilot, facts.batch) if batch is not None for note in batch.notes],
        "slips": _of_both(facts, lambda batch: batch.slips),
        "corrections": _of_both(facts, lambda batch: batch.corrections),
        "left_out": facts.left_out,
        "characteristics": [characteristic_facts(c, facts, most) for c in facts.characteristics],
        "together": facts.together,
        "readiness": plain_readiness(facts.readiness),
        "questions": facts.questions,
        "over_lots": _over_lots(facts),
    }


def _over_lots(facts: LotFacts) -> dict[str, Any] | None:
    """Return what the lots together show, and what this one comes to without them."""
    found = facts.over_lots
    if found is None:
        return None
    return {"lots": found.lots, "left": found.left, "decision_alone": decide.decision_alone(facts)}


def plain(value: Any, *, most: int | None = None) -> Any:
    """Return ``value`` as JSON knows it: arrays as lists, NaN as null, messages in both languages.

    Parameters
    ----------
    value : object
        Facts.
    most : int, optional
        Longer series are told in few words.
    """
    kind = type(value)
    if kind not in _KNOWN:
        _KNOWN[kind] = _conversion(kind)
    return _KNOWN[kind](value, most)


def _conversion(kind: type) -> Conversion:
    """Return what turns values of a type into JSON's."""
    for kinds, convert in _CONVERSIONS:
        if issubclass(kind, kinds):
            return convert
    assert is_dataclass(kind), f"no JSON for {kind}"
    names = tuple(field.name for field in fields(kind))
    return lambda value, most: {name: plain(getattr(value, name), most=most) for name in names}


def _array(array: NDArray[Any], most: int | None) -> Any:
    """Return an array as a list, or in few words."""
    if most is not None and array.size > most and array.dtype.kind in "iuf":
        return _in_few_words(array.ravel())
    return array.tolist() if _is_plain(array) else _sequence(array.tolist(), most)


def _in_few_words(numbers: NDArray[Any]) -> Any:
    """Return what a long series is like."""
    known = numbers[np.isfinite(numbers)]
    told = {"lowest": known.min(), "highest": known.max(), "mean": known.mean()} if known.size else {}
    return plain({"numbers": numbers.size, "known": known.size, "first": numbers[0], "last": numbers[-1], **told})


def _sequence(entries: Sequence[Any], most: int | None) -> Any:
    """Return a list, or its beginning and how many follow."""
    if most is None or len(entries) <= most:
        return [plain(entry, most=most) for entry in entries]
    if all(isinstance(entry, int | float) for entry in entries):
        return _in_few_words(np.array(entries, dtype=np.float64))
    return [*(plain(entry, most=most) for entry in entries[:most]), {"more": len(entries) - most}]


def _of_both(facts: LotFacts, part: Callable[[Batch], Sequence[Any]]) -> list[Any]:
    """Return something of the pilot and of the batch, each only once: both may come from one file."""
    batches = (batch for batch in (facts.pilot, facts.batch) if batch is not None)
    return list(dict.fromkeys(one for batch in batches for one in part(batch)))


def _inputs(role: str, batch: Batch | None) -> list[dict[str, Any]]:
    """Return the files of one role, each with its digest."""
    return [] if batch is None else [{"role": role, **plain(source)} for source in batch.sources]


def _is_plain(array: NDArray[Any]) -> bool:
    """Whether JSON knows every entry as it is."""
    return array.dtype.kind in "biuU" or (array.dtype.kind == "f" and bool(np.isfinite(array).all()))


_CONVERSIONS: tuple[tuple[type | tuple[type, ...], Conversion], ...] = (
    (Message, lambda said, _most: {code: language(code).say(said) for code in CODES}),
    (Enum, lambda term, _most: term.value),
    ((bool, str, int, NoneType), lambda value, _most: value),
    ((float, np.floating), lambda number, _most: float(number) if math.isfinite(number) else None),
    (np.integer, lambda number, _most: int(number)),
    (dt.date, lambda day, _most: day.isoformat()),
    (np.ndarray, _array),
    (Mapping, lambda entries, most: {str(name): plain(entry, most=most) for name, entry in entries.items()}),
    ((tuple, list), _sequence),
)
