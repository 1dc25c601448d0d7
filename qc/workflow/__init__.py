"""The use cases: everything that a command or a page does is one call here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qc.workflow.lots import PROGRAM, Verdict, check_specs, inspect, screen, write

__all__ = ["PROGRAM", "Verdict", "check_specs", "inspect", "screen", "write"]

_HOME = {
    "PROGRAM": "lots",
    "Verdict": "lots",
    "check_specs": "lots",
    "inspect": "lots",
    "screen": "lots",
    "write": "lots",
}


def __getattr__(name: str) -> Any:
    """Import a use case when it is first called for, so that each command loads only what it needs."""
    if name not in _HOME:
        raise AttributeError(f"module 'qc.workflow' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - a lazy import is this function's whole purpose

    return getattr(import_module(f"qc.workflow.{_HOME[name]}"), name)
