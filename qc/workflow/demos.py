"""Demos: samples with a story, from batch to verdict to PDF."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qc.errors import Problem, UsageError
from qc.report.story.facts import DemoFacts, Story, Told
from qc.values import dataclass
from qc.words import language, message
from qc.words.language import CODES

if TYPE_CHECKING:
    from qc.terms import Decision
    from qc.workflow.lots import Verdict

_PACKAGE = Path(__file__).parents[1]
_HOMES = (_PACKAGE / "_library", _PACKAGE.parent)
"""Where specs and samples stand: inside an installed package, or beside it in a checkout."""


@dataclass(frozen=True, slots=True, eq=False)
class Demo:
    """A story with the verdict on its lot.

    Attributes
    ----------
    story : Story
        What it tells.
    verdict : Verdict
        The answer.
    """

    story: Story
    verdict: Verdict

    @property
    def decision(self) -> Decision:
        """What to do with the lot."""
        return self.verdict.decision

    def text(self, lang: str = "id") -> str:
        """Return it as a terminal shows it."""
        from qc.report.story.screen import story_text  # noqa: PLC0415 - loaded only where it is used

        return story_text(DemoFacts(story=self.story, lot=self.verdict.facts), language(lang))


@dataclass(frozen=True, slots=True)
class Stories:
    """All stories.

    Attributes
    ----------
    stories : tuple of Story
        By name.
    """

    stories: tuple[Story, ...]

    def text(self, lang: str = "id") -> str:
        """Return the list as a terminal shows it."""
        from qc.report.story.screen import list_text  # noqa: PLC0415 - loaded only where it is used

        return list_text(self.stories, language(lang))


def stories() -> Stories:
    """Return the stories that come with the program.

    Returns
    -------
    Stories

    Examples
    --------
    >>> found = stories()
    >>> len(found.stories) >= 15, found.stories[0].name
    (True, 'bos-bubut')
    """
    home = library("samples")
    return Stories(tuple(_story(path) for path in sorted(home.glob("*/story.toml"))))


def demo(name: str) -> Demo:
    """Run a story: read its batch, judge it.

    Parameters
    ----------
    name : str
        Which.

    Returns
    -------
    Demo

    Raises
    ------
    UsageError
        If there is no such story.

    Examples
    --------
    >>> demo("ring-piston").decision.value
    'hold'
    """
    told = {story.name: story for story in stories().stories}
    if name not in told:
        raise _unknown(name, tuple(told))
    story = told[name]
    from qc.verdict.model import Identity  # noqa: PLC0415 - the list of stories needs no verdict
    from qc.workflow.lots import inspect  # noqa: PLC0415 - the same

    verdict = inspect(
        story.batch,
        spec=story.spec,
        pilot=story.pilot or None,
        pilot_units=story.pilot_units,
        identity=Identity(workshop=story.workshop, lot=story.lot, quantity=story.made),
    )
    return Demo(story, verdict)


def library(kind: str) -> Path:
    """Return the folder of the example standards (``specs``) or of the samples (``samples``).

    Parameters
    ----------
    kind : str
        Which.

    Raises
    ------
    UsageError
        If neither the installed package nor the folder above it holds them.
    """
    for home in _HOMES:
        if (home / kind).is_dir():
            return home / kind
    raise UsageError([Problem(reason=message("the folder {name} did not come with this program", name=kind))])


def _story(path: Path) -> Story:
    """Return the story that a file tells."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    folder, beside = path.parent, path.parent / said["spec"]
    return Story(
        name=folder.name,
        spec=beside if beside.is_file() else library("specs") / said["spec"],
        batch=tuple(folder / name for name in said["batch"]),
        pilot=tuple(folder / name for name in said.get("pilot", ())),
        pilot_units=said.get("pilot_units"),
        made=said["made"],
        product=_told(said["product"]),
        line=_told(said["line"]),
        see=_told(said["see"]),
        workshop=said.get("workshop"),
        lot=said.get("lot"),
        source=said.get("source"),
    )


def _told(texts: dict[str, Any]) -> Told:
    return Told(texts=tuple((code, texts[code]) for code in CODES))


def _unknown(name: str, names: tuple[str, ...]) -> UsageError:
    """Return the complaint about a name that no story has."""
    near = [one for one in names if one.startswith(name.strip().lower())] or get_close_matches(name, names, n=1)
    fix = message("did you mean {key}?", key=near[0]) if near else None
    reason, known = message("there is no such story"), message("one of: {words}", words=names)
    return UsageError([Problem(reason=reason, found=name, expected=known, fix=fix)])
