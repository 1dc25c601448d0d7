"""Files that a browser saves under a name: no page shows them, and no cache keeps them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from flask import send_file

if TYPE_CHECKING:
    from flask import Response


def saved(content: bytes, name: str, *, mimetype: str = "application/octet-stream") -> Response:
    """Return a file that is saved, whatever letters its name has.

    Parameters
    ----------
    content : bytes
        What it holds.
    name : str
        Under which it is saved. A header holds Latin letters only; others stand in it encoded, as RFC 6266 has it.
    mimetype : str
        What it is; unless said, nothing that a browser would open.
    """
    answer = send_file(io.BytesIO(content), mimetype, as_attachment=True, download_name=name, conditional=False)
    answer.headers["Cache-Control"] = "no-store"  # Flask would let browsers keep it and ask whether it still holds
    return answer
