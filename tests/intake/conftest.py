"""Fixtures of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake.files import Folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """An empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path)
