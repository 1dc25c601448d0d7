"""The stories of ``samples/``, each judged once for all tests of a process."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.workflow import demo, stories

if TYPE_CHECKING:
    from qc.report.story.facts import Story
    from qc.workflow import Verdict

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
STORIES: dict[str, Story] = {story.name: story for story in stories().stories}


@cache
def verdict_of(name: str) -> Verdict:
    """The verdict on a story's lot."""
    return demo(name).verdict


def beside(name: str, file: str) -> Any:
    """What stands in a JSON file beside a story."""
    return json.loads((SAMPLES / name / file).read_text(encoding="utf-8"))
