"""A word that nobody may see: from the environment, else typed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from qc.words import Language, Message


def hidden_word(reader: Language, variable: str, said: Message, *, twice: bool, nobody: Problem) -> str:
    """Return the word.

    Parameters
    ----------
    reader : Language
        The reader's language.
    variable : str
        Of the environment, that may hold it.
    said : Message
        What is asked for.
    twice : bool
        Whether it is typed once more.
    nobody : Problem
        What is said where there is nobody to ask.

    Raises
    ------
    UsageError
        If there is nobody to ask.
    """
    if (given := os.environ.get(variable)) is not None:
        return given
    if not sys.stdin.isatty():
        raise UsageError([nobody])
    again = reader.say(message("once more")) if twice else False
    typed: str = click.prompt(reader.say(said), hide_input=True, confirmation_prompt=again, err=True)
    return typed
