"""Fifty people send 100 kB each at once: nobody meets an error, and every file comes to an end.

Its figures are printed: ``pytest -m slow -s tests/load/test_many_at_once.py``.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from statistics import quantiles
from typing import TYPE_CHECKING

import pytest
from browser.served import Server
from load.visiting import Visitor, measured, people

from qc.store.log import breaches
from qc.store.opening import open_store
from qc.workflow.online.uploads import State, upload_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PEOPLE, SIZE = 50, 100_000
MOST_EMPTY_REQUESTS = 40
"""As many empty requests at once take longer than an upload among fifty, by far."""
pytestmark = pytest.mark.slow


def at_once(what: Sequence[Callable[[], object]]) -> list[float]:
    """Do things at the same time, and return how long each took, in seconds."""

    def timed(one: Callable[[], object]) -> float:
        began = time.perf_counter()
        one()
        return time.perf_counter() - began

    with ThreadPoolExecutor(len(what)) as threads:
        return list(threads.map(timed, what))


def slowest(times: list[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20)[-1]


def settle(keys: list[str], store: str) -> list[State]:
    """Return where uploads stand as soon as the server has nothing to do with them."""
    until = time.monotonic() + 400
    while time.monotonic() < until:
        states = [upload_of(key, store).state for key in keys]
        if not set(states) & {State.RECEIVED, State.READING, State.JUDGING}:
            return states
        time.sleep(0.5)
    raise AssertionError(states)


def send(visitor: Visitor, file: bytes, keys: list[str]) -> None:
    """Send a file, and note under which key it was acknowledged."""
    keys.append(visitor.upload("lot.csv", file))


def test_fifty_people_upload_at_once(tmp_path: Path, address: str) -> None:
    with Server(tmp_path, address, workers=2) as server:
        visitors = [Visitor(server) for _ in range(PEOPLE)]
        with ThreadPoolExecutor(4) as few:
            list(few.map(Visitor.sign_in, visitors, people(server, PEOPLE)))
        empty = at_once([partial(one.ask, "GET", "/static/qc.svg") for one in visitors])
        keys: list[str] = []
        files = [measured(seed, units=60, size=SIZE) for seed in range(PEOPLE)]
        assert min(map(len, files)) >= SIZE
        sent = [partial(send, *each, keys) for each in zip(visitors, files, strict=True)]
        times = at_once(sent)
        print(  # noqa: T201 - a benchmark says what it measured
            f"\np95 of an upload of {SIZE // 1000} kB by {PEOPLE} at once {slowest(times):.2f} s,"
            f" of an empty request {slowest(empty):.3f} s; ratio {slowest(times) / slowest(empty):.1f}"
        )
        assert len(set(keys)) == PEOPLE
        assert sorted(upload_of(key, server.store).content for key in keys) == sorted(files)
        assert set(settle(keys, server.store)) == {State.ASKING}
        assert slowest(times) / slowest(empty) < MOST_EMPTY_REQUESTS
        assert "Traceback" not in server.complaints()
    with open_store(address).reading() as connection:
        assert list(breaches(connection)) == []
