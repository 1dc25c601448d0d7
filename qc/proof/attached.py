"""The files that a PDF carries, taken out within limits. Loads pikepdf."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pikepdf

from qc.proof.distrust import Distrusted
from qc.proof.record import LOGO, READINGS, RECORD, STANDARD, VERDICT
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = frozenset({READINGS, RECORD, STANDARD, VERDICT})
LARGEST = 64_000_000
_SHOWN = 60


def attached(pdf: pikepdf.Pdf) -> Mapping[str, bytes]:
    """Return the files that a report carries.

    Parameters
    ----------
    pdf : pikepdf.Pdf
        The report.

    Returns
    -------
    mapping of str to bytes
        By name; empty where it carries none of those that qc writes.

    Raises
    ------
    Distrusted
        If one is too large, packed otherwise than qc packs it, missing, or not of qc.
    """
    found = dict(pdf.attachments)
    if not NAMES & set(found):
        return {}
    if strange := sorted(set(found) - NAMES - {LOGO}):
        raise Distrusted(message("it carries a file that qc does not write: {name}", name=_shown(strange[0])))
    if lost := sorted(NAMES - {STANDARD} - set(found)):  # a gauge study may have no standard
        raise Distrusted(message("it no longer carries {name}", name=lost[0]))
    return {name: unpacked(found[name].obj.EF.F, LARGEST, name) for name in sorted(found)}


def unpacked(stream: pikepdf.Object, most: int, name: str) -> bytes:
    """Return a stream's content, never more than ``most`` bytes of it.

    Parameters
    ----------
    stream : pikepdf.Object
        A stream with no packing, or with that of zlib.
    most : int
        Bytes.
    name : str
        What it is called in a refusal.

    Raises
    ------
    Distrusted
        If it is larger, or packed otherwise.
    """
    if not isinstance(stream, pikepdf.Stream):
        raise Distrusted(message("it no longer carries {name}", name=name))
    raw, packing = stream.read_raw_bytes(), stream.get("/Filter")
    if isinstance(packing, pikepdf.Array) and len(packing) == 1:
        packing = packing[0]
    if len(raw) > most or stream.get("/DecodeParms") is not None:
        raise _unreadable(name)
    if packing is None:
        return raw
    if packing != pikepdf.Name.FlateDecode:
        raise _unreadable(name)
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(raw, most)
    except zlib.error as error:
        raise _unreadable(name) from error
    if unpacking.unconsumed_tail or not unpacking.eof:
        raise _unreadable(name)
    return content


def _unreadable(name: str) -> Distrusted:
    return Distrusted(message("{name} is damaged, too large, or packed otherwise than qc packs it", name=name))


def _shown(name: str) -> str:
    """Return a stranger's name without anything that could turn a terminal upside down."""
    return "".join(sign if sign.isprintable() else "?" for sign in name[:_SHOWN])
