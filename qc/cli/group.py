"""A group of commands that are imported only when they run, and that ends every error in the reader's language."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from qc.cli.complaints import complaint
from qc.cli.speaking import Speaking, asked_language, language_option, reader_of
from qc.errors import QCError
from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qc.words import Message

WRONG_USAGE = 2
INTERRUPTED, CLOSED = 130, 141
"""As a shell says it of a program that a signal ended: Ctrl-C, and nobody who reads on."""


class Group(Speaking, click.Group):
    """A group of commands.

    Parameters
    ----------
    name : str
        Its name.
    said : Message
        What it is for.
    commands_at : mapping of str to (str, Message)
        For each command the module that holds it under its own name (as ``command``), and its summary.
    """

    def __init__(self, *, name: str, said: Message, commands_at: Mapping[str, tuple[str, Message]]) -> None:
        super().__init__(name=name, said=said, params=[language_option()])
        self.commands_at = commands_at

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """Return the names of all commands."""
        return list(self.commands_at)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - Click's signature
        """Import and return one command."""
        if cmd_name not in self.commands_at:
            return None
        found = import_module(self.commands_at[cmd_name][0]).command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their summaries, importing none of them."""
        reader = reader_of(ctx)
        with formatter.section(reader.say(message("Commands"))):
            formatter.write_dl([(name, reader.say(said)) for name, (_, said) in self.commands_at.items()])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write options, then commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Return a context that speaks the language asked for."""
        if parent is None:
            extra.setdefault("obj", asked_language(args))
        return super().make_context(info_name, args, parent, **extra)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: ARG002, FBT001, FBT002 - Click's signature
        **extra: Any,
    ) -> Any:
        """Run a command; every error becomes a sentence and an exit status."""
        given = list(sys.argv[1:] if args is None else args)
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra) or 0
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.message)
            sys.exit(WRONG_USAGE)
        except click.ClickException as error:
            if (commands := _without_command(error)) is not None:
                click.echo(commands)
            else:
                click.echo(complaint(error, asked_language(given), given), err=True)
            sys.exit(WRONG_USAGE)
        except QCError as error:
            click.echo(error.text(asked_language(given)), err=True)
            sys.exit(error.exit_status)
        except (click.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except SystemExit as ended:  # Click's 1 for a reader that went away, as ``head`` does, would say "rejected"
            sys.exit(CLOSED if ended.code == 1 else ended.code)
        sys.exit(status)


def _without_command(error: click.ClickException) -> str | None:
    """Return the help of a group that was given options and no command, None for any other error."""
    if not isinstance(error, click.UsageError) or error.ctx is None or hasattr(error, "command_name"):
        return None
    group = isinstance(error.ctx.command, Group) and type(error) is click.UsageError and not error.ctx.args
    return error.ctx.get_help() if group else None
