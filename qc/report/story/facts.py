"""A sample with a story, as ``qc demo`` tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from qc.verdict.model import LotFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text that a story tells in each language.

    Attributes
    ----------
    texts : tuple of (str, str)
        Language and text.
    """

    texts: tuple[tuple[str, str], ...]

    def say(self, code: str) -> str:
        """Return the text in the language ``code``."""
        return dict(self.texts)[code]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A sample with its story.

    Attributes
    ----------
    name : str
        What it is called by: its folder's name.
    spec : Path
        The standard that it is held against.
    batch, pilot : tuple of Path
        Its files; no pilot where ``pilot_units`` says how many of the batch's first units are the pilot.
    pilot_units : int or None
        See ``pilot``.
    made : int
        Units made.
    product, line, see : Told
        What is made; the story in a line; what to see in the report.
    workshop, lot : str or None
        Who made it (invented), and the lot's number.
    source : str or None
        Where real measurements were published; None where they are invented.
    """

    name: str
    spec: Path
    batch: tuple[Path, ...]
    pilot: tuple[Path, ...]
    pilot_units: int | None
    made: int
    product: Told
    line: Told
    see: Told
    workshop: str | None = None
    lot: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DemoFacts:
    """A story with what was found of its lot.

    Attributes
    ----------
    story : Story
        What it tells.
    lot : LotFacts
        What was found.
    """

    story: Story
    lot: LotFacts
