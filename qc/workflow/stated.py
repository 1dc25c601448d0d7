"""What the files say of a lot fills in what the user did not say."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from qc.verdict.model import Identity

if TYPE_CHECKING:
    from qc.intake.batch import Stated


def with_stated(identity: Identity | None, stated: Stated) -> Identity:
    """Return what identifies a lot: what the user said, else what stands above the tables of its files.

    Parameters
    ----------
    identity : Identity or None
        What the user said.
    stated : Stated
        What the files say.

    Returns
    -------
    Identity
    """
    given = identity or Identity()
    said = {field.name: getattr(given, field.name) for field in fields(Identity)}
    known = {name: getattr(stated, name, None) if fact is None else fact for name, fact in said.items()}
    return Identity(**{name: _without_time(fact) for name, fact in known.items()})


def _without_time(fact: Any) -> Any:
    """Return a day where a moment is given: papers and records say days."""
    return fact.date() if isinstance(fact, dt.datetime) else fact
