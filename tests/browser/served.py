"""The real ``qc serve``, a process of its own: started, stopped, killed and started again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\S*")


class Server:
    """A server on a store; its port stays the same when it is started again.

    Parameters
    ----------
    folder : Path
        For what it writes.
    store : str, optional
        Where it remembers; else a file in the folder.
    workers : int
        Processes that judge.
    """

    def __init__(self, folder: Path, store: str | None = None, *, workers: int = 1) -> None:
        self.store = store or str(folder / "qc.sqlite")
        self.errors = folder / "server-errors.txt"
        self.port, self.workers, self.opening = 0, workers, ""
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    @property
    def address(self) -> str:
        """Where its pages are, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def number(self) -> int:
        """Of its process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it, and wait until it says where it can be opened."""
        options = ["--port", str(self.port), "--workers", str(self.workers), "--store", self.store, "--lang", "en"]
        with self.errors.open("a", encoding="utf-8") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "qc", "serve", *options],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        assert self._process.stdout is not None
        found = _ADDRESS.search(self._process.stdout.readline())
        assert found is not None, self.complaints()
        self.opening, self.port = found[0], int(found[1])

    def stop(self) -> None:
        """End it as a service manager does."""
        self._end(kill=False)

    def kill(self) -> None:
        """End it as a power cut does."""
        self._end(kill=True)

    def _end(self, *, kill: bool) -> None:
        if self._process is not None:
            self._process.kill() if kill else self._process.terminate()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process.wait(30)
            self._process = None

    def complaints(self) -> str:
        """Return what it wrote about things that went wrong."""
        return self.errors.read_text(encoding="utf-8")
