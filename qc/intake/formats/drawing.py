"""Whether a text may be a table that bars or spaces draw: asked of every text, so it costs nothing."""

from __future__ import annotations

import re

_HINT = re.compile(rb"\||\xe2\x94[\x82\x83]|\xe2\x95\x91|\S(?: |\xc2\xa0){2}")
_BEGINNING = 1 << 14


def may_be_drawn(data: bytes) -> bool:
    r"""Return whether a text's beginning has a bar or two spaces behind anything; most tables have neither.

    Of a text with tabs all is looked at: spaces between some of its cells would go unseen.

    Parameters
    ----------
    data : bytes
        UTF-8.

    Examples
    --------
    >>> may_be_drawn(b"No|d\n1|12.003"), may_be_drawn(b"No   d\n1   12.003"), may_be_drawn(b"No;d 1\n1;12.003")
    (True, True, False)
    """
    beginning = data[:_BEGINNING]
    return _HINT.search(beginning) is not None or (
        # A single letter is found at once in any text; two need ten times as long.
        b"\t" in beginning and b" " in data and b"  " in data
    )
