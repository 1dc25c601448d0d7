"""What a PDF file says of itself. Loads reportlab, so it is imported only when a PDF is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString

from qc.report.typeface import printable

if TYPE_CHECKING:
    from qc.report.document import Document


class Properties(PDFInfo):
    """Title, author, subject, and a date only where one is known; reportlab's own always has one."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.said = {
            "Title": document.title,
            "Author": document.author,
            "Subject": document.subject,
            "Creator": document.foot[0],
        }
        if document.date is not None:
            self.said |= dict.fromkeys(("CreationDate", "ModDate"), f"D:{document.date:%Y%m%d}")

    def digest(self, md5object: Any) -> None:
        """Add what is said to the file's identifier."""
        md5object.update(repr(self.said).encode())

    def format(self, document: Any) -> bytes:
        """Return the dictionary as it stands in the file."""
        known = {key: PDFString(printable(text)) for key, text in self.said.items() if text}
        written: bytes = PDFDictionary(known).format(document)
        return written


def properties(document: Document) -> Properties:
    """Return the properties of a document's file."""
    return Properties(document)
