"""A person's new password: from the environment, or typed twice where nobody sees it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from qc.words import Language

VARIABLE = "QC_PASSWORD"


def new_password(reader: Language) -> str:
    """Return it.

    Parameters
    ----------
    reader : Language
        The reader's language.

    Raises
    ------
    UsageError
        If there is nobody to ask.
    """
    if (given := os.environ.get(VARIABLE)) is not None:
        return given
    if not sys.stdin.isatty():
        nobody = message("a password is needed, and there is nobody to ask")
        fix = message("set it as {variable}; or say --no-password, and give one later", variable=VARIABLE)
        raise UsageError([Problem(reason=nobody, fix=fix)])
    said, again = reader.say(message("new password")), reader.say(message("once more"))
    typed: str = click.prompt(said, hide_input=True, confirmation_prompt=again, err=True)
    return typed
