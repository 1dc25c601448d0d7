"""Keys that the format does not know: what was meant, or where they belong."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from qc.spec.findings import Finding
from qc.spec.schema import rule_at
from qc.words import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.spec.locate import Path

_ITEM: Path = ("characteristic", 0)
_OWNERS: Mapping[Path, Message] = {
    (): message("at the top of the file, above the first heading in square brackets"),
    ("lot",): message("under the heading [lot]"),
    _ITEM: message("under a heading [[characteristic]]"),
    (*_ITEM, "gauge"): message("inside {group}", group="gauge = { … }"),
    (*_ITEM, "capability"): message("inside {group}", group="capability = { … }"),
    (*_ITEM, "sampling"): message("inside {group}", group="sampling = { … }"),
}
_MEANT: Mapping[str, str] = {
    "min": "lsl", "lower": "lsl", "batas_bawah": "lsl", "bsb": "lsl",
    "max": "usl", "upper": "usl", "batas_atas": "usl", "bsa": "usl",
    "target": "nominal", "satuan": "unit", "nama": "names", "severity": "class", "kelas": "class",
    "alat_ukur": "gauge", "resolusi": "resolution", "aturan": "rules", "pembeli": "buyer",
    "revisi": "revision", "characteristics": "characteristic", "karakteristik": "characteristic",
}  # fmt: skip
_CONTROL_LIMITS = {"lcl", "ucl", "bka", "bkb"}


def unknown_key(path: Path) -> Finding:
    """Return the finding for a key that the format does not know.

    Parameters
    ----------
    path : Path
        The key.
    """
    group = rule_at(path[:-1])
    known = tuple(group["properties"]) if group is not None else ()
    return Finding(
        path=path,
        reason=message("the format has no such key here"),
        expected=message("one of: {words}", words=known),
        fix=_advice(str(path[-1]), known),
        shown=(path,),
    )


def _advice(key: str, known: tuple[str, ...]) -> Message:
    """Return what was probably meant: another word, another place, or nothing that we know."""
    plain = key.casefold().replace(" ", "_").replace("-", "_")
    if plain in _CONTROL_LIMITS:
        return message(
            "control limits come from the pilot, never from the standard; the buyer's limits are lsl and usl"
        )
    meant = _MEANT.get(plain, plain)
    if meant in known:
        return message("did you mean {key}?", key=meant)
    for owner, place in _OWNERS.items():
        rule = rule_at(owner)
        if rule is not None and plain in rule["properties"]:
            return message("{key} belongs {place}", key=plain, place=place)
    near = get_close_matches(meant, known, n=1)
    return message("did you mean {key}?", key=near[0]) if near else message("take this key out")
