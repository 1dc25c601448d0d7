"""The program as a process."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import pytest

from qc import __main__ as program

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Give the tests that follow their garbage collection back."""
    yield
    gc.unfreeze()
    gc.enable()


def test_a_run_looks_for_no_cycles_not_even_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def main(prog_name: str) -> None:
        seen.append((prog_name, gc.isenabled(), gc.get_freeze_count()))
        sys.exit(4)

    monkeypatch.setattr(program, "main", main)
    with pytest.raises(SystemExit) as ended:
        program.run()
    assert seen == [("qc", False, 0)]
    assert ended.value.code == 4
    assert gc.get_freeze_count() > 1000
