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

from qc.report.plain_facts import characteristic_facts
from qc.report.readiness_json import plain_readiness
from qc.verdict import decide
from qc.verdict.reasons import reasons
from qc.words import Message, language
from qc.words.language import CODES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qc.intake.batch import Batch
    from qc.verdict.model import LotFacts

SCHEMA = "qc-verdict"
SCHEMA_VERSION = "1.5"
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
    """Return the same as ``to_json`` without indentation, a line for each key: a third of the time.

    Parameters
    ----------
    facts : LotFacts
        The lot.

    Returns
    -------
    str
        UTF-8 text ending in a line break.
    """
    lines = (
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, allow_nan=False)}"
        for key, value in plain(lot_facts(facts)).items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def lot_facts(facts: LotFacts) -> dict[str, Any]:
    """Return a lot's facts under the keys that the interface promises."""
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
        "units_measured": facts.batch.units,
        "inputs": [*_inputs("pilot", facts.pilot), *_inputs("batch", facts.batch)],
        "data_notes": [note for batch in (facts.pilot, facts.batch) if batch is not None for note in batch.notes],
        "slips": _of_both(facts, lambda batch: batch.slips),
        "corrections": _of_both(facts, lambda batch: batch.corrections),
        "left_out": facts.left_out,
        "characteristics": [characteristic_facts(c, facts) for c in facts.characteristics],
        "together": facts.together,
        "readiness": plain_readiness(facts.readiness),
        "questions": facts.questions,
    }


def plain(value: Any) -> Any:
    """Return ``value`` as JSON knows it: arrays as lists, NaN as null, messages in both languages."""
    for kinds, convert in _CONVERSIONS:
        if isinstance(value, kinds):
            return convert(value)
    assert is_dataclass(value), f"no JSON for {type(value)}"
    return {field.name: plain(getattr(value, field.name)) for field in fields(value)}


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


_CONVERSIONS: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    (Message, lambda said: {code: language(code).say(said) for code in CODES}),
    (Enum, lambda term: term.value),
    ((bool, str, int, NoneType), lambda value: value),
    ((float, np.floating), lambda number: float(number) if math.isfinite(number) else None),
    (np.integer, int),
    (dt.date, lambda day: day.isoformat()),
    (np.ndarray, lambda array: array.tolist() if _is_plain(array) else [plain(entry) for entry in array.tolist()]),
    (Mapping, lambda entries: {str(name): plain(entry) for name, entry in entries.items()}),
    ((tuple, list), lambda entries: [plain(entry) for entry in entries]),
)
