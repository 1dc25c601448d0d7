"""Text files as workshops save them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def semicolons(path: Path, rows: Iterable[Sequence[object]], *, encoding: str = "utf-8-sig") -> None:
    """Write rows as an Indonesian Excel saves CSV: semicolons, and a BOM unless another encoding is asked for."""
    _write(path, rows, ";", encoding)


def commas(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write rows as a form on the telephone exports them: commas, quotes where a cell holds one."""
    _write(path, rows, ",", "utf-8")


def lines(path: Path, texts: Iterable[str]) -> None:
    """Write one text a line, as a gauge types into a file."""
    path.write_bytes("".join(f"{text}\r\n" for text in texts).encode("ascii"))


def _write(path: Path, rows: Iterable[Sequence[object]], delimiter: str, encoding: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))
