"""Broken and hostile text files: bounded time and memory, a clear refusal or the right numbers, and no trace left."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from intake.files import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.files import Folder

COLUMNS = 4096


@pytest.fixture(autouse=True)
def no_trace_and_no_wait(folder: Folder, patience: float) -> Iterator[None]:
    """Hold that a reading ends soon, and leaves nothing behind it."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < patience
    assert {path.name for path in folder.path.iterdir()} <= {"batch.csv"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'diameter;ket\n12,01;"a\n' + b"12,02;x\n" * 100_000, "row 2: a quotation mark in this row is not closed"),
        (b"diameter,ket\n" + b'"12.01","a ""b"\n' * 5 + b'"12.02\n' * 50_000, "row 7: a quotation mark"),
        (b"diameter\n" + b"12,01\n" * 50_000 + b"\x00", "this file is not text"),
        (b"\x00" * 5_000_000, "this file is empty"),
        (
            "No;Ø luar;diameter\n1;2;12,01\n".encode() + "2;Ø;12,02\n".encode("cp1252"),
            "row 3: the letters of this file are written in two ways",
        ),
        (b"diameter\n12,01\n" + b"9" * 100_000 + b"\n", "row 3, column diameter: this number is much too far"),
        (b"diameter\n" + b"1" * 100_000 + b"\n", "row 2, column diameter: this number is much too far"),
        (b"diameter" + b";" * 1_000_000, "no row of headers was found"),
        (b";" * 1_000_000, "no row of headers was found"),
        (b"diameter\n12,01\n\xe2\x80\xae12,02\n", "row 3, column diameter: this is not a number"),
        (b"diameter\n=12,01\n", "row 2, column diameter: this is not a number"),
    ],
    ids=[
        "open quote",
        "odd quotes",
        "nul",
        "nuls",
        "two encodings",
        "cell",
        "digits",
        "header",
        "cells",
        "bidi",
        "=",
    ],
)
def test_refused_at_its_place(folder: Folder, data: bytes, reason: str) -> None:
    problem, *_ = folder.refuse(data)
    assert reason in said(problem)
    assert len(said(problem)) < 1000


@pytest.mark.parametrize(
    ("data", "values"),
    [
        (b"diameter\r" + b"12,01\r" * 100_000, [12.01] * 100_000),
        (b"diameter\n" + b"\n" * 50_000 + b"12,01\n", [12.01]),
        (b'diameter;k\n12,01;"' + b'""' * 60_000 + b'"\n', [12.01]),
        (b"diameter;k\n12,01;" + b" " * 5_000_000 + b"\n", [12.01]),
        ((b"diameter" + b";" * 500 + b"\n") + (b"12,01" + b";" * 500 + b"\n") * 1000, [12.01] * 1000),
        (b";".join(b"c%d" % i for i in range(COLUMNS)) + b";diameter\n" + b"1;" * COLUMNS + b"12,01\n", [12.01]),
    ],
    ids=["carriage returns", "blank lines", "quotes", "spaces", "empty columns", "4096 columns"],
)
def test_read_all_the_same(folder: Folder, data: bytes, values: list[float]) -> None:
    assert folder.read(data).series["diameter"].values.tolist() == values
