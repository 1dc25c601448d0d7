"""What Click refuses, said in the reader's language."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from qc.words import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.words import Language, Message

_EXTRA = re.compile(r"extra arguments? \((.*)\)$", re.DOTALL)
"""How Click names words that no argument takes: only in its own sentence."""


def complaint(error: click.ClickException, reader: Language, given: Sequence[str] = ()) -> str:
    """Return what is wrong with the command line, and how to see what it takes.

    Parameters
    ----------
    error : ClickException
        What Click found.
    reader : Language
        The reader's language.
    given : sequence of str
        The command line.
    """
    lines = [reader.say(_said(error))]
    if near := _single_hyphen(error, given) or _meant(error):
        lines.append(reader.say(message("did you mean {key}?", key=near)))
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
            return message("{name} is missing", name=_name(error, whole=True))
        case click.BadOptionUsage():
            return message("the option {option} needs a value", option=error.option_name)
        case click.BadParameter():
            return message("{name} does not fit: {why}", name=_name(error), why=_why(error))
        case click.UsageError() if error.ctx is not None and isinstance(error.ctx.command, click.Group):
            return message(
                "there is no such command; there are: {commands}",
                commands=tuple(error.ctx.command.list_commands(error.ctx)),
            )
    return _unplaced(error) or message("the command line cannot be read: {why}", why=error.format_message())


def _unplaced(error: click.ClickException) -> Message | None:
    """Return that there are more words than the command takes, or None."""
    if (extra := _EXTRA.search(error.message)) is None:
        return None
    return message("there is no place for {words}: words that belong together stand in quotes", words=extra[1])


def _why(error: click.BadParameter) -> Message | str:
    """Return what a parameter takes, where its type says so; else what Click says."""
    kind = None if error.param is None else error.param.type
    match kind:
        case click.IntRange(min=int() as least, max=None):
            return message("a whole number of at least {least} is wanted, without marks", least=str(least))
        case click.IntRange(min=int() as least, max=int() as most):
            return message(
                "a whole number from {least} to {most} is wanted, without marks", least=str(least), most=str(most)
            )
        case click.Choice():
            return message("“{found}” is none of {values}", found=_found(error), values=tuple(map(str, kind.choices)))
        case click.DateTime() | click.ParamType(name="day"):
            return message("a day is wanted, such as 2026-11-30 or 30/11/2026")
    return error.message


def _found(error: click.BadParameter) -> str:
    """Return what was typed: Click quotes it in its own sentence, and keeps it nowhere else."""
    return error.message.split("'")[1] if error.message.count("'") > 1 else error.message


def _meant(error: click.ClickException) -> str | None:
    """Return the option or the command that is spelled most like the one that there is not; None where none is near."""
    context = getattr(error, "ctx", None)
    if context is None:
        return None
    if isinstance(error, click.NoSuchOption):
        known = [name for one in context.command.params for name in one.opts]
        near = get_close_matches(error.option_name, known, n=1)
    elif (name := getattr(error, "command_name", None)) and isinstance(context.command, click.Group):
        near = get_close_matches(name, context.command.list_commands(context), n=1)
    else:
        return None
    return near[0] if near else None


def _single_hyphen(error: click.ClickException, given: Sequence[str]) -> str | None:
    """Return the option that was meant by a word with one hyphen, of which Click sees only the first letter."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None or error.option_name.startswith("--"):
        return None
    known = {name for one in error.ctx.command.params for name in one.opts}
    meant = (f"-{word.partition('=')[0]}" for word in given if word.startswith(error.option_name))
    return next((name for name in meant if name in known), None)


def _name(error: click.BadParameter, *, whole: bool = False) -> str:
    """Return the parameter's name as the user types it; the whole of an option with what stands behind it."""
    if error.param is None or error.ctx is None:
        return str(error.param_hint)
    if isinstance(error.param, click.Option):
        option = error.param.opts[0]
        return f"{option} {error.param.make_metavar(error.ctx)}" if whole else option
    return error.param.make_metavar(error.ctx).strip("[]")
