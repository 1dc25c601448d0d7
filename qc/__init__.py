"""Batch inspection and statistical process control against a buyer's standard.

>>> import qc
>>> sorted(qc.__all__)
['QCError', 'Verdict', '__version__', 'inspect']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qc.errors import QCError
    from qc.workflow import Verdict, inspect

__version__ = "0.1.0"
__all__ = ["QCError", "Verdict", "__version__", "inspect"]

_HOME = {"QCError": "qc.errors", "Verdict": "qc.workflow", "inspect": "qc.workflow"}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``qc --help`` loads no statistics."""
    if name not in _HOME:
        raise AttributeError(f"module 'qc' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - a lazy import is this function's whole purpose

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
