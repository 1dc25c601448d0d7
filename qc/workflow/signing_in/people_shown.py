"""Everybody who may sign in, as a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qc.errors import Problem, UsageError
from qc.report.text_table import text_table
from qc.values import dataclass
from qc.words import language, message
from qc.workflow.signing_in.people import folded, people

if TYPE_CHECKING:
    from pathlib import Path

    from qc.words import Message
    from qc.workflow.signing_in.roles import Person

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who may sign in.

    Attributes
    ----------
    known : tuple of Person
        In the order in which they were added.
    """

    known: tuple[Person, ...]

    def text(self, lang: str = "id") -> str:
        """Return them as a terminal shows them."""
        reader = language(lang)
        if not self.known:
            return reader.say(message("Nobody was added yet: qc people add."))
        words = (message("login name"), message("name"), message("role"), message("side"), message("may sign in"))
        rows = [
            [
                one.login,
                one.name,
                reader.say(one.role.label),
                one.workshop or one.buyer or _NOTHING,
                reader.say(_may(one)),
            ]
            for one in self.known
        ]
        return text_table([reader.say(word) for word in words], rows)

    def to_json(self) -> str:
        """Return them as JSON."""
        names = ("login", "name", "role", "workshop", "buyer", "active", "has_password")
        known = [{name: getattr(one, name) for name in names} for one in self.known]
        return json.dumps({"people": known}, ensure_ascii=False, indent=1) + "\n"


def _may(one: Person) -> Message:
    """Return whether somebody may sign in."""
    if not one.active:
        return message("no")
    return message("yes") if one.has_password else message("not yet: no password")


def show_people(store: str | Path | None = None) -> People:
    """Return everybody who may sign in.

    Parameters
    ----------
    store : path or str, optional
        Where everything is remembered.
    """
    return People(people(store))


def person_called(login: str, store: str | Path | None = None) -> Person:
    """Return who signs in under a name.

    Parameters
    ----------
    login : str
        Whatever its capitals.
    store : path or str, optional
        Where everything is remembered.

    Raises
    ------
    UsageError
        If there is nobody.
    """
    known = people(store)
    found = [one for one in known if one.login == folded(login)]
    if found:
        return found[0]
    names = tuple(one.login for one in known)
    expected = message("one of {values}", values=names) if names else None
    fix = None if names else message("add somebody first: qc people add")
    raise UsageError([Problem(reason=message("there is no such person"), found=login, expected=expected, fix=fix)])
