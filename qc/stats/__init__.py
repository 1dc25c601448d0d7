"""Pure statistics: arrays and numbers in, frozen results out.

The public names stand in the stub beside this file. Each is imported from its home when it is first used, so that a
short run loads only what it needs.
"""

from __future__ import annotations

import sys
from types import ModuleType

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


class _Statistics(ModuleType):
    """The package: a function is not hidden by its home where both share a name, such as ``capability``."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Statistics
