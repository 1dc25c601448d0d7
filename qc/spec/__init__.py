"""The buyer's standard: a TOML file, one for each part and buyer.

>>> from qc.spec import load_spec
>>> load_spec("specs/contoh-ring-piston.toml").spec.part_number
'RING-74'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qc.spec.load import LoadedSpec, check_spec, load_spec
    from qc.spec.schema import spec_schema

__all__ = ["LoadedSpec", "check_spec", "load_spec", "spec_schema"]

_HOME = {
    "LoadedSpec": "qc.spec.load",
    "check_spec": "qc.spec.load",
    "load_spec": "qc.spec.load",
    "spec_schema": "qc.spec.schema",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that starting qc does not load them all."""
    if name not in _HOME:
        raise AttributeError(f"module 'qc.spec' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - a lazy import is this function's whole purpose

    return getattr(import_module(_HOME[name]), name)
