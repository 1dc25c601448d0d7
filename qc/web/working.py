"""Work that takes longer than a page may: done by processes of their own, and taken up again after a stop."""

from __future__ import annotations

import datetime as dt
import logging
import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TYPE_CHECKING

from qc.errors import OutputError
from qc.web.drawing import drawn
from qc.words import language

if TYPE_CHECKING:
    from qc.web.settings import Settings
    from qc.workflow.reading import Reading

_logger = logging.getLogger("qc.web")
_KILLS, _PAUSE = 3, 5.0
"""So many processes are ended by a file before it is given up; seconds until a full disk is tried again."""
_GIVES_WAY = 10
"""By how much a process that judges lets those go first that answer."""
_LONG = dt.timedelta(days=30)
"""Files that wait so long for their sender's word are forgotten; what was recorded stays."""


def work(key: str, store: str | None) -> None:
    """Do the next step of an upload; nothing where it waits for its sender, or is done.

    Parameters
    ----------
    key : str
        Of the upload.
    store : str or None
        Where everything is remembered.
    """
    from qc.workflow.online.arrivals import give_up, judge, understand  # noqa: PLC0415 - a server that only shows pages needs neither
    from qc.workflow.online.uploads import State, upload_line  # noqa: PLC0415 - the same

    upload = upload_line(key, store=store)
    try:
        if upload.state in {State.RECEIVED, State.READING}:
            understand(key, store=store, draw=_draw)
        elif upload.state is State.JUDGING:
            judge(key, store=store, who=upload.options["who"])
    except Exception:
        give_up(key, store=store)
        raise


def _draw(reading: Reading, code: str) -> str:
    from qc.report.reading.sections import read_sections  # noqa: PLC0415 - as above

    return str(drawn(read_sections(reading.facts, language(code))))


class Workers:
    """Those who do the work: each a thread that sees one upload through, in a process of its own.

    Parameters
    ----------
    settings : Settings
        How many there are, and where everything is remembered.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._threads = ThreadPoolExecutor(max(settings.workers, 1), thread_name_prefix="worker")
        self._own = threading.local()
        self._stopping = threading.Event()

    def start(self) -> None:
        """Start them, forget what nobody came back for, and take up what was left undone when the server stopped."""
        from qc.workflow.online.uploads import forget, pending  # noqa: PLC0415 - only a server that starts asks

        forget(_LONG, store=self._settings.store)
        for key in pending(store=self._settings.store):
            self.take(key)

    def take(self, key: str) -> None:
        """Have the next step of an upload done: at once where there are no workers, else soon."""
        if not self._settings.workers:
            work(key, self._settings.store)
            return
        self._threads.submit(self._see_through, key)

    def stop(self) -> None:
        """Let them finish what they have begun."""
        self._stopping.set()
        self._threads.shutdown(cancel_futures=True)

    def _see_through(self, key: str) -> None:
        """Do the next step of an upload, again where its process was killed or the disk was full meanwhile."""
        kills = 0
        while not self._stopping.is_set():
            try:
                self._process().submit(work, key, self._settings.store).result()
            except BrokenProcessPool:
                self._own.pool, kills = None, kills + 1
                if kills == _KILLS:
                    self._end_it(key)
                    return
            except OutputError:
                self._stopping.wait(_PAUSE)
            except Exception:
                _logger.exception("an upload could not be worked on")  # its sender was told already
                return
            else:
                return

    def _end_it(self, key: str) -> None:
        """Tell the sender of a file that ends every process that looks at it."""
        from qc.workflow.online.arrivals import give_up  # noqa: PLC0415 - a server that only shows pages needs it hardly ever

        _logger.error("an upload ended every process that worked on it: %s", key)
        with suppress(OutputError):
            give_up(key, store=self._settings.store)

    def _process(self) -> ProcessPoolExecutor:
        """Return this thread's own process."""
        found: ProcessPoolExecutor | None = getattr(self._own, "pool", None)
        if found is None:
            # A forked process would share open databases with its parent.
            context = multiprocessing.get_context("spawn")
            found = self._own.pool = ProcessPoolExecutor(1, mp_context=context, initializer=_begin)
        return found


def _begin() -> None:
    """Have this process give way to pages, and end with the server, however that ends: nobody would wait for it."""
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
