"""The pages put together: who may open what, what every answer says, and plain words for what goes wrong."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, render_template
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import HTTPException

from qc.errors import QCError
from qc.report.parts.tones import TONES
from qc.terms import Decision
from qc.web import forms, headers, packing, speaking, visitor
from qc.web.navigation import visible
from qc.web.refusing import said_of
from qc.web.settings import MEGABYTE
from qc.web.working import Workers
from qc.words import message
from qc.workflow.online.uploads import MOST_BYTES

if TYPE_CHECKING:
    from qc.web.settings import Settings

ROOMS = (
    "entrance",
    "home",
    "uploads",
    "typing",
    "batches",
    "originals",
    "evidence",
    "buying",
    "classes",
    "managing",
    "keeping_keys",
    "account",
    "helping",
)
"""Each a module of ``qc.web`` with a blueprint, and with the places that it has in the navigation."""


def create_app(settings: Settings) -> Flask:
    """Return the pages, ready to be served.

    Parameters
    ----------
    settings : Settings
        How.
    """
    app = Flask("qc.web")
    app.config.update(
        QC=settings,
        SECRET_KEY=settings.secret,
        MAX_CONTENT_LENGTH=MOST_BYTES + MEGABYTE,
        MAX_FORM_MEMORY_SIZE=MEGABYTE,
        SESSION_COOKIE_NAME="qc-form",
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # a phone may sleep through the night; the form is tied to its session
    )
    app.extensions["qc-workers"] = Workers(settings)
    CSRFProtect(app)
    app.before_request(visitor.check)
    app.after_request(packing.packed)
    app.after_request(headers.guarded)
    app.after_request(speaking.remember_language)
    app.context_processor(_in_every_template)
    _answer_errors(app)
    found = [import_module(f"qc.web.{room}") for room in ROOMS]
    for room in found:
        app.register_blueprint(room.ROOM)
    places = tuple(place for room in found for place in getattr(room, "PLACES", ()))
    app.context_processor(lambda: {"places": lambda: visible(places)})
    return app


def _in_every_template() -> dict[str, Any]:
    from flask import g  # noqa: PLC0415 - it exists only while a request is answered

    return {
        "say": speaking.say,
        "decision": lambda line: Decision(line.decision),
        "tone": lambda line: TONES[Decision(line.decision)],
        "reader": speaking.reader(),
        "other_languages": speaking.other_languages(),
        "visitor": g.get("session"),
        **forms.in_templates(),
    }


def _answer_errors(app: Flask) -> None:
    """Answer every error with a page in plain words that says what to do."""

    def missed(error: HTTPException) -> tuple[str, int] | Response:
        code = error.code or 500
        if code < 400:
            return Response(status=code, headers=dict(error.get_headers()))
        title, fix = said_of(code)
        return render_template("missed.html", title=title, fix=fix), code

    def forged(_error: CSRFError) -> tuple[str, int]:
        title = message("This form is no longer valid.")
        return render_template("missed.html", title=title, fix=message("go back, load the page again, and repeat")), 400

    app.register_error_handler(QCError, forms.refused)
    app.register_error_handler(HTTPException, missed)
    app.register_error_handler(CSRFError, forged)
