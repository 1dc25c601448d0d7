"""Two processes that write at once leave one chain, and all of what both wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from remembered_rows import batch_row, standard_row

from qc.store.log import breaches
from qc.store.opening import open_store
from qc.workflow.online.typing import open_sheet, typed
from qc.workflow.online.uploads import pending

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from qc.store.opening import open_store
from qc.workflow.online.typing import add_typed
from qc.workflow.online.uploads import receive
from remembered_rows import batch_row
store, who = open_store(sys.argv[1]), sys.argv[2]
for number in range(8):
    receive(f"{who} {number}", b"1" * 50_000, person=None, options={}, store=store)
    batch_row(store, f"{who} {number}", workshop=who)
    add_typed(1, [(f"{number}", "d", 1 + number, "11,98")], store=store)
"""


@pytest.mark.slow
def test_two_processes_write_at_once(address: str) -> None:
    store = open_store(address)
    with store.writing("Siti") as book:
        _, standard = standard_row(book)
    open_sheet(standard, store=store)
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    command, surroundings = [sys.executable, "-c", WRITER, address], {**os.environ, "PYTHONPATH": paths}
    started = [subprocess.Popen([*command, who], cwd=ROOT, env=surroundings) for who in ("Siti", "Budi")]
    assert [one.wait(60) for one in started] == [0, 0]
    assert len(pending(store)) == 16
    assert [one.client_key for one in typed(1, store)] == [str(number) for number in range(8)]
    assert batch_row(store) == 17
    with store.reading() as connection:
        assert list(breaches(connection)) == []
