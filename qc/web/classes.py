"""Class mode: the stories, and one of them for a projector, point by point, guess first."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request

from qc.errors import UsageError
from qc.web.drawing import picture
from qc.web.navigation import Place
from qc.web.speaking import reader
from qc.web.visitor import open_to
from qc.words import message
from qc.workflow.lessons import lesson
from qc.workflow.signing_in.roles import Role

if TYPE_CHECKING:
    from qc.web.drawing import Picture
    from qc.workflow.lessons import Lesson

ROOM = Blueprint("classes", __name__, url_prefix="/class")
PLACES = (Place(endpoint="classes.all_of_them", called=message("Class")),)
_TEACHING = open_to(Role.TRAINER, Role.OWNER)
_WIDTH, _HEIGHT = 440.0, 240.0  # letters of 16 pixels where the chart is as wide as a projector shows


@ROOM.get("/")
@_TEACHING
def all_of_them() -> str:
    """List the stories."""
    from qc.workflow.demos import stories  # noqa: PLC0415 - few visitors teach

    told = sorted(stories().stories, key=lambda story: (story.source is not None, story.name))
    return render_template("class_stories.html", stories=told)


@ROOM.get("/<name>")
@_TEACHING
def show(name: str) -> str:
    """Show a story for a projector."""
    try:
        found = _lesson(name, request.args.get("of"))
    except UsageError:
        abort(404)
    from qc.charts.lesson import rules_told  # noqa: PLC0415 - charts are loaded only for such pages

    shown = _picture(found)
    points = [(number, *row[:2]) for number, row in shown.told.rows.items()] if shown.told else []
    return render_template(
        "class_lesson.html", lesson=found, shown=shown, points=points, rules=rules_told(found.shown, reader())
    )


@lru_cache(maxsize=32)
def _lesson(name: str, characteristic: str | None) -> Lesson:
    """Return a lesson; stories never change, so each is judged once."""
    return lesson(name, characteristic)


def _picture(found: Lesson) -> Picture:
    """Return the lesson's chart."""
    from qc.charts.lesson import lesson_chart  # noqa: PLC0415 - charts are loaded only for such pages
    from qc.charts.told import Files  # noqa: PLC0415 - the same

    scene = lesson_chart(found.shown, reader(), width=_WIDTH, height=_HEIGHT)
    return picture(scene, Files(pilot=found.lot.pilot, batch=found.lot.batch), "lesson-chart")
