"""What is kept of each kind, by the names that people have for it; the tables' own are for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.words import Message

ROWS: Mapping[str, Message] = {
    "buyer": message("buyers"),
    "workshop": message("workshops"),
    "part": message("parts made"),
    "standard": message("standards"),
    "baseline": message("baselines"),
    "batch": message("lots"),
    "verdict": message("verdicts"),
    "series": message("series of readings"),
    "correction": message("corrected cells"),
    "disposition": message("decisions about units"),
    "answer": message("answers about data"),
    "question": message("questions of people"),
    "reply": message("replies"),
    "report": message("reports"),
    "file": message("files"),
    "batch_file": message("files of lots"),
    "column_match": message("columns that were understood"),
    "sheet": message("typing sheets"),
    "typed": message("typed readings"),
    "sheet_closed": message("typing sheets that are done"),
    "person": message("people"),
    "account": message("accounts (with each change)"),
}
"""Under the name of each table whose rows have entries in the log."""
