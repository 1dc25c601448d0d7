"""Passwords: what will do as one, and how one is kept and compared."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from qc.words import Message

FEWEST, MOST = 8, 128
_COMMON = Path(__file__).parent / "common_passwords.txt"


def check_password(password: str, login: str) -> None:
    """Refuse a password that others would guess.

    Parameters
    ----------
    password : str
        What was chosen.
    login : str
        The name that it goes with.

    Raises
    ------
    UsageError
        If it is too short, too long, the login name, or one of those that people try first.
    """
    plain = _plain(password)
    for fails, expected in (
        (len(plain) < FEWEST, message("at least {count} characters", count=FEWEST)),
        (len(plain) > MOST, message("at most {count} characters", count=MOST)),
        (not _encodable(plain), message("letters, digits and signs only")),
        (plain.casefold() == login, message("another one than the login name")),
        (plain.casefold() in _common(), message("one that is not among those that people try first")),
    ):
        if fails:
            raise _unfit(expected)


def _unfit(expected: Message) -> UsageError:
    """Return the refusal; it never repeats the password."""
    fix = message("Take three or four words that only you would put together.")
    return UsageError([Problem(reason=message("this password will not do"), expected=expected, fix=fix)])


def keep(password: str) -> bytes:
    """Return what is kept of a password, from which it cannot be found again.

    Parameters
    ----------
    password : str
        The password.
    """
    return _hasher().hash(_plain(password)).encode()


def fits(kept: bytes | None, password: str) -> bool:
    """Whether a password is the one that was kept; it takes as long where none was.

    Parameters
    ----------
    kept : bytes or None
        What ``keep`` returned.
    password : str
        What somebody typed.
    """
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - only where somebody signs in

    plain = _plain(password[: 2 * MOST])
    known = kept is not None and len(plain) <= MOST and _encodable(plain)
    try:
        _hasher().verify(kept if known and kept else _nobodys(), plain if known else "-")
    except (VerificationError, InvalidHashError):
        return False
    return known


def outdated(kept: bytes) -> bool:
    """Whether a password ought to be kept anew, as guessing became cheaper.

    Parameters
    ----------
    kept : bytes
        What ``keep`` returned at some time.
    """
    return _hasher().check_needs_rehash(kept)


def _plain(password: str) -> str:
    """Return a password in one spelling: a keyboard may write é as one sign or as two."""
    return unicodedata.normalize("NFC", password)


def _encodable(plain: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in plain)


@cache
def _hasher() -> PasswordHasher:
    """Return argon2id with the second choice of RFC 9106: 64 MiB, which an old laptop has."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - as above

    return PasswordHasher()


@cache
def _nobodys() -> bytes:
    """Return what is compared with where there is no such person."""
    return keep("nobody's password")


@cache
def _common() -> frozenset[str]:
    return frozenset(_COMMON.read_text(encoding="utf-8").split())
