"""The colour space that a report is coloured in: sRGB as an ICC profile, made here so that no file is needed."""

from __future__ import annotations

import struct
from functools import cache

# IEC 61966-2-1's primaries and white, adapted to D50 as ICC.1 asks (Bradford), in the profile's own XYZ.
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {"rXYZ": (0.4361, 0.2225, 0.0139), "gXYZ": (0.3851, 0.7169, 0.0971), "bXYZ": (0.1431, 0.0606, 0.7141)}
_POINTS = 1024


@cache
def srgb_profile() -> bytes:
    """Return the profile: ICC version 2, matrix and tone curve.

    Returns
    -------
    bytes
        The same at every call.

    References
    ----------
    ICC.1:2001-04, clauses 6.1 (header), 6.3.2 (matrix profiles) and 6.5 (types); IEC 61966-2-1 for the curve.

    Examples
    --------
    >>> srgb_profile()[36:40], int.from_bytes(srgb_profile()[:4], "big") == len(srgb_profile())
    (b'acsp', True)
    """
    tags = {"desc": _description("sRGB"), "cprt": _text("No copyright, use freely"), "wtpt": _xyz(_WHITE)}
    tags |= {name: _xyz(colour) for name, colour in _PRIMARIES.items()}
    curve = _curve()
    tags |= dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve)
    return _profile(tags)


def _profile(tags: dict[str, bytes]) -> bytes:
    """Put header, table of tags and data together; equal data stand once."""
    place = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for content in tags.values():
        if content not in places:
            places[content] = place
            place += len(content)
    table = b"".join(struct.pack(">4sII", name.encode(), places[one], len(one)) for name, one in tags.items())
    return _header(place) + struct.pack(">I", len(tags)) + table + b"".join(places)


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    first = struct.pack(">I4xI4s4s4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    return (first + made + b"acsp" + bytes(28) + _s15(*_WHITE)).ljust(128, b"\0")


def _s15(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _xyz(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _s15(*colour)


def _curve() -> bytes:
    """Return sRGB's tone curve as a table."""
    steps = (index / (_POINTS - 1) for index in range(_POINTS))
    light = (step / 12.92 if step <= 0.04045 else ((step + 0.055) / 1.055) ** 2.4 for step in steps)
    return struct.pack(f">4s4xI{_POINTS}H", b"curv", _POINTS, *(round(one * 65535) for one in light))


def _text(said: str) -> bytes:
    return _padded(b"text\0\0\0\0" + said.encode("ascii") + b"\0")


def _description(said: str) -> bytes:
    plain = said.encode("ascii") + b"\0"
    return _padded(b"desc\0\0\0\0" + struct.pack(">I", len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67))


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % 4)
