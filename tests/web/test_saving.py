"""Files that a browser saves: under their own name, whatever letters it has."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.http import parse_options_header

from qc.web.saving import saved


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("lot 7.csv", "lot 7.csv"),
        ('a;"b"\\c.csv', 'a;"b"\\c.csv'),
        ("Ø luar – 3.csv", " luar  3.csv"),
        ("부품 7.xlsx", " 7.xlsx"),
        ("\U0001f527.csv", ".csv"),
    ],
)
def test_the_name_arrives_and_its_latin_letters_for_whoever_reads_no_others(name: str, plain: str) -> None:
    with Flask("pages").test_request_context():
        headers = saved(b"x", name).headers
    said = headers["Content-Disposition"].encode("latin-1").decode()
    kind, options = parse_options_header(said)
    assert (kind, options["filename"]) == ("attachment", name)
    # Whoever knows RFC 6266 takes the second of two names.
    assert parse_options_header(said.partition("; filename*=")[0])[1]["filename"] == plain


def test_it_is_kept_nowhere_and_opened_by_nothing() -> None:
    with Flask("pages").test_request_context():
        answer = saved(b"12,01\r\n", "lot.csv")
        answer.direct_passthrough = False
        assert answer.get_data() == b"12,01\r\n"
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/octet-stream", "no-store")
