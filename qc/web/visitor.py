"""Who is asking: every page names who may open it, and none opens to anybody by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from flask import abort, current_app, g, redirect, request, url_for

from qc.web.forms import here
from qc.workflow.signing_in.roles import Role
from qc.workflow.signing_in.sessions import session_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from qc.web.settings import Settings
    from qc.workflow.signing_in.sessions import Session

View = TypeVar("View", bound="Callable[..., Any]")
COOKIE = "qc"
EVERYBODY = frozenset(Role)
_FREE = "everyone, signed in or not"


def settings() -> Settings:
    """Return what the server was started with."""
    found: Settings = current_app.config["QC"]
    return found


def open_to(*roles: Role) -> Callable[[View], View]:
    """Say who may open a page; an administrator may open every one."""

    def mark(view: View) -> View:
        setattr(view, "open_to", frozenset(roles) | {Role.ADMINISTRATOR})  # noqa: B010 - a function has no such field
        return view

    return mark


def open_to_all(view: View) -> View:
    """Say that a page needs no signing in."""
    setattr(view, "open_to", _FREE)  # noqa: B010 - a function has no such field
    return view


def visitor() -> Session:
    """Return who is signed in, on a page that only such people open."""
    found: Session | None = g.session
    assert found is not None
    return found


def who() -> str:
    """Return the name under which the visitor's entries stand in the log."""
    person = visitor().person
    if person is None:
        from qc.workflow.remembered.remembering import user  # noqa: PLC0415 - few visitors are this computer's own user

        return user()
    return f"{person.name} ({person.login})"


def check() -> Response | None:
    """Find out who asks, and send away who may not; run before every page."""
    token = request.cookies.get(COOKIE)
    g.session = session_of(token, store=settings().store) if token else None
    if request.endpoint is None or request.endpoint == "static":
        return None
    allowed: object = getattr(current_app.view_functions[request.endpoint], "open_to", frozenset())
    if allowed == _FREE:
        return None
    if g.session is None:
        # Whoever was away too long comes back to the page of their form, not to where it was sent.
        back = request.full_path.rstrip("?") if request.method == "GET" else here()
        return redirect(url_for("entrance.sign_in_page", next=back))
    if not isinstance(allowed, frozenset) or g.session.role not in allowed:
        abort(403)
    return None


def may_see(*, workshop: str | None, buyer: str | None) -> bool:
    """Return whether the visitor may see what belongs to a workshop and a buyer.

    Parameters
    ----------
    workshop, buyer : str or None
        Whose it is.
    """
    session = visitor()
    person = session.person
    if session.role is Role.ADMINISTRATOR or person is None:
        return True
    if session.role is Role.BUYER:
        return buyer is not None and buyer == person.buyer
    return workshop is not None and workshop == person.workshop
