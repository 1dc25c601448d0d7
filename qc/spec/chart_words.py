"""The charts that a standard may name: of measured characteristics, of counts, of rare events."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from qc.terms import AttributeChart, ChartKind, RareEventChart
from qc.words.labels import LABELS

_KINDS = (ChartKind, AttributeChart, RareEventChart)
_WORDS = {word.value: word for kind in _KINDS for word in kind}


def _read(value: Any) -> ChartKind | AttributeChart | RareEventChart:
    """Return the chart that a word of TOML names."""
    if not isinstance(value, str) or value not in _WORDS:
        raise PydanticCustomError("enum", "not the name of a chart")
    return _WORDS[value]


Chart = Annotated[
    ChartKind | AttributeChart | RareEventChart,
    PlainValidator(_read),
    WithJsonSchema(
        {
            "enum": list(_WORDS),
            "type": "string",
            "x-taplo": {"docs": {"enumValues": [LABELS[word].text for word in _WORDS.values()]}},
        }
    ),
]
"""A chart by its name; which ones fit a characteristic is a question of sense, not of shape."""
