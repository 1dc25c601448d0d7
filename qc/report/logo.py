"""The workshop's mark: read from a PNG or JPEG file, drawn above the head of the first page."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from qc.errors import InputError, Location, Problem
from qc.report.document import Logo
from qc.words import message

if TYPE_CHECKING:
    from pathlib import Path

    from qc.report.document import Paper
    from qc.words import Message

MOST_BYTES = 10_000_000
_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_MOST_POINTS = 40_000_000
_FINEST = (600, 170)  # picture points: 360 to the inch in the room below
_ROOM = (120.0, 34.0)
_TOP = 12.0
_FIX = message("save the logo as PNG or JPEG from a drawing program, not by changing the file's name")


def read_logo(path: Path) -> Logo:
    """Return a picture as fine as it is printed, on white where it is transparent.

    Parameters
    ----------
    path : Path
        A PNG or JPEG file.

    Returns
    -------
    Logo

    Raises
    ------
    InputError
        If there is no such file, it is too large, or it is no whole picture of these kinds.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _refused(path, message("the logo cannot be opened"), message("check its name and folder")) from error
    if len(content) > MOST_BYTES:
        raise _refused(path, message("the logo's file is larger than 10 MB"), message("make the picture smaller"))
    if not content.startswith(_SIGNS):
        raise _refused(path, message("the logo is neither PNG nor JPEG"), _FIX)
    return _decoded(content, path)


def _decoded(content: bytes, path: Path) -> Logo:
    from PIL import Image  # noqa: PLC0415 - few workshops give a logo

    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures before it refuses larger ones; here both are refused below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
        if picture.width * picture.height > _MOST_POINTS:
            raise _refused(path, message("the logo has too many picture points"), message("make the picture smaller"))
        return _on_white(picture)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _refused(path, message("the logo is damaged or not whole"), _FIX) from error


def _on_white(picture: Any) -> Logo:
    from PIL import Image  # noqa: PLC0415 - as above

    seen = picture.convert("RGBA")
    seen.thumbnail(_FINEST, Image.Resampling.LANCZOS)
    sheet = Image.new("RGBA", seen.size, "white")
    sheet.alpha_composite(seen)
    plain = sheet.convert("RGB")
    return Logo(width=plain.width, height=plain.height, pixels=plain.tobytes())


def _refused(path: Path, reason: Message, fix: Message) -> InputError:
    return InputError([Problem(reason=reason, location=Location(file=str(path)), fix=fix)])


def draw_logo(canvas: Any, logo: Logo, paper: Paper) -> None:
    """Draw a logo at the upper left of a page, above its head.

    Parameters
    ----------
    canvas : reportlab.pdfgen.canvas.Canvas
        The open page.
    logo : Logo
        The picture.
    paper : Paper
        What is printed on.
    """
    from PIL import Image  # noqa: PLC0415 - as above
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - reportlab is loaded only where a PDF is made

    picture = ImageReader(Image.frombytes("RGB", (logo.width, logo.height), logo.pixels))
    share = min(_ROOM[0] / logo.width, _ROOM[1] / logo.height)
    width, height = logo.width * share, logo.height * share
    canvas.drawImage(picture, paper.left, paper.height - _TOP - height, width, height)
