"""What a page says when it can't be shown, in plain words with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.web.settings import MEGABYTE
from qc.words import message
from qc.workflow.online.uploads import MOST_BYTES

if TYPE_CHECKING:
    from qc.words import Message

_KNOWN = {
    403: (message("This page is not open to you."), message("ask whoever looks after the program")),
    404: (message("There is no such page."), message("go back to the first page")),
    405: (message("This page cannot be opened in that way."), message("go back to the first page")),
    413: (
        message("This file is too large."),
        message("send at most {size} MB; a workbook of a whole year in parts", size=MOST_BYTES // MEGABYTE),
    ),
    429: (message("Too many tries."), message("wait a few minutes, then try again")),
}
_CLIENT = (message("This request cannot be understood."), message("go back, load the page again, and repeat"))
_SERVER = (
    message("Something went wrong here. Nothing was lost."),
    message("try again; if it happens again, tell whoever looks after the program what you did"),
)


def said_of(code: int) -> tuple[Message, Message]:
    """Return what is wrong and what to do, for an HTTP status.

    Parameters
    ----------
    code : int
        From 400 to 599.
    """
    return _KNOWN.get(code, _CLIENT if code < 500 else _SERVER)
