"""Fixtures of this room."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from intake.files import ONE, Folder

from qc.intake import read_batch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """An empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path)


@pytest.fixture(scope="session")
def patience(tmp_path_factory: pytest.TempPathFactory) -> float:
    """CPU seconds that a hostile file may take: a hundred times a good one of 500 columns, here and now."""
    path, columns, times = tmp_path_factory.mktemp("good") / "good.csv", range(500), []
    rows = ("1;" * len(columns) + "12,01\n") * 20
    path.write_text(";".join(f"c{i}" for i in columns) + f";diameter\n{rows}", encoding="utf-8")
    for _ in range(3):
        begun = time.process_time()
        read_batch([path], ONE)
        times.append(time.process_time() - begun)
    return 100 * min(times)
