"""Where everything is remembered, told without opening it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qc.store.opening import Store

VARIABLE = "QC_STORE"


def named(given: str | Path | None = None) -> str:
    """Return the file or address: what is given, else what ``QC_STORE`` names, else the user's own place for data.

    Parameters
    ----------
    given : str or Path, optional
        A file, or the address of a PostgreSQL database.
    """
    return str(given or os.environ.get(VARIABLE) or _usual())


def is_there(given: str | Path | Store | None = None) -> bool:
    """Return whether anything can be remembered there: a file that is there, or any other database.

    Parameters
    ----------
    given : str, Path or Store, optional
        As ``open_store`` takes it; nothing is made.
    """
    if given is not None and not isinstance(given, str | Path):
        return True
    place = named(given)
    return "://" in place or Path(place).expanduser().exists()


def is_near(given: str | Path | None = None) -> bool:
    """Return whether a file is there, on this computer: looking into it needs nobody else.

    Parameters
    ----------
    given : str or Path, optional
        As ``named`` takes it; nothing is made.
    """
    return is_there(given) and "://" not in named(given)


def _usual() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where a store is named

    return user_data_path("qc", appauthor=False) / "qc.sqlite"
