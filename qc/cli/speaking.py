"""Click commands and options whose words are said in the reader's language."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from qc.version import __version__
from qc.words import Language, Message, language, message
from qc.words.language import CODES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEFAULT = "id"
LANGUAGE_VARIABLE = "QC_LANG"


def reader_of(ctx: click.Context) -> Language:
    """Return the language that this run speaks."""
    found = ctx.find_root().obj
    return found if isinstance(found, Language) else language(DEFAULT)


def asked_language(args: Sequence[str]) -> Language:
    """Return the language that the arguments (or the environment) ask for, before they are parsed."""
    asked = os.environ.get(LANGUAGE_VARIABLE, DEFAULT)
    for position, arg in enumerate(args):
        if arg == "--lang" and position + 1 < len(args):
            asked = args[position + 1]
        elif arg.startswith("--lang="):
            asked = arg.removeprefix("--lang=")
    first = asked.split(",")[0].strip().lower()
    return language(first if first in CODES else DEFAULT)


class SpeakingOption(click.Option):
    """An option whose help is a message."""

    def __init__(self, *args: Any, said: Message, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.said = said

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option with its help in the reader's language."""
        reader = reader_of(ctx)
        self.help = (
            f"{reader.say(self.said)} ({reader.say(message('required'))})" if self.required else reader.say(self.said)
        )
        return super().get_help_record(ctx)

    def get_help_extra(self, ctx: click.Context) -> Any:  # noqa: ARG002 - Click's signature
        """Return nothing more: Click would add its own English."""
        return {}


class Speaking(click.Command):
    """A command whose help is in the reader's language, Click's own headings included."""

    def __init__(self, *args: Any, said: Message, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.said = said

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call it."""
        reader = reader_of(ctx)
        said = {"[OPTIONS]": message("[OPTIONS]"), "COMMAND [ARGS]...": message("COMMAND …")}
        pieces = (reader.say(said.get(piece, piece)) for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{reader.say(message('Usage:'))} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(reader_of(ctx).say(self.said))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its options."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section(reader_of(ctx).say(message("Options"))):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with its own help in the reader's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = reader_of(ctx).say(message("show this and stop"))
        return option


def option(*declared: str, said: Message, **attributes: Any) -> Callable[[Any], Any]:
    """Declare an option that explains itself in the reader's language."""
    return click.option(*declared, cls=SpeakingOption, said=said, **attributes)


def language_option() -> SpeakingOption:
    """Return ``--lang``. What it asks for is found by ``asked_language`` before anything is parsed."""
    said = message("language: id (Indonesian, usual) or en (English)")
    return SpeakingOption(["--lang"], type=click.Choice(CODES, case_sensitive=False), expose_value=False, said=said)


def version_option() -> SpeakingOption:
    """Return ``--version``."""
    said = message("say which version this is and stop")
    return SpeakingOption(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_say_version, said=said
    )


def _say_version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001, FBT001 - Click's signature
    """Say which version this is, and stop."""
    if asked:
        click.echo(f"qc {__version__}")
        ctx.exit()


def command(name: str, *, said: Message) -> Callable[[Any], Speaking]:
    """Declare a command that explains itself in the reader's language and takes ``--lang``."""

    def declare(function: Callable[..., None]) -> Speaking:
        declared = click.command(name, cls=Speaking, said=said)(function)
        declared.params.append(language_option())
        return declared

    return declare
