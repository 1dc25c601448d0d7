"""``qc people change``: another role, another password, or no longer."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from qc.cli.password import new_password
from qc.cli.people_add import ROLES
from qc.cli.remembering import kept_option, who_option
from qc.cli.speaking import command as declare, option, reader_of
from qc.errors import Problem, UsageError
from qc.words import message


@declare("change", said=message("Change what somebody may do; they are signed out everywhere and sign in anew."))
@click.argument("login", metavar="LOGIN")
@option("--role", type=click.Choice(ROLES), said=message("what they may do"))
@option("--workshop", metavar="NAME", said=message("whose side: an owner and an operator have a workshop"))
@option("--buyer", metavar="NAME", said=message("whose side: a buyer's quality department has a buyer"))
@option("--password", is_flag=True, said=message("give a new password: asked for twice, or QC_PASSWORD"))
@option("--may-sign-in", type=click.Choice(("yes", "no", "ya", "tidak")), said=message("whether they may sign in"))
@who_option
@kept_option()
@click.pass_context
def command(ctx: click.Context, /, login: str, **given: Any) -> None:
    """Change it and say so."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    reader, store, may = reader_of(ctx), given["store"], given.pop("may_sign_in")
    if may is None and not any(given[name] for name in ("role", "workshop", "buyer", "password")):
        fix = message("give --role, --workshop, --buyer, --password or --may-sign-in")
        raise UsageError([Problem(reason=message("nothing to change was said"), fix=fix)])
    one = workflow.person_called(login, store)
    new = {
        "role": None if given["role"] is None else workflow.Role(given["role"]),
        "password": partial(new_password, reader) if given["password"] else None,
        "active": None if may is None else may in {"yes", "ya"},
    }
    changed = workflow.change_person(one.id, **(given | new))
    click.echo(reader.say(message("changed: {login} ({role})", login=changed.login, role=changed.role.label)))
