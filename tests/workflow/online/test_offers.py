"""Standards to choose from."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, Any

from qc.workflow.demos import library
from qc.workflow.online import offers as module
from qc.workflow.online.offers import offers

if TYPE_CHECKING:
    import pytest

    from qc.store.opening import Store


def test_an_example_is_read_again_only_when_its_file_changed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = Path(copy(library("specs") / "contoh-ring-piston.toml", tmp_path / "one.toml"))
    read, loads = [], tomllib.loads

    def counted(text: str) -> dict[str, Any]:
        read.append(text)
        return loads(text)

    monkeypatch.setattr(module, "library", lambda _name: tmp_path)
    monkeypatch.setattr(tomllib, "loads", counted)
    first = offers(store=store)
    assert offers(store=store) == first
    assert len(read) == 1
    example.write_text(example.read_text("utf-8").replace('part_number = "', 'part_number = "X'), "utf-8")
    os.utime(example, ns=(1, 1))
    assert [one.part_number for one in offers(store=store)] == ["X" + first[0].part_number]
