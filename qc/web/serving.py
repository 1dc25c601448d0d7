"""Start the server: where it can be reached, and who may reach it."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import OutputError, Problem, UsageError
from qc.store.opening import open_store
from qc.values import dataclass
from qc.web.settings import Settings, kept_secret
from qc.words import message
from qc.workflow.signing_in.people import people

if TYPE_CHECKING:
    from collections.abc import Callable

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only with --lan, and only where everybody signs in
THREADS = 8
_OUTSIDE = ("192.0.2.1", 9)  # an address that nobody has (RFC 5737): nothing is sent to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the pages can be opened.

    Attributes
    ----------
    here : str
        Address on this computer; it lets its own user in where nobody has an account yet.
    phone : str or None
        Address for phones on the same Wi-Fi; None where they are not let in.
    """

    here: str
    phone: str | None

    def code(self) -> str:
        """Return the phone's address as a QR code of block characters; empty without one."""
        if self.phone is None:
            return ""
        import io  # noqa: PLC0415 - needed only here

        import segno  # noqa: PLC0415 - 30 ms, only for those who show a code

        written = io.StringIO()
        segno.make(self.phone, error="l").terminal(written, compact=True)
        return written.getvalue()


def serve(*, store: str | None, port: int, lan: bool, workers: int, ready: Callable[[Place], None]) -> None:
    """Serve the pages until the program is stopped.

    Parameters
    ----------
    store : str or None
        Where everything is remembered; None is the usual place.
    port : int
        Where to listen; 0 takes any that is free.
    lan : bool
        Whether phones and other computers of the same network are let in.
    workers : int
        Processes that judge uploads.
    ready : callable
        Told where the pages can be opened, once they can.

    Raises
    ------
    UsageError
        If others shall be let in and nobody has a password.
    OutputError
        If the port is taken.
    """
    from waitress.server import create_server  # noqa: PLC0415 - only a server needs it

    from qc.web.application import create_app  # noqa: PLC0415 - Flask takes 0.2 s to load

    known = [one for one in people(store=store) if one.active and one.has_password]
    if lan and not known:
        _refuse()
    opening = None if known else secrets.token_urlsafe()
    folder = open_store(store).path
    secret = kept_secret(folder.parent) if folder is not None else kept_secret(_own_folder())
    app = create_app(Settings(store=store, secret=secret, opening=opening, workers=workers))
    listening = _listening(EVERYWHERE if lan else LOOPBACK, port)
    server = create_server(app, sockets=[listening], threads=THREADS, ident=None, clear_untrusted_proxy_headers=True)
    app.extensions["qc-workers"].start()
    ready(_place(listening.getsockname()[1], opening, lan=lan))
    try:
        server.run()
    finally:
        app.extensions["qc-workers"].stop()


def _listening(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        fix = message("perhaps qc is open already: look for its window; else name another port with --port")
        raise OutputError([Problem(reason=message("this port is taken"), found=str(port), fix=fix)]) from error


def _refuse() -> None:
    reason = message("others may be let in only where everybody signs in, and nobody has a password yet")
    fix = message("make an account first: {command}", command="qc people add")
    raise UsageError([Problem(reason=reason, fix=fix)])


def _own_folder() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - a store of one's own has a folder already

    found = user_data_path("qc", appauthor=False)
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(found)


def _place(port: int, opening: str | None, *, lan: bool) -> Place:
    here = f"http://{LOOPBACK}:{port}/" + ("" if opening is None else f"open/{opening}")
    address = _address_on_network() if lan else None
    return Place(here=here, phone=None if address is None else f"http://{address}:{port}/")


def _address_on_network() -> str | None:
    """Return this computer's address on its network; None where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_OUTSIDE)
            found: str = asking.getsockname()[0]
        except OSError:
            return None
    return found
