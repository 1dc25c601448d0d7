"""Files that a command writes: what their names end in and whether they have a place, before anything is judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qc.errors import Problem, UsageError
from qc.words import message

if TYPE_CHECKING:
    from qc.words import Message

SCREEN = "-"


class OutFile(click.Path):
    """A file that shall be written.

    Parameters
    ----------
    *endings : str
        What its name may end in, such as ``.pdf``; none of them: anything, and ``-`` is the screen.
    early : bool
        Whether its place is looked at before anything is done: what is recorded cannot be taken back.
    """

    def __init__(self, *endings: str, early: bool = False) -> None:
        super().__init__(path_type=Path)
        self.endings, self.early = endings, early

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path.

        Raises
        ------
        UsageError
            If the name ends otherwise: the file would pretend to be of another kind.
        OutputError
            If it is a folder; where that is looked at early, also if its folder does not exist.
        """
        path: Any = super().convert(value, param, ctx)
        if not self.endings and str(path) == SCREEN:
            return path
        if self.early or path.is_dir():
            from qc.workflow.outputs import check_place  # noqa: PLC0415 - loaded only where something is written

            check_place(path)
        if self.endings and path.suffix.lower() not in self.endings:
            reason = message("{name} writes a {ending} file", name=_called(param, ctx), ending=self.endings[0])
            raise UsageError([Problem(reason=reason, found=str(value), fix=_named(path, self.endings[0]))])
        return path


PDF, SVG, ZIP, TOML, JSON = OutFile(".pdf"), OutFile(".svg"), OutFile(".zip"), OutFile(".toml"), OutFile()
KEPT_PDF, KEPT_JSON = OutFile(".pdf", early=True), OutFile(early=True)


def _called(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """Return the parameter's name as the user types it."""
    if param is None or ctx is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.make_metavar(ctx)


def _named(path: Path, ending: str) -> Message:
    """Return under which name the file can be written."""
    stem = path.stem or path.name
    return message("Give it a name that ends in {ending}, such as {example}.", ending=ending, example=f"{stem}{ending}")
