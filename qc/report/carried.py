"""A file that a PDF carries, and the mark on its first page that names what it carries."""

from __future__ import annotations

from typing import Literal

from qc.values import dataclass

Relation = Literal["Source", "Data", "Supplement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A file inside a PDF.

    Attributes
    ----------
    name : str
        Its name, without a folder.
    kind : str
        Its media type.
    about : str
        What it is, for the list of attachments that a PDF program shows.
    relation : {"Source", "Data", "Supplement"}
        What it is to the pages (ISO 32000-2, table 43).
    content : bytes
        All of it.
    """

    name: str
    kind: str
    about: str
    relation: Relation
    content: bytes
