"""The workshop's mark as a file that a report carries, and back. Loads Pillow."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from qc.proof.distrust import Distrusted
from qc.report.document import Logo
from qc.words import message

_MOST = 1000  # picture points on a side; qc prints at most 600 times 170


def logo_file(logo: Logo) -> bytes:
    """Return a mark as PNG, point by point as it is printed.

    Parameters
    ----------
    logo : Logo
        The mark.

    Examples
    --------
    >>> logo_of(logo_file(Logo(width=1, height=1, pixels=b"abc"))).pixels
    b'abc'
    """
    stream = io.BytesIO()
    Image.frombytes("RGB", (logo.width, logo.height), logo.pixels).save(stream, "PNG")
    return stream.getvalue()


def logo_of(content: bytes) -> Logo:
    """Return the mark that a report carries.

    Parameters
    ----------
    content : bytes
        A PNG file.

    Raises
    ------
    Distrusted
        If it is none that ``logo_file`` writes.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG",))
        if picture.mode != "RGB" or max(picture.size) > _MOST:
            raise _damaged()
        return Logo(width=picture.width, height=picture.height, pixels=picture.tobytes())
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise _damaged() from error


def _damaged() -> Distrusted:
    return Distrusted(message("logo.png is not a picture that qc writes"))
