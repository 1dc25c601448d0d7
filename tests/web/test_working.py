"""Work that outlives what happens to those who do it."""

from __future__ import annotations

import os
import pickle
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qc.errors import InputError, Location, Problem
from qc.store.opening import open_store
from qc.web.settings import Settings, kept_secret
from qc.web.working import Workers
from qc.words import message
from qc.workflow.online.uploads import State, receive, upload_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

ROOT = Path(__file__).parents[2]
RINGS = ROOT / "samples" / "ring-piston" / "piston_rings.csv"
SAID = {"standard": "example:contoh-ring-piston", "who": "Siti", "workshop": None}


class Deadly:
    """A process that one upload ends."""

    def __init__(self, pool: ProcessPoolExecutor, deadly: str) -> None:
        self.pool, self.deadly = pool, deadly

    def submit(self, what: Callable[..., None], key: str, store: str) -> Future[None]:
        return self.pool.submit(os._exit, 1) if key == self.deadly else self.pool.submit(what, key, store)


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    store = str(tmp_path / "qc.sqlite")
    open_store(store)
    made = Workers(Settings(store=store, secret=b"x" * 32, workers=1))
    yield made
    made.stop()


def settled(key: str, store: str | None) -> State:
    """Return where an upload stands as soon as nobody works on it."""
    until = time.monotonic() + 60
    while (state := upload_line(key, store).state) in {State.RECEIVED, State.READING} and time.monotonic() < until:
        time.sleep(0.05)
    return state


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_a_worker_that_is_killed_is_replaced(workers: Workers) -> None:
    store = workers._settings.store
    first = receive("a.csv", RINGS.read_bytes(), person=None, options=SAID, store=store)
    workers.take(first)
    assert settled(first, store) is State.ASKING
    number = workers._threads.submit(lambda: workers._process().submit(os.getpid).result()).result()
    second = receive("b.csv", RINGS.read_bytes(), person=None, options=SAID, store=store)
    os.kill(number, signal.SIGKILL)
    workers.take(second)
    assert settled(second, store) is State.ASKING


@pytest.mark.slow
def test_a_file_that_ends_every_process_is_given_up_and_the_next_is_read(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, honest = workers._settings.store, Workers._process
    keys = [receive(name, RINGS.read_bytes(), person=None, options=SAID, store=store) for name in ("a.csv", "b.csv")]
    monkeypatch.setattr(Workers, "_process", lambda self: Deadly(honest(self), keys[0]))
    for key in keys:
        workers.take(key)
    assert [settled(key, store) for key in keys] == [State.FAILED, State.ASKING]


def test_errors_pass_between_processes() -> None:
    said = InputError([Problem(reason=message("no file"), location=Location(file="a.csv"), found="x")])
    again = pickle.loads(pickle.dumps(said))
    assert (type(again), again.problems, str(again)) == (InputError, said.problems, str(said))


def test_the_secret_is_kept_whole_and_its_owner_s_only(tmp_path: Path) -> None:
    made = kept_secret(tmp_path)
    assert len(made) == 32
    assert kept_secret(tmp_path) == made
    assert (tmp_path / "web-secret").stat().st_mode & 0o077 == 0 or os.name != "posix"
    (tmp_path / "web-secret").write_bytes(b"")  # cut off by a power cut
    assert len(kept_secret(tmp_path)) == 32
