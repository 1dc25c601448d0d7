"""The passphrase of the workshop's key: from the environment, or typed where nobody sees it."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from qc.cli.hidden import hidden_word
from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from qc.proof.own_key import Signer
    from qc.words import Language

VARIABLE = "QC_PASSPHRASE"
_TRIES = 3


def passphrase(reader: Language, *, new: bool = False) -> str:
    """Return the passphrase.

    Parameters
    ----------
    reader : Language
        The reader's language.
    new : bool
        Whether it is a new one, which is typed twice.

    Raises
    ------
    UsageError
        If there is nobody to ask.
    """
    reason = message("the key needs its passphrase, and there is nobody to ask")
    nobody = Problem(reason=reason, fix=message("set it as {variable}", variable=VARIABLE))
    return hidden_word(reader, VARIABLE, message("passphrase of the key"), twice=new, nobody=nobody)


def signer_for(reader: Language) -> Signer | None:
    """Return the workshop's opened key; None where there is no key, or nobody who knows the passphrase."""
    from qc import workflow  # noqa: PLC0415 - loaded only where a report is written

    if not workflow.can_sign():
        return None
    if VARIABLE not in os.environ and not sys.stdin.isatty():
        said = message(
            "the report gets no signature: the passphrase of the key cannot be typed here (type it in a terminal, or "
            "set it as {variable})",
            variable=VARIABLE,
        )
        click.echo(reader.say(said), err=True)
        return None
    return _opened(reader, _TRIES)


def _opened(reader: Language, tries: int) -> Signer:
    """Return the opened key; what was mistyped may be typed again, so that the answer on a lot is not lost."""
    from qc.workflow import open_own_key  # noqa: PLC0415 - as above

    try:
        return open_own_key(lambda: passphrase(reader))
    except UsageError as error:
        if VARIABLE in os.environ:
            raise UsageError(map(_of_variable, error.problems)) from error
        if tries == 1 or not any(map(_wrong, error.problems)):
            raise
        click.echo(error.text(reader), err=True)
    return _opened(reader, tries - 1)


def _wrong(problem: Problem) -> bool:
    """Whether a passphrase was mistyped; any other trouble stays however often it is typed."""
    from qc.proof.own_key import WRONG_PASSPHRASE  # noqa: PLC0415 - loaded only where a report is signed

    return problem.reason == WRONG_PASSPHRASE


def _of_variable(problem: Problem) -> Problem:
    """Return a problem as it is mended where nobody typed the passphrase."""
    fix = message("correct what {variable} holds, or take it away and type the passphrase", variable=VARIABLE)
    return replace(problem, fix=fix) if _wrong(problem) else problem
