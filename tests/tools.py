"""Tools from elsewhere, where they are installed."""

from __future__ import annotations

import shutil
import subprocess

import pytest


def run(tool: str, *args: object) -> str:
    """What a tool says; the test is skipped where it is not installed."""
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([found, *map(str, args)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
