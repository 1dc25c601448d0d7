"""Whether the pages of a file print what the facts give: compared with the pages that the facts are drawn as."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pikepdf

from qc.proof.attached import LARGEST, unpacked
from qc.proof.distrust import Distrusted

if TYPE_CHECKING:
    from collections.abc import Iterable

_DEEPEST = 40
# A fiftieth of a point: the last digits of a chart's places may differ from one computer to another.
_CLOSE = Decimal("0.02")
_PACKING = {"/Length", "/Filter", "/DecodeParms"}
_ELSEWHERE = {"/Parent", "/Annots"}
# What a report by qc has at its root, with and without a signature.
_ROOT = {"/Type", "/Pages", "/Outlines", "/PageMode", "/ViewerPreferences", "/Lang", "/Metadata", "/OutputIntents"}
_ROOT |= {"/AF", "/Names", "/AcroForm", "/Perms", "/Version", "/Extensions"}


def first_strange_page(found: pikepdf.Pdf, expected: pikepdf.Pdf) -> int | None:
    """Return the number of the first page that does not print what it should; None where all do.

    Parameters
    ----------
    found : pikepdf.Pdf
        The report.
    expected : pikepdf.Pdf
        What the facts are drawn as.

    Returns
    -------
    int or None
        From 1.
    """
    alike = _Alike()
    pairs = zip(found.pages, expected.pages, strict=False)
    for number, (page, wanted) in enumerate(pairs, start=1):
        if _has_overlay(page.obj) or not alike.same(page.obj, wanted.obj):
            return number
    return None if len(found.pages) == len(expected.pages) else min(len(found.pages), len(expected.pages)) + 1


def is_lively(pdf: pikepdf.Pdf) -> bool:
    """Whether a file does something when it is opened, or has parts that no report has."""
    root = pdf.Root
    names = set(root.get("/Names", pikepdf.Dictionary()).keys())
    return bool(set(root.keys()) - _ROOT or names - {"/EmbeddedFiles"})


def _has_overlay(page: pikepdf.Object) -> bool:
    """Whether something lies over a page; a signature that shows nothing does not."""
    notes: Iterable[Any] = page.get("/Annots", pikepdf.Array())
    return not all(_is_hidden_signature(note) for note in notes)


def _is_hidden_signature(note: Any) -> bool:
    if not isinstance(note, pikepdf.Dictionary) or note.get("/FT") != pikepdf.Name.Sig or "/AA" in note or "/A" in note:
        return False
    left, bottom, right, top = (Decimal(str(number)) for number in note.get("/Rect", pikepdf.Array([0, 0, 1, 1])))
    return left == right and bottom == top


class _Alike:
    """Compare what pages consist of; parts that several pages share are compared once."""

    def __init__(self) -> None:
        self.known: set[tuple[Any, Any]] = set()

    def same(self, found: Any, expected: Any, depth: int = 0, *, drawing: bool = False) -> bool:
        """Whether two objects print the same; places in a drawing may differ by a hair."""
        if depth > _DEEPEST:
            return False
        for kind in (pikepdf.Stream, pikepdf.Dictionary):  # Python's type is the same for all of them
            if isinstance(expected, kind):
                return isinstance(found, kind) and self._same_entries(found, expected, depth, drawing=drawing)
        if isinstance(expected, pikepdf.Array):
            return (
                isinstance(found, pikepdf.Array)
                and len(found) == len(expected)
                and all(self.same(a, b, depth + 1) for a, b in zip(found, expected, strict=True))
            )
        return _close(found, expected)

    def _same_entries(self, found: Any, expected: Any, depth: int, *, drawing: bool) -> bool:
        pair = (found.objgen, expected.objgen)
        if pair in self.known:
            return True
        stream = isinstance(expected, pikepdf.Stream)
        left_out = _ELSEWHERE | (_PACKING if stream else set())
        keys = set(expected.keys()) - left_out
        if set(found.keys()) - left_out != keys:
            return False
        parts = ((found[key], expected[key], key == "/Contents") for key in sorted(keys))
        if not all(self.same(a, b, depth + 1, drawing=shown) for a, b, shown in parts):
            return False
        if stream and not _same_content(found, expected, drawing=drawing):
            return False
        if expected.is_indirect and found.is_indirect:
            self.known.add(pair)
        return True


def _close(found: Any, expected: Any) -> bool:
    if _is_number(found) and _is_number(expected):
        return abs(Decimal(found) - Decimal(expected)) <= _CLOSE
    return type(found) is type(expected) and bool(found == expected)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _same_content(found: pikepdf.Stream, expected: pikepdf.Stream, *, drawing: bool) -> bool:
    """Whether two streams hold the same, or the same drawing but for the last digits of its places."""
    if found.read_raw_bytes() == expected.read_raw_bytes():
        return True
    wanted = unpacked(expected, LARGEST, "")
    try:
        given = unpacked(found, 2 * len(wanted) + 1000, "")
    except Distrusted:
        return False
    return given == wanted or (drawing and _same_drawing(found, expected))


def _same_drawing(found: pikepdf.Stream, expected: pikepdf.Stream) -> bool:
    """Whether two drawings are the same instructions with places that lie close together."""
    try:
        given, wanted = pikepdf.parse_content_stream(found), pikepdf.parse_content_stream(expected)
    except pikepdf.PdfError:
        return False
    alike = _Alike()
    return len(given) == len(wanted) and all(
        a.operator == b.operator and alike.same(pikepdf.Array(a.operands), pikepdf.Array(b.operands))
        for a, b in zip(given, wanted, strict=True)
    )
