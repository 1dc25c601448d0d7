"""Say on the terminal what is being done, once it takes over a second."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from qc.words import Language, Message

PATIENCE = 1.0
_CLEAR = "\r\x1b[K"


class _Teller:
    """Shows the latest sentence on standard error, from ``PATIENCE`` seconds on."""

    def __init__(self, reader: Language) -> None:
        self._reader = reader
        self._latest = ""
        self._lock = threading.Lock()
        self._impatient = False
        self._timer = threading.Timer(PATIENCE, self._begin)
        self._timer.daemon = True
        self._timer.start()

    def tell(self, said: Message) -> None:
        with self._lock:
            self._latest = self._reader.say(said)
            if self._impatient:
                self._show()

    def stop(self) -> None:
        self._timer.cancel()
        with self._lock:
            if self._impatient:
                click.echo(_CLEAR, err=True, nl=False)
            self._impatient = False

    def _begin(self) -> None:
        with self._lock:
            self._impatient = True
            self._show()

    def _show(self) -> None:
        click.echo(f"{_CLEAR}{self._latest} …", err=True, nl=False)


@contextmanager
def telling(reader: Language) -> Iterator[Callable[[Message], None]]:
    """Give a function to tell what is being done; it is silent where standard error is no terminal.

    Parameters
    ----------
    reader : Language
        The reader's language.
    """
    if not sys.stderr.isatty():
        yield lambda _said: None
        return
    teller = _Teller(reader)
    try:
        yield teller.tell
    finally:
        teller.stop()
