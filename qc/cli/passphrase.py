"""The passphrase of the workshop's key: from the environment, or typed where nobody sees it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from qc.cli.hidden import hidden_word
from qc.errors import Problem
from qc.words import message

if TYPE_CHECKING:
    from qc.proof.own_key import Signer
    from qc.words import Language

VARIABLE = "QC_PASSPHRASE"


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
    return workflow.open_own_key(lambda: passphrase(reader))
