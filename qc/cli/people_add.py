"""``qc people add``: let somebody sign in."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from qc.cli.password import new_password
from qc.cli.remembering import store_option, who_option
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

ROLES = ("owner", "operator", "buyer", "trainer", "administrator")


@declare("add", said=message("Add somebody who may sign in; the password is asked for twice, or is QC_PASSWORD."))
@click.argument("login", metavar="LOGIN")
@option("--name", metavar="NAME", said=message("what people call them; without it the login name"))
@option("--role", required=True, type=click.Choice(ROLES), said=message("what they may do"))
@option("--workshop", metavar="NAME", said=message("whose side: an owner and an operator have a workshop"))
@option("--buyer", metavar="NAME", said=message("whose side: a buyer's quality department has a buyer"))
@option("--no-password", is_flag=True, said=message("they cannot sign in until qc people change --password"))
@who_option
@store_option
@click.pass_context
def command(ctx: click.Context, /, login: str, **given: Any) -> None:
    """Add them and say so."""
    from qc import workflow  # noqa: PLC0415 - the database is loaded only where it is used

    reader = reader_of(ctx)
    password = None if given.pop("no_password") else partial(new_password, reader)
    role, name = workflow.Role(given.pop("role")), given.pop("name") or login
    added = workflow.add_person(name, login, role, password=password, **given)
    click.echo(reader.say(message("added: {login} ({role})", login=added.login, role=added.role.label)))
