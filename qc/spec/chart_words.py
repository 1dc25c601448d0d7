"""The charts that a standard may name: of measured characteristics, of counts, of rare events."""

from __future__ import annotations

from typing import Annotated

from qc.spec.kinds import OneOf
from qc.terms import AttributeChart, ChartKind, RareEventChart
from qc.words.labels import LABELS

_KINDS = (ChartKind, AttributeChart, RareEventChart)
_WORDS = {word.value: word for kind in _KINDS for word in kind}
_SAID = {"x-taplo": {"docs": {"enumValues": [LABELS[word].text for word in _WORDS.values()]}}}

Chart = Annotated[ChartKind | AttributeChart | RareEventChart, OneOf(_WORDS, said=_SAID)]
"""A chart by its name; which ones fit a characteristic is a question of sense, not of shape."""
