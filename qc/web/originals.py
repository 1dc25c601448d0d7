"""The files of a lot as they were sent: whoever may see the lot may hold its answer against them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from flask import Blueprint, abort

from qc.store.listing import original_file, original_lines
from qc.store.opening import open_store
from qc.values import dataclass
from qc.web.lots import lot_of_visitor
from qc.web.saving import saved
from qc.web.visitor import EVERYBODY, open_to, settings
from qc.words import Message, message

if TYPE_CHECKING:
    from flask import Response

ROOM = Blueprint("originals", __name__, url_prefix="/batches/<int:number>/files")
_ROLES = {
    "batch": message("readings"),
    "pilot": message("readings of the pilot"),
    "corrections": message("corrections"),
    "exclude": message("points of the pilot left out"),
    "answers": message("answers"),
}
"""What somebody sent; what the program itself noted of a file (which column is what) is no file of theirs."""
_LONGEST = 100
_UNNAMED = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file that was sent with a lot, as its page lists it.

    Attributes
    ----------
    id : int
        By which it is asked for.
    role : Message
        What it is to the lot.
    name : str
        What it is called, without the folders of whoever sent it.
    size : int
        Bytes.
    sha256 : str
        Its digest.
    """

    id: int
    role: Message
    name: str
    size: int
    sha256: str


def originals_of(number: int) -> tuple[Original, ...]:
    """Return the files that were sent with a lot, in the order in which they were sent.

    Parameters
    ----------
    number : int
        It was recorded under.
    """
    with open_store(settings().store).reading() as connection:
        lines = original_lines(connection, number)
    return tuple(
        Original(id=one.id, role=_ROLES[one.role], name=plain_name(one.name), size=one.size, sha256=one.sha256)
        for one in lines
        if one.role in _ROLES
    )


def plain_name(name: str) -> str:
    r"""Return what a file is called: no folders, no signs that nobody sees, not too long.

    Parameters
    ----------
    name : str
        As it was sent.

    Examples
    --------
    >>> plain_name("/srv/siti/lot 7.csv"), plain_name("C:\\Data\\lot\n7.csv"), plain_name("../..")
    ('lot 7.csv', 'lot7.csv', 'file')
    """
    last = re.split(r"[\\/]", name)[-1]
    seen = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C"))
    return seen.strip(". ")[-_LONGEST:] or _UNNAMED


@ROOM.get("/<int:file>")
@open_to(*EVERYBODY)
def give(number: int, file: int) -> Response:
    """Give a file byte for byte: it is saved, and no browser opens it."""
    line = lot_of_visitor(number)
    with open_store(settings().store).reading() as connection:
        found = original_file(connection, line.id, file)
    if found is None or found.role not in _ROLES:
        abort(404)
    return saved(found.content, plain_name(found.name))
