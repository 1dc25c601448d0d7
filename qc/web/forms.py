"""Forms: what is refused is shown again where it was typed, with the reason beside it; nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import current_app, g, render_template, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from qc.errors import QCError
from qc.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qc.errors import Problem
    from qc.web.visitor import View

SECRETS = frozenset({"password", "new", "passphrase", "csrf_token"})
"""Fields that are never shown again."""
ABOUT: Mapping[str, tuple[str, ...]] = {
    "a name is needed": ("name",),
    "this login name is taken": ("login",),
    "this login name will not do": ("login",),
    "nobody has this role": ("role",),
    "nobody said which workshop this person belongs to": ("workshop", "role"),
    "nobody said which buyer this person belongs to": ("buyer", "role"),
    "nobody would be left who manages people": ("role",),
    "this password will not do": ("new", "password"),
    "login name or password is not right": ("password",),
    "a key needs its owner's name, of at most 64 characters": ("name",),
    "the passphrase is too short": ("passphrase",),
    "the passphrase does not open the key": ("passphrase",),
    "there is no key in this file, or its signature does not hold": ("file",),
    "the key in the file is another than the one whose fingerprint was told": ("fingerprint",),
    "no file was chosen": ("batch", "report", "file", "standard"),
    "too many files": ("batch",),
    "the file is too large": ("batch",),
    "there is no such standard": ("standard",),
    "words are needed": ("text", "why"),
    "this is too long": ("units",),
    "nothing was chosen": ("decision",),
    "this lot has no readings of such a characteristic": ("characteristic",),
    "this is no number": ("readings",),
    "too few or too many readings": ("readings",),
    "these readings do not vary, so nothing can be compared": ("readings",),
}
"""Of which field a problem speaks: the first of these that the form has."""
_ALERT = 'role="alert"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A form that was refused.

    Attributes
    ----------
    form : str
        The address that it was sent to.
    typed : mapping of str to str
        Its fields as they were typed; no secrets.
    at : mapping of str to tuple of Problem
        What is wrong, by field.
    elsewhere : tuple of Problem
        What is wrong with none of its fields.
    """

    form: str
    typed: Mapping[str, str]
    at: Mapping[str, tuple[Problem, ...]]
    elsewhere: tuple[Problem, ...]


def on_page(endpoint: str) -> Callable[[View], View]:
    """Say on which page the form stands that a view takes.

    Parameters
    ----------
    endpoint : str
        Of the page; it needs no more than the form's address says.
    """

    def mark(view: View) -> View:
        setattr(view, "on_page", endpoint)  # noqa: B010 - a function has no such field
        return view

    return mark


def refused(error: QCError) -> tuple[str, int]:
    """Show what was refused: on the page of its form, as it was typed, else on a page of its own.

    Parameters
    ----------
    error : QCError
        Why.
    """
    endpoint = getattr(current_app.view_functions[request.endpoint or ""], "on_page", None)
    shown = None if endpoint is None else _shown_again(endpoint, error)
    if shown is None:
        g.refused = None
        shown = render_template("refused.html", problems=error.problems)
    return shown, 422


def _shown_again(endpoint: str, error: QCError) -> str | None:
    """Return the page of a form with what was typed and what is wrong; None where it cannot be shown now."""
    g.refused = _refused(error)
    try:
        page = current_app.view_functions[endpoint](**_place(endpoint))
    except (QCError, HTTPException):
        return None
    return page if isinstance(page, str) and _ALERT in page else None


def _place(endpoint: str) -> dict[str, Any]:
    """Return what the address of a form says of its page."""
    needed = next(current_app.url_map.iter_rules(endpoint)).arguments
    return {name: value for name, value in (request.view_args or {}).items() if name in needed}


def here() -> str:
    """Return the address of the page that is shown: of an answer to a form, that of the page on which it stands."""
    endpoint = getattr(current_app.view_functions.get(request.endpoint or ""), "on_page", None)
    return request.path if endpoint is None else url_for(endpoint, **_place(endpoint))


def _refused(error: QCError) -> Refused:
    found: dict[str, list[Problem]] = {}
    for problem in error.problems:
        found.setdefault(_field(problem), []).append(problem)
    elsewhere = tuple(found.pop("", ()))
    return Refused(
        form=request.path,
        typed={name: text for name, text in request.form.items() if name not in SECRETS},
        at={name: tuple(problems) for name, problems in found.items()},
        elsewhere=elsewhere,
    )


def _field(problem: Problem) -> str:
    """Return the field that a problem speaks of: by its sentence, else by what was found; empty where it is none."""
    fields = {**request.files, **request.form}
    named = [name for name in ABOUT.get(problem.reason.text, ()) if name in fields]
    same = [name for name, text in request.form.items() if problem.found and text.strip() == problem.found]
    return next(iter(named + [name for name in same if name not in SECRETS]), "")


def in_templates() -> dict[str, Any]:
    """Return what templates ask of forms."""
    return {"here": here(), "refused": g.get("refused"), "kept": kept, "marks": marks, "unfolded": unfolded}


def _of(form: str) -> Refused | None:
    found: Refused | None = g.get("refused")
    return found if found is not None and found.form == form else None


def kept(form: str, name: str, otherwise: str | None = "") -> str:
    """Return what stands in a field: what was typed in it, if its form was refused.

    Parameters
    ----------
    form : str
        The address that it is sent to.
    name : str
        Of the field.
    otherwise : str or None
        What stands there in a new form.
    """
    found = _of(form)
    return otherwise or "" if found is None else found.typed.get(name, "")


def marks(form: str, name: str) -> Markup:
    """Return the attributes of a field in which something is wrong: the reader is led to the first of them.

    Parameters
    ----------
    form : str
        The address that it is sent to.
    name : str
        Of the field.
    """
    found = _of(form)
    if found is None or name not in found.at:
        return Markup("")
    first = " autofocus" if name == next(iter(found.at)) and not found.elsewhere else ""
    return Markup(' aria-invalid="true" aria-describedby="wrong-{}"{}').format(name, Markup(first))  # noqa: S704 - a word of ours


def unfolded(form: str) -> str:
    """Return the attribute that unfolds what a refused form stands in.

    Parameters
    ----------
    form : str
        The address that it is sent to.
    """
    return "" if _of(form) is None else "open"
