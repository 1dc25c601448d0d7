"""What Click refuses, said in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qc.words import message

if TYPE_CHECKING:
    from qc.words import Language, Message


def complaint(error: click.ClickException, reader: Language) -> str:
    """Return what is wrong with the command line, and how to see what it takes.

    Parameters
    ----------
    error : ClickException
        What Click found.
    reader : Language
        The reader's language.
    """
    lines = [reader.say(_said(error))]
    context = getattr(error, "ctx", None)
    if context is not None:
        lines.append(reader.say(message("what it takes: {command} --help", command=context.command_path)))
    return "\n".join(lines)


def _said(error: click.ClickException) -> Message:
    """Return the message for the kind of refusal."""
    match error:
        case click.NoSuchOption():
            return message("there is no option {option}", option=error.option_name)
        case click.MissingParameter():
            return message("{name} is missing", name=_name(error))
        case click.BadOptionUsage():
            return message("the option {option} needs a value", option=error.option_name)
        case click.BadParameter():
            return message("{name} does not fit: {why}", name=_name(error), why=error.message)
        case click.UsageError() if error.ctx is not None and isinstance(error.ctx.command, click.Group):
            return message(
                "there is no such command; there are: {commands}",
                commands=tuple(error.ctx.command.list_commands(error.ctx)),
            )
    return message("the command line cannot be read: {why}", why=error.format_message())


def _name(error: click.BadParameter) -> str:
    """Return the parameter's name as the user types it."""
    if error.param is None or error.ctx is None:
        return str(error.param_hint)
    return error.param.opts[0] if isinstance(error.param, click.Option) else error.param.make_metavar(error.ctx)
