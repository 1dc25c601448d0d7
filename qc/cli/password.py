"""A person's new password: from the environment, or typed twice where nobody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qc.cli.hidden import hidden_word
from qc.errors import Problem
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
    fix = message("set it as {variable}; or say --no-password, and give one later", variable=VARIABLE)
    nobody = Problem(reason=message("a password is needed, and there is nobody to ask"), fix=fix)
    return hidden_word(reader, VARIABLE, message("new password"), twice=True, nobody=nobody)
