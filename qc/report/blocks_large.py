"""Blocks of pages that are read from afar or on a phone, and of a statement that is signed."""

from __future__ import annotations

from typing import TypeAlias

from qc.report.blocks import Tone
from qc.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """One word across the page, with its mark."""

    word: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Large:
    """Words in large letters."""

    text: str
    bold: bool = False
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is stated and signed, in a frame of its own."""

    lines: tuple[str, ...]
    tone: Tone = Tone.GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a sum: what is done, and the sum as it would stand on a blackboard."""

    number: int
    said: str
    sums: tuple[str, ...]


LargeBlock: TypeAlias = Poster | Large | Statement | Step
