"""Who somebody is, and what they may do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.values import dataclass
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qc.store.accounts import Account
    from qc.words import Message


class Role(StrEnum):
    """What somebody may do."""

    OWNER = "owner"
    OPERATOR = "operator"
    BUYER = "buyer"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> Message:
        """What it is called."""
        return _LABELS[self]

    @property
    def side(self) -> str | None:
        """What somebody with this role belongs to: ``workshop``, ``buyer`` or nothing."""
        return _SIDES.get(self)


_LABELS: Mapping[Role, Message] = {
    Role.OWNER: message("workshop owner"),
    Role.OPERATOR: message("person at the machine"),
    Role.BUYER: message("buyer's quality department"),
    Role.TRAINER: message("trainer"),
    Role.ADMINISTRATOR: message("administrator"),
}
_SIDES: Mapping[Role, str] = {Role.OWNER: "workshop", Role.OPERATOR: "workshop", Role.BUYER: "buyer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may sign in.

    Attributes
    ----------
    id : int
        Of the row.
    login, name : str
        As what they sign in, and who they are.
    role : Role
        What they may do.
    workshop, buyer : str or None
        Whose side they are on.
    active : bool
        Whether they may sign in.
    has_password : bool
        Without one they cannot.
    """

    id: int
    login: str
    name: str
    role: Role
    workshop: str | None
    buyer: str | None
    active: bool
    has_password: bool


def person_of(account: Account) -> Person:
    """Return whose account it is."""
    return Person(
        id=account.person,
        login=account.login,
        name=account.name,
        role=Role(account.role),
        workshop=account.workshop,
        buyer=account.buyer,
        active=account.active,
        has_password=account.password_hash is not None,
    )


_NEEDED = {
    "workshop": (
        message("nobody said which workshop this person belongs to"),
        message("a workshop, as for every owner and person at the machine"),
    ),
    "buyer": (
        message("nobody said which buyer this person belongs to"),
        message("a buyer, as for everybody of a buyer's quality department"),
    ),
}


def check_side(role: Role, said: Mapping[str, str]) -> None:
    """Refuse a person without the workshop or the buyer that the role needs.

    Parameters
    ----------
    role : Role
        What the person may do.
    said : mapping of str to str
        Under ``workshop`` and ``buyer`` their names, empty where nobody said one.

    Raises
    ------
    UsageError
        If the one is missing that the role needs.
    """
    side = role.side
    if side is not None and not said[side]:
        reason, expected = _NEEDED[side]
        fix = message("on the command line: {option} NAME", option=f"--{side}")
        raise UsageError([Problem(reason=reason, expected=expected, fix=fix)])
