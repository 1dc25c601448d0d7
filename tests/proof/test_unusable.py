"""Files that cannot be checked at all, each with what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from proving import codes, proof, report

from qc.errors import InputError
from qc.proof import checking
from qc.proof.findings import Standing


def test_a_file_whose_parts_are_not_where_it_says_is_told_as_damaged_and_never_mended(tmp_path: Path) -> None:
    moved = report().replace(b"startxref", b"startxreg")
    assert codes(proof(tmp_path, moved), Standing.BROKEN) == ["damaged"]


def test_a_file_too_large_for_a_report_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = report()
    monkeypatch.setattr(checking, "LARGEST", len(content) - 1)
    with pytest.raises(InputError, match="the file is too large for a report\n  what to do: choose the PDF file"):
        proof(tmp_path, content)
    monkeypatch.setattr(checking, "LARGEST", len(content))
    assert proof(tmp_path, content).decision == "hold"


def test_a_file_that_nobody_may_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_args: Any, **_given: Any) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "r.pdf"
    path.write_bytes(b"%PDF-")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(InputError, match=r"r\.pdf: the file cannot be read\n  what to do: check who may read it"):
        checking.check(path, program="qc", trusted=())
