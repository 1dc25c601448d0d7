"""Korean and Japanese words for headings, from a table that translators can edit."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TABLE = Path(__file__).parent / "headings_ko_ja.csv"
_JOINT = " / "
# The report's own headings for what the table calls otherwise.
_ALSO = {
    "Workshop": "Supplier",
    "Buyer": "Buyer / customer",
    "Drawing": "Drawing no. / revision",
    "Quantity in the lot": "Lot size / quantity shipped",
    "Units measured": "Sample size",
    "Quantity tested": "Sample size",
    "Date of production": "Production date",
    "Date of inspection": "Inspection date",
    "Characteristic": "Characteristic (inspection item)",
    "Characteristics": "Characteristic (inspection item)",
    "Requirement": "Specification / tolerance",
    "8. Requirement": "Specification / tolerance",
    "9. Results": "Measured value",
    "Dimensional results": "Measured value",
    "1. Part number": "Part number",
    "2. Part name": "Part name",
    "7. Class": "Class (critical / major / minor)",
    "10. Tooling / gauge": "Measuring instrument / calibration due",
    "14. Comments": "Remarks",
    "Decision": "Judgement",
    "Reading": "Measured value",
}


def heading(english: str, code: str) -> str | None:
    """Return a heading in Korean or Japanese, or None where the table has none.

    Parameters
    ----------
    english : str
        The heading in English.
    code : {"ko", "ja"}
        Which language.

    Examples
    --------
    >>> heading("Lot number", "ko"), heading("Mean", "ja"), heading("Nothing", "ja")
    ('로트 번호', '平均', None)
    """
    return _table(code).get(_ALSO.get(english, english).casefold())


@cache
def _table(code: str) -> Mapping[str, str]:
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    # Whole headings go before parts of others.
    return {english.casefold(): said for row in (*rows,) for english, said in _parts(row, code)} | {
        row["en"].casefold(): row[code] for row in rows
    }


def _parts(row: Mapping[str, str], code: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between the strokes of a heading, where both languages have as many."""
    english, said = row["en"].split(_JOINT), row[code].split(_JOINT)
    if len(english) == len(said) > 1 and "(" not in row["en"]:
        yield from zip(english, said, strict=True)
