"""What makes a PDF file PDF/A-3b: metadata, the meaning of its colours, and files that it carries.

Loads reportlab, so it is imported only when a PDF is made. Written through reportlab's own objects: another library
would cost each report 50 ms to load and 35 ms to write once more.
"""

from __future__ import annotations

import zlib
from html import escape
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFCatalog, PDFDictionary, PDFName, PDFStream, PDFString

from qc.report.colour_profile import srgb_profile
from qc.report.typeface import printable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from qc.report.carried import Carried
    from qc.report.document import Document

_LEVEL = 6  # zlib's; 4 takes a fifth of the time and a tenth more room, 9 five times as long for 2 % less
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
{said}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def make_archive(pdf: Any, document: Document, carried: Sequence[Carried]) -> None:
    """Add to a reportlab document what PDF/A-3b asks for, before it is saved.

    Parameters
    ----------
    pdf : reportlab.pdfbase.pdfdoc.PDFDocument
        With all its pages.
    document : Document
        What the metadata say.
    carried : sequence of Carried
        Files to attach.
    """
    catalog = pdf.Catalog
    catalog.__NoDefault__ = [*PDFCatalog.__NoDefault__, "AF", "OutputIntents"]
    catalog.Metadata = _stream(_metadata(document).encode(), Type=PDFName("Metadata"), Subtype=PDFName("XML"))
    catalog.OutputIntents = PDFArray([pdf.Reference(_intent(pdf))])
    for page in pdf.Pages.pages:
        page.Trans = None  # reportlab writes an empty transition, which an archive may not have
    if carried:
        files = [pdf.Reference(_file(pdf, one, document.date)) for one in carried]
        catalog.AF = PDFArray(files)
        named = [entry for one, file in zip(carried, files, strict=True) for entry in (PDFString(one.name), file)]
        catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(named)})})


def _stream(content: bytes, *, packed: bool = False, **keys: Any) -> PDFStream:
    if packed:
        keys["Filter"] = PDFName("FlateDecode")
    # An empty list of filters: what is packed is packed already, and metadata must be readable as they are.
    return PDFStream(PDFDictionary(keys), zlib.compress(content, _LEVEL) if packed else content, filters=[])


def _intent(pdf: Any) -> PDFDictionary:
    profile = pdf.Reference(_stream(srgb_profile(), packed=True, N=3))
    condition = PDFString("sRGB IEC61966-2.1")
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": condition,
            "Info": condition,
            "DestOutputProfile": profile,
        }
    )


def _file(pdf: Any, one: Carried, date: dt.date | None) -> PDFDictionary:
    """Return the specification of a file that is carried."""
    about: dict[str, Any] = {"Size": len(one.content)}
    if date is not None:
        about["ModDate"] = PDFString(f"D:{date:%Y%m%d}")
    content = _stream(
        one.content,
        packed=True,
        Type=PDFName("EmbeddedFile"),
        Subtype="/" + one.kind.replace("/", "#2F"),  # PDFName would write the # as a sign
        Params=PDFDictionary(about),
    )
    reference = pdf.Reference(content)
    return PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(one.name),
            "UF": PDFString(one.name),
            "Desc": PDFString(printable(one.about)),
            "AFRelationship": PDFName(one.relation),
            "EF": PDFDictionary({"F": reference, "UF": reference}),
        }
    )


def _metadata(document: Document) -> str:
    """Return the file's properties once more, as the metadata that an archive reads."""
    return _PACKET.format(said="\n".join(_said(document)))


def _said(document: Document) -> Iterator[str]:
    yield f"<dc:title>{_alternative(document.title)}</dc:title>"
    if document.author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{_plain(document.author)}</rdf:li></rdf:Seq></dc:creator>"
    if document.subject:
        yield f"<dc:description>{_alternative(document.subject)}</dc:description>"
    yield f"<dc:language><rdf:Bag><rdf:li>{document.language}</rdf:li></rdf:Bag></dc:language>"
    yield f"<xmp:CreatorTool>{_plain(document.foot[0])}</xmp:CreatorTool>"
    if document.date is not None:
        yield f"<xmp:CreateDate>{document.date.isoformat()}</xmp:CreateDate>"
        yield f"<xmp:ModifyDate>{document.date.isoformat()}</xmp:ModifyDate>"


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_plain(text)}</rdf:li></rdf:Alt>'


def _plain(text: str) -> str:
    """Return text for XML; ``printable`` has taken out every sign that XML forbids."""
    return escape(printable(text))
