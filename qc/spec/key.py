"""One key of a standard: its kind of value by its annotation, and by ``key`` all else that is to be said of it."""

from __future__ import annotations

import inspect
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Unpack

from qc.spec.annotated import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qc.spec.kinds import Bounds, Kind

_REQUIRED = object()


class Key:
    """One key of a group: what ``key`` made.

    Parameters
    ----------
    default : object
        Where the file says nothing.
    alias : str or None
        Its name in the file, where that is a word of Python.
    description : str
        For editors.
    examples : sequence
        Values, for editors and error messages.
    bounds : Bounds
        What a value keeps to.
    """

    name: str
    home: type

    def __init__(
        self, default: object, alias: str | None, description: str, examples: Sequence[Any], bounds: Bounds
    ) -> None:
        self.default, self.alias, self.description = default, alias, description
        self.examples, self.bounds = examples, bounds

    def __set_name__(self, home: type, name: str) -> None:
        self.name, self.home = name, home

    @property
    def word(self) -> str:
        """The key as a file has it."""
        return self.alias or self.name

    @property
    def required(self) -> bool:
        """Whether a file has to have it."""
        return self.default is _REQUIRED

    @cached_property
    def kind(self) -> Kind:
        """The kind of value that it takes."""
        return kind_of(_annotations(self.home)[self.name], self.bounds)


@cache
def _annotations(home: type) -> dict[str, Any]:
    return inspect.get_annotations(home, eval_str=True)


def key(
    *,
    default: Any = _REQUIRED,
    alias: str | None = None,
    description: str = "",
    examples: Sequence[Any] = (),
    **bounds: Unpack[Bounds],
) -> Any:
    """State a key of a group, or bounds that mark an annotation.

    Parameters
    ----------
    default : object, optional
        Its value where the file has none; absent: the file must have one.
    alias : str, optional
        Its name in the file, where that is a word of Python.
    description : str, optional
        For editors.
    examples : sequence, optional
        Values for editors and error messages.
    **bounds
        ``ge``, ``gt``, ``le``, ``lt``, ``finite``; ``min_length``, ``max_length``, ``pattern``.
    """
    return Key(default, alias, description, examples, bounds)
