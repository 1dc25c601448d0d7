"""Work that takes longer than a page may: done by processes of their own, and taken up again after a stop."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from qc.web.drawing import drawn
from qc.words import language

if TYPE_CHECKING:
    from concurrent.futures import Future

    from qc.web.settings import Settings
    from qc.workflow.reading import Reading

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
    from qc.workflow.arrivals import give_up, judge, understand  # noqa: PLC0415 - a server that only shows pages needs neither
    from qc.workflow.uploads import State, upload_line  # noqa: PLC0415 - the same

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
    from qc.report.read_sections import read_sections  # noqa: PLC0415 - as above

    return str(drawn(read_sections(reading.facts, language(code))))


class Workers:
    """Those who do the work.

    Parameters
    ----------
    settings : Settings
        How many there are, and where everything is remembered.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """Start them, forget what nobody came back for, and take up what was left undone when the server stopped."""
        from qc.workflow.uploads import forget, pending  # noqa: PLC0415 - only a server that starts asks

        forget(_LONG, store=self._settings.store)
        for key in pending(store=self._settings.store):
            self.take(key)

    def take(self, key: str) -> None:
        """Have the next step of an upload done: at once where there are no workers, else soon."""
        if not self._settings.workers:
            work(key, self._settings.store)
            return
        self._running().submit(work, key, self._settings.store).add_done_callback(_complain)

    def stop(self) -> None:
        """Let them finish what they have begun."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # A forked process would share open databases with its parent.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._settings.workers, mp_context=context)
        return self._pool


def _complain(done: Future[None]) -> None:
    """Log what no worker should meet; its sender was told already."""
    error = done.exception() if not done.cancelled() else None
    if error is not None:
        import logging  # noqa: PLC0415 - needed where something is wrong

        logging.getLogger("qc.web").error("an upload could not be worked on", exc_info=error)
