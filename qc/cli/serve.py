"""``qc serve``: the pages, for this computer and for phones on the same Wi-Fi."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import click

from qc.cli.remembering import store_option
from qc.cli.speaking import command as declare, option, reader_of
from qc.words import message

if TYPE_CHECKING:
    from qc.web.serving import Place
    from qc.words import Language

USUAL_PORT = 8000


@declare("serve", said=message("Open the pages in a browser, on this computer and on phones of the same Wi-Fi."))
@option(
    "--port",
    type=click.IntRange(0, 65535),
    default=USUAL_PORT,
    metavar="N",
    said=message("where to listen; 0 takes a free one"),
)
@option("--lan", is_flag=True, said=message("let in phones and computers of the same network; everybody signs in"))
@option("--open", "opened", is_flag=True, said=message("open the pages in the browser of this computer at once"))
@option("--workers", type=click.IntRange(1, 64), default=1, metavar="N", said=message("lots judged at the same time"))
@store_option
@click.pass_context
def command(ctx: click.Context, /, *, opened: bool, **given: Any) -> None:
    """Serve until stopped."""
    from qc.web.serving import serve  # noqa: PLC0415 - the server is loaded only where it is used

    gc.enable()  # unlike every other command, this one runs for days
    reader = reader_of(ctx)
    serve(**given, ready=lambda place: _tell(place, reader, opened=opened))


def _tell(place: Place, reader: Language, *, opened: bool) -> None:
    click.echo(reader.say(message("Open in a browser on this computer: {address}", address=place.here)))
    if place.phone is not None:
        click.echo(reader.say(message("On a phone of the same Wi-Fi: {address}", address=place.phone)))
        click.echo(place.code())
    click.echo(reader.say(message("Stop with Ctrl+C.")))
    if opened:
        import webbrowser  # noqa: PLC0415 - loaded only where it is asked for

        webbrowser.open(place.here)
