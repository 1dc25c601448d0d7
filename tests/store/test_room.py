"""The room keeps to itself: nobody who only inspects pays for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("module", ["qc.cli", "qc.workflow.lots", "qc.cli.inspect", "qc.report.screen"])
def test_an_inspection_loads_no_database(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert not {name for name in loaded if name.startswith("qc.store")}
    assert not {"sqlalchemy", "alembic"} & loaded


def test_reading_what_is_there_loads_no_migrations(tmp_path: Path) -> None:
    code = (
        "import sys; from qc.store.opening import open_store; open_store(sys.argv[1]); print('alembic' in sys.modules)"
    )
    for wanted in ("True", "False"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "s.sqlite")],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert done.stdout.strip() == wanted
