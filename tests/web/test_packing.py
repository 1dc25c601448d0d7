"""Pages are packed where the browser takes it, and are the same unpacked."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from browsing import local, pages

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return pages(tmp_path)


def test_a_page_is_packed_for_who_takes_it(app: Flask) -> None:
    visitor = local(app)
    plain = visitor.client.get("/uploads/new")
    sent = visitor.client.get("/uploads/new", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert sent.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in sent.headers["Vary"]
    assert len(sent.data) < len(plain.data) / 2
    assert b"<form" in gzip.decompress(sent.data)


def test_a_small_answer_is_not(app: Flask) -> None:
    assert "Content-Encoding" not in local(app).client.get("/nowhere/else", headers={"Accept-Encoding": "gzip"}).headers


def test_who_takes_none_of_it_gets_it_plain(app: Flask) -> None:
    answer = local(app).client.get("/uploads/new", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in answer.headers
