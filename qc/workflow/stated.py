"""What the files say of a lot fills in what the user did not say."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

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
    return Identity(**{name: getattr(stated, name, None) if fact is None else fact for name, fact in said.items()})
