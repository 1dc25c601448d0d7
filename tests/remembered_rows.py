"""Batches in a store, row by row: for tests that ask nothing of what was measured."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from qc.store import schema
from qc.store.keeping import keep_file, once

if TYPE_CHECKING:
    from qc.store.log import Book
    from qc.store.opening import Store


def standard_row(book: Book, *, buyer: str = "PT Baru", number: str = "BX-1") -> tuple[int, int]:
    """Record a standard, and return the ids of part and standard."""
    whose = once(book, schema.BUYER, {"name": buyer})
    part = once(book, schema.PART, {"buyer": whose, "part_number": number}, name_id="Bos", name_en="Collar")
    file = keep_file(book, b"[standard]")
    known = {"part": part, "sha256": hashlib.sha256(number.encode()).hexdigest()}
    about = {"revision": "1", "name": "a.toml", "complete": file, "source": file}
    return part, once(book, schema.STANDARD, known, **about)


def batch_row(
    store: Store,
    lot: str | None = "L1",
    *,
    workshop: str | None = "Maju",
    buyer: str = "PT Baru",
    number: str = "BX-1",
    **more: Any,
) -> int:
    """Record a batch with a verdict and its file, and return its id."""
    with store.writing("Siti") as book:
        part, standard = standard_row(book, buyer=buyer, number=number)
        shop = None if workshop is None else once(book, schema.WORKSHOP, {"name": workshop})
        about = {"part": part, "standard": standard, "workshop": shop, "lot": lot, "sampled": 5}
        batch = book.append(schema.BATCH, **about | more)
        content = keep_file(book, f"{lot};1;2;3".encode())
        book.append(schema.BATCH_FILE, batch=batch, role="batch", name=f"{lot}.csv", content=content)
        answers = {"decision": "accept", "conformity": "conforms", "stability": "stable", "capability": "met"}
        said = keep_file(book, b"{}")
        versions = {"program": "qc 1", "schema_version": "1"}
        book.append(schema.VERDICT, batch=batch, facts=said, record=said, **answers, **versions)
    return batch
